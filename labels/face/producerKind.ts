import { cleanText } from './text.ts';

/** How official papers write the kinds of producers short, longest first. */
const KINDS: readonly (readonly [whole: string, short: string])[] = [
  ['Công ty trách nhiệm hữu hạn một thành viên', 'Cty TNHH MTV'],
  ['Công ty trách nhiệm hữu hạn', 'Cty TNHH'],
  ['Công ty TNHH một thành viên', 'Cty TNHH MTV'],
  ['Công ty TNHH', 'Cty TNHH'],
  ['Công ty cổ phần', 'Cty CP'],
  ['Doanh nghiệp tư nhân', 'DNTN'],
  ['Hộ kinh doanh', 'HKD'],
  ['Tổ hợp tác', 'THT'],
  ['Hợp tác xã', 'HTX'],
];

/** A producer's name with the usual abbreviation of its kind, so that the name proper keeps the room. */
export function abbreviateKind(name: string): string {
  const clean = cleanText(name);
  for (const [whole, short] of KINDS) {
    const begins = clean.slice(0, whole.length).toLowerCase() === whole.normalize('NFC').toLowerCase();
    if (begins && clean[whole.length] === ' ') return short + clean.slice(whole.length);
  }
  return clean;
}

/** How many words of a name so abbreviated are its kind, or nought: the name proper mostly stands at the end. */
export function kindWords(words: readonly string[]): number {
  const [first = ''] = words;
  if (first === 'Cty') return 2;
  return KINDS.some(([, short]) => short === first) ? 1 : 0;
}
