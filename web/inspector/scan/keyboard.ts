// A hand scanner types what it reads, quicker than any person, and ends with Enter. Keys are read by where they are on
// the keyboard, not by what they write: a Vietnamese input method would make other letters of them.

/** Longer between two keys, and it is a person, ms. */
const SLOWEST_MS = 80;
/** Fewer keys are no code. */
const FEWEST = 8;
const LONGEST = 512;

const PLAIN: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Minus: ['-', '_'],
  Semicolon: [';', ':'],
  Equal: ['=', '+'],
  Comma: [',', '<'],
  Space: [' ', ' '],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
  NumpadSubtract: ['-', '-'],
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

/** What a key writes on a plain keyboard; undefined for keys that write nothing. */
export function writtenBy({ code, shiftKey }: Pick<KeyboardEvent, 'code' | 'shiftKey'>): string | undefined {
  const [, digit] = /^(?:Digit|Numpad)([0-9])$/.exec(code) ?? [];
  if (digit) return shiftKey && code.startsWith('Digit') ? SHIFTED_DIGITS[Number(digit)] : digit;
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  return PLAIN[code]?.[shiftKey ? 1 : 0];
}

/** One key as a keyboard sends it. */
export type Key = Pick<KeyboardEvent, 'code' | 'shiftKey' | 'timeStamp'>;

/** Gathers keys; answers the text of a burst that ends with Enter, else undefined. */
export function gatherKeys(): (key: Key) => string | undefined {
  let text = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  return (key) => {
    const isQuick = key.timeStamp - lastAt <= SLOWEST_MS;
    if (key.code.startsWith('Shift')) return undefined;
    lastAt = key.timeStamp;
    if (key.code === 'Enter' || key.code === 'NumpadEnter' || key.code === 'Tab') {
      const read = isQuick && text.length >= FEWEST ? text : undefined;
      text = '';
      return read;
    }
    const written = writtenBy(key);
    if (written === undefined) return undefined;
    text = (isQuick ? text + written : written).slice(-LONGEST);
    return undefined;
  };
}

/** Listens for a hand scanner until told to stop; whatever a person types in a field is left alone. */
export function hearScanner(found: (text: string) => void): () => void {
  const gather = gatherKeys();
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const text = gather(event);
    if (text === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    found(text);
  };
  addEventListener('keydown', hear, true);
  return () => removeEventListener('keydown', hear, true);
}
