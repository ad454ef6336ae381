# As InvenTree prints labels: python3-qrcode's PNG as data in HTML, set by WeasyPrint.
import base64
import csv
import io
import sys

import qrcode
from weasyprint import HTML

source, target = sys.argv[1:3]
pages = []
with open(source, encoding="utf-8") as lines:
    for index, stamp in enumerate(csv.DictReader(lines)):
        place = index % 65
        if place == 0:
            pages.append([])
        x, y = 4.67 + (place % 5) * 40.64, 10.7 + (place // 5) * 21.2
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0, box_size=4)
        code.add_data(stamp["url"])
        code.make(fit=True)
        held = io.BytesIO()
        code.make_image().save(held, "PNG")
        picture = base64.b64encode(held.getvalue()).decode()
        pages[-1].append(
            f'<div style="left:{x}mm;top:{y}mm"><img src="data:image/png;base64,{picture}">'
            f'<p>OCOP 4 sao<br>Mật ong hoa nhãn Thanh Mai<br>HTX Thanh Mai<br>{stamp["id"]}</p></div>'
        )
style = (
    "@page{size:A4;margin:0}body{margin:0}section{position:relative;height:296mm;break-after:page}"
    "div{position:absolute}img{position:absolute;left:1.6mm;top:2.3mm;width:16.6mm}"
    "p{position:absolute;left:19.6mm;top:1mm;margin:0;font-size:5pt;width:18mm}"
)
body = "".join("<section>" + "".join(page) + "</section>" for page in pages)
HTML(string=f"<style>{style}</style>{body}").write_pdf(target)
