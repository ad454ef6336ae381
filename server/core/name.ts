/** Vietnamese tones as combining marks: grave, acute, tilde, hook above, dot below. */
const TONES = new Set(['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']);

/** Abbreviations of the kinds of producer that decisions use one day and write out the next. */
const ABBREVIATIONS = new Map([
  ['htx', 'hợp tác xã'],
  ['tht', 'tổ hợp tác'],
  ['cty', 'công ty'],
  ['cp', 'cổ phần'],
  ['tnhh', 'trách nhiệm hữu hạn'],
  ['mtv', 'một thành viên'],
  ['dntn', 'doanh nghiệp tư nhân'],
  ['hkd', 'hộ kinh doanh'],
]);

function toneLast(word: string): string {
  const marks = [...word.normalize('NFD')];
  const letters = marks.filter((mark) => !TONES.has(mark)).join('');
  const tones = marks.filter((mark) => TONES.has(mark)).sort();
  return letters.normalize('NFC') + tones.join('').normalize('NFD');
}

function words(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * The form in which two spellings of one name are equal: NFC, lower case, tone placement (Hoà = Hòa),
 * punctuation and spaces folded. Accents stay: Trực Hùng is not Trực Hưng. Folding twice changes nothing.
 */
export function foldName(text: string): string {
  return words(text).map(toneLast).join(' ');
}

/** As `foldName`, with the abbreviations of producer kinds written out (HTX = Hợp tác xã). */
export function foldProducerName(text: string): string {
  const whole = words(text).map((word) => ABBREVIATIONS.get(word) ?? word);
  return foldName(whole.join(' '));
}

/** The form for forgiving search only, never for identity: letters without any accent, đ as d. */
export function stripAccents(text: string): string {
  const bare = words(text).join(' ').normalize('NFD').replace(/\p{M}/gu, '');
  return bare.replace(/đ/g, 'd');
}
