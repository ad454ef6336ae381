import { pairs } from './pairs.ts';

/** Signing keys: what each did, and what stopping one does to printed stamps. */
export const keysText = pairs({
  title: ['Khóa ký tem', 'Signing keys'],
  lead: [
    'Mỗi tem được ký bằng một khóa. Khóa thôi ký vẫn kiểm tra được tem cũ, mãi mãi.',
    'Every stamp is signed by one key. A key that signs no more still verifies its stamps, for ever.',
  ],
  caption: ['Các khóa', 'Keys'],
  key: ['Khóa', 'Key'],
  keyTitle: ['Khóa {key}', 'Key {key}'],
  state: ['Tình trạng', 'State'],
  states: {
    active: ['đang ký', 'signs'],
    retired: ['đã thôi ký', 'retired'],
    compromised: ['bị coi là lộ', 'compromised'],
  },
  created: ['Tạo lúc', 'Made'],
  retired: ['Thôi ký từ', 'Retired'],
  compromised: ['Lộ từ', 'Compromised since'],
  used: ['Số đã dùng', 'Serials used'],
  usedOf: ['{used} trên {of}', '{used} of {of}'],
  batches: ['Đợt tem', 'Batches'],
  stamps: ['Tem đã phát hành', 'Stamps issued'],
  printed: ['Tem trong đợt đã in', 'Stamps of printed batches'],
  kid: ['Mã nhận dạng khóa', 'Name of the key'],
  kidHint: [
    'Dấu vân của khóa công khai: máy quét tìm đúng khóa bằng mã này.',
    'The fingerprint of the public key: scanners find the key by it.',
  ],
  mark: ['Sổ đếm dự phòng', 'Spare counter'],
  markHint: [
    'Ghi riêng ngoài cơ sở dữ liệu, để bản sao lưu cũ không phát lại số đã dùng.',
    'Kept apart from the database, so that an old backup cannot hand out used serials again.',
  ],
  markOk: ['khớp', 'agrees'],
  markAhead: ['đi trước', 'ahead'],
  markBehind: ['KHÔNG khớp', 'does NOT agree'],
  markOkMore: ['Không số nào được phát lại.', 'No serial can be handed out twice.'],
  markAheadMore: [
    'Đi trước {count} số: cơ sở dữ liệu có thể được khôi phục từ bản cũ; các số ấy sẽ được bỏ qua.',
    'Ahead by {count} serials: the database may be restored from an old backup; those serials will be skipped.',
  ],
  markBehindMore: [
    'Sổ đếm dự phòng thiếu hoặc thấp hơn bộ đếm. Đừng phát hành bằng khóa này; hãy thay khóa.',
    'It is missing or below the counter. Issue nothing under this key; rotate it.',
  ],
  markNext: ['số kế tiếp theo sổ đếm dự phòng: {next}', 'next serial by the spare counter: {next}'],
  seeBatches: ['Xem các đợt tem của khóa này', 'See the batches of this key'],
  rotate: ['Thay khóa', 'Rotate the key'],
  rotateLead: [
    'Tạo khóa mới để ký từ nay. Khóa đang ký thôi ký; {stamps} tem đã phát hành vẫn kiểm tra được như trước.',
    'Makes a new key that signs from now on. The present one stops; the {stamps} stamps issued verify as before.',
  ],
  rotateButton: ['Thay khóa: tạo khóa mới', 'Rotate: make a new key'],
  retire: ['Cho khóa thôi ký', 'Retire the key'],
  retireLead: [
    'Khóa {key} không ký thêm tem nào nữa, không lấy lại được. {stamps} tem trong {batches} đợt vẫn kiểm tra được như trước.',
    'Key {key} signs no more, for ever. {stamps} stamps of {batches} batches verify as before.',
  ],
  retireLast: [
    'Đây là khóa duy nhất đang ký: sau đó không phát hành được tem cho đến khi thay khóa.',
    'It is the only key that signs: nothing can be issued afterwards until a key is made.',
  ],
  retireButton: ['Cho khóa {key} thôi ký', 'Retire key {key}'],
  compromise: ['Khai báo khóa bị lộ', 'Declare the key compromised'],
  compromiseLead: [
    'Khi người khác có thể đã có khóa này. Từ lúc bị lộ, tem nào của khóa cũng bị trả lời là giả, kể cả tem thật đã in.',
    'When others may hold this key. From that instant on every stamp of it answers forged, honest printed ones too.',
  ],
  since: ['Lộ từ lúc (giờ Việt Nam)', 'Since (Vietnamese time)'],
  sinceHint: [
    'Ngày và giờ, ví dụ 2026-11-20T08:00. Để trống là từ bây giờ.',
    'Day and time, such as 2026-11-20T08:00. Empty means from now on.',
  ],
  preview: ['Xem tem nào bị ảnh hưởng', 'See which stamps it touches'],
  verifyOn: [
    '{stamps} tem trong {batches} đợt phát hành trước đó vẫn kiểm tra được khi có mạng.',
    '{stamps} stamps of {batches} batches issued before then verify on, with network.',
  ],
  forgedOn: [
    '{stamps} tem trong {batches} đợt phát hành từ {since} sẽ bị trả lời là giả; {printed} tem trong số đó đã in.',
    '{stamps} stamps of {batches} batches issued from {since} on will answer forged; {printed} of them are printed.',
  ],
  offline: [
    'Máy kiểm tra không có mạng sẽ không kết luận được về tem của khóa này.',
    'Verifiers without network can no longer conclude anything about stamps of this key.',
  ],
  compromiseButton: ['Khai báo khóa {key} bị lộ từ {since}', 'Declare key {key} compromised since {since}'],
  now: ['bây giờ', 'now'],
  freshHint: [
    'Việc với khóa cần xác nhận lại là bạn trong 10 phút gần nhất.',
    'Acts on keys ask that you proved who you are within 10 minutes.',
  ],
  events: ['Nhật ký của khóa', 'Events of the key'],
  up: ['Khóa ký tem', 'Signing keys'],
});
