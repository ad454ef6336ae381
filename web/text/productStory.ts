import { pairs } from './pairs.ts';

/** What stands around a producer's own words on the page of a scan. */
export const productStoryText = pairs({
  title: ['Chủ thể giới thiệu', 'In the producer’s words'],
  own: [
    'Lời và ảnh do chủ thể cung cấp, không phải dữ kiện kiểm tra tem.',
    'Words and photo are the producer’s, no facts about this stamp.',
  ],
  alt: ['Ảnh sản phẩm {product}', 'Photo of {product}'],
  standards: ['Tiêu chuẩn', 'Standards'],
  variants: ['Quy cách', 'Pack sizes'],
  contact: ['Liên hệ', 'Contact'],
  website: ['Trang web', 'Website'],
});
