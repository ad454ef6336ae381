import { both } from './both.ts';

/** What refusals about hidden PINs say. */
export const pinRefusals = {
  'pin-locked': both(
    [
      'Tem này hôm nay đã thử mã PIN đủ 5 lần',
      'Mỗi tem chỉ xét 5 lần mỗi ngày. Hãy thử lại từ 0 giờ ngày mai.',
    ],
    [
      'This stamp’s PIN was tried 5 times today',
      'Five tries a day are answered for each stamp. Try again from midnight.',
    ],
  ),
  'batch-without-pins': both(
    ['Đợt tem này không có mã PIN', 'Mã PIN được chọn khi phát hành đợt tem, không thêm vào sau được.'],
    ['This batch has no hidden PINs', 'PINs are chosen when a batch is issued and cannot be added later.'],
  ),
  'stock-without-pin-room': both(
    [
      'Nhãn không đủ chỗ cho ô cào',
      'Chọn “Tem, để trống ô cào” rồi in mã PIN riêng trên tờ khác[; hoặc đổi sang giấy có đủ chỗ: {papers}]. Ô cào cần thêm {pinWidth} × {pinHeight} mm bên cạnh mã QR và chữ.',
    ],
    [
      'No room on this label for the scratch panel',
      'Choose “Stamps, the window left empty” and print the PINs on sheets of their own[; or take paper with room: {papers}]. The window takes {pinWidth} × {pinHeight} mm beside the QR and the words.',
    ],
  ),
};
