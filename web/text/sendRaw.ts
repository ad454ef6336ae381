import { pairs } from './pairs.ts';

/** How a file in a printer's language is sent to it, word for word as in docs/van-hanh.md. */
export const sendRawText = pairs({
  title: ['Cách gửi tệp tới máy in', 'How to send the file to the printer'],
  names: [
    'Thay tên tệp, TENMAY bằng tên máy in, 192.168.1.50 bằng địa chỉ của máy.',
    'Put in the file’s name, the printer’s for TENMAY, its address for 192.168.1.50.',
  ],
  windows: [
    'Windows, máy cắm USB: trong Cài đặt máy in, thẻ Chia sẻ, chia sẻ máy với tên không dấu, không cách. Mở Command Prompt (không phải PowerShell) tại thư mục có tệp:',
    'Windows, printer on USB: in its properties, tab Sharing, share it under a name without spaces. Open Command Prompt (not PowerShell) in the file’s folder:',
  ],
  network: [
    'Máy có cổng mạng, từ Linux hoặc macOS (cổng 9100 nhận thẳng lệnh):',
    'Printer on the network, from Linux or macOS (port 9100 takes the commands as they are):',
  ],
  linux: ['Máy cắm vào máy tính Linux hoặc macOS:', 'Printer plugged into Linux or macOS:'],
  letters: [
    'In ra chữ ^XA hay SIZE là máy không hiểu lệnh ấy: đổi ZPL sang TSPL hoặc ngược lại. Tem to hay nhỏ hơn thật là chọn sai dpi.',
    'Where ^XA or SIZE comes out as words the printer does not speak it: change ZPL for TSPL or the other way. Stamps too large or too small mean a wrong dpi.',
  ],
});
