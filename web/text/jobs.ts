import { pairs } from './pairs.ts';

/** What pages of prints in the background say. */
export const jobsText = pairs({
  title: ['Tệp in tem', 'Print file'],
  lead: ['{stamps} tem, {paper}', '{stamps} stamps, {paper}'],
  upBatch: ['Đợt tem', 'Batch'],
  states: {
    queued: ['đang chờ', 'waiting'],
    running: ['đang tạo', 'being made'],
    done: ['đã xong', 'done'],
    failed: ['không tạo được', 'failed'],
    stopped: ['đã dừng', 'stopped'],
  },
  safe: [
    'Bạn có thể rời trang này: tệp vẫn được tạo, và chờ bạn ở đây.',
    'You may leave this page: the file is made all the same, and waits for you here.',
  ],
  progress: ['Tem đã vẽ', 'Stamps drawn'],
  waiting: ['Đang chờ tới lượt', 'Waiting for its turn'],
  refresh: ['Xem lại tiến độ', 'Look again'],
  stop: ['Dừng', 'Stop'],
  stopHint: [
    'Dừng thì không có tệp nào; tem đã phát hành vẫn còn, in lại lúc nào cũng được.',
    'Stopped, there is no file; the stamps stay issued and can be printed at any time.',
  ],
  again: ['Tạo lại tệp', 'Make the file again'],
  cleared: [
    'Tệp đã được dọn: sau 30 ngày, hoặc sau 1 ngày nếu có mã PIN. Tạo lại sẽ được đúng tệp ấy, từng byte một.',
    'The file was cleared away: after 30 days, or after 1 day where it holds PINs. Made again it is the very same file, byte for byte.',
  ],
  stopped: ['Việc in này đã dừng, không có tệp.', 'This print was stopped; there is no file.'],
  failed: ['Chưa tạo được tệp', 'The file could not be made'],
  facts: {
    batch: ['Đợt tem', 'Batch'],
    paper: ['Mẫu giấy', 'Paper'],
    dpi: ['Máy in', 'Printer'],
    dpiValue: ['{dpi} dpi', '{dpi} dpi'],
    start: ['Bắt đầu từ nhãn', 'From label'],
    part: ['Phần', 'Part'],
    partValue: ['{part}', '{part}'],
    asked: ['Yêu cầu lúc', 'Asked for'],
    finished: ['Xong lúc', 'Finished'],
    sha: ['SHA-256 của tệp', 'The file’s SHA-256'],
  },
  list: {
    caption: ['Tệp in', 'Print files'],
    when: ['Lúc', 'When'],
    paper: ['Mẫu giấy', 'Paper'],
    state: ['Tình trạng', 'State'],
    open: ['Xem', 'Open'],
  },
  form: {
    title: ['Tạo tệp in', 'Make a print file'],
    lead: [
      '{stamps} tem đã phát hành cho lô {lot}. In lại không tạo thêm tem.',
      '{stamps} stamps issued for lot {lot}. Printing again makes no new stamps.',
    ],
  },
  cli: {
    queued: ['Đã xếp hàng in {job}; có {parts} phần.', 'Print {job} is queued; there are {parts} parts.'],
    ran: ['Đã làm xong {count} việc.', '{count} jobs are done.'],
    stopped: ['Việc {job}: {state}.', 'Job {job}: {state}.'],
    none: ['Không có việc nào.', 'No jobs.'],
  },
});
