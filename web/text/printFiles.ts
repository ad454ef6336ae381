import { pairs } from './pairs.ts';

/** What the stamp account calls stamps that stand in a print file, while nobody counted what was printed. */
export const filesText = pairs({
  notPrinted: ['Chưa có tệp in', 'In no print file yet'],
  printed: ['Đã có tệp in, mỗi con tem tính một lần', 'In a print file, each stamp counted once'],
  good: ['Đã có tệp in, trừ tem hỏng', 'In a print file, less those spoiled'],
});
