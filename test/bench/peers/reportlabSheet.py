# The usual way with reportlab: a QrCodeWidget for each stamp.
import csv
import sys

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

source, target, font = sys.argv[1:4]
pdfmetrics.registerFont(TTFont("Sheet", font))
canvas = Canvas(target, pagesize=(210 * mm, 297 * mm), pageCompression=1)
with open(source, encoding="utf-8") as lines:
    for index, stamp in enumerate(csv.DictReader(lines)):
        place = index % 65
        if index > 0 and place == 0:
            canvas.showPage()
        x, y = 4.67 + (place % 5) * 40.64, 10.7 + (place // 5) * 21.2
        code = QrCodeWidget(stamp["url"], barLevel="M", barBorder=0, barWidth=16.6 * mm, barHeight=16.6 * mm)
        drawing = Drawing(16.6 * mm, 16.6 * mm)
        drawing.add(code)
        renderPDF.draw(drawing, canvas, (x + 1.6) * mm, (297 - y - 2.3 - 16.6) * mm)
        canvas.setFont("Sheet", 5)
        for line, words in enumerate(["OCOP 4 sao", "Mật ong hoa nhãn Thanh Mai", "HTX Thanh Mai", stamp["id"]]):
            canvas.drawString((x + 19.6) * mm, (297 - y - 5 - 3 * line) * mm, words)
canvas.save()
