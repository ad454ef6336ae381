import { pairs } from './pairs.ts';

/** What the portals say of hidden PINs. */
export const pinsText = pairs({
  content: ['In gì', 'What to print'],
  contentHint: [
    'Hai nhà in, mỗi nhà chỉ biết một nửa: một nơi in tem để trống ô cào, nơi kia chỉ in mã PIN trên cùng mẫu giấy, kèm 4 số cuối của mã tem để ráp cho khớp.',
    'Two printers, each knowing half: one prints the stamps with an empty window, the other only the PINs on the same paper, with the last 4 digits of each ID to lay them together.',
  ],
  notAsSvg: [
    'Mã PIN riêng không có trong SVG: hãy chọn CSV hoặc PDF.',
    'The PINs alone do not come as SVGs: choose CSV or PDF.',
  ],
  contents: {
    stamps: ['Tem, để trống ô cào (không mã PIN)', 'Stamps, the window left empty (no PINs)'],
    pins: ['Mã PIN riêng, trên tờ khác', 'The PINs alone, on sheets of their own'],
    both: ['Cả hai trên một tờ (cần nhãn lớn)', 'Both on one sheet (needs large labels)'],
  },
  short: {
    stamps: ['để trống ô cào', 'window left empty'],
    pins: ['mã PIN riêng', 'PINs alone'],
    both: ['kèm mã PIN', 'with PINs'],
  },
  halves: {
    title: ['Tem và mã PIN', 'Stamps and PINs'],
    lead: [
      'Mỗi con tem cần cả hai: tờ tem và tờ mã PIN, in trên cùng mẫu giấy.',
      'Each stamp needs both: the sheet of stamps and the sheet of PINs, on the same paper.',
    ],
    stamps: ['Tờ tem', 'Sheet of stamps'],
    pins: ['Tờ mã PIN', 'Sheet of PINs'],
    missing: ['Chưa tạo tệp nào ở đây.', 'No file made here yet.'],
    made: ['Đã tạo lúc {at} ({paper}; {state}).', 'Made {at} ({paper}; {state}).'],
    secret: [
      'Tệp mã PIN là bí mật: ai có nó thì biết mọi mã PIN của đợt. Chỉ giao cho nhà in mã PIN, không giao cho nhà in tem; xóa ngay khi in xong. Ai tải tệp đều được ghi vào nhật ký.',
      'The file of PINs is secret: whoever has it knows every PIN of the batch. Give it only to the printer of the PINs, never to the printer of the stamps, and delete it once printed. Who downloads it is put down in the journal.',
    ],
  },
  badge: ['có mã PIN', 'with PINs'],
  fact: ['Mã PIN', 'Hidden PINs'],
  used: ['có, {count} tem đã mở mã', 'yes, {count} opened'],
});
