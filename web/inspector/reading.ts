import { useEffect, useRef, useState } from 'preact/hooks';
import type { PhoneApp } from './phone.ts';
import { hearScanner } from './scan/keyboard.ts';
import { beep, shake } from './scan/signals.ts';

/** What becomes of codes read on a screen. */
export interface Reading {
  /** What is said beside the camera. */
  readonly said: string;
  readonly setSaid: (text: string) => void;
  readonly found: (texts: readonly string[]) => void;
}

const CALM = ['good', 'notice', 'neutral'];

/**
 * Every code that comes into view, or from a hand scanner, is answered, sounded and shown: one by itself, several as a
 * shelf.
 */
export function useReading(app: PhoneApp, shelf: boolean): Reading {
  const [said, setSaid] = useState('');
  const read = async (texts: readonly string[]) => {
    if (!app.trust) return setSaid(app.text.scan.noTrust);
    const { looks, isTwice } = await app.read(texts);
    if (looks.length === 0 && !isTwice) return;
    const isCalm = !isTwice && looks.every(({ verdict }) => CALM.includes(verdict.tone));
    shake(isCalm);
    if (app.wishes.sound) beep(isCalm);
    if (!shelf) app.go(looks.length > 1 || isTwice ? 'shelf' : 'verdict');
  };
  const latest = useRef(read);
  latest.current = read;
  const found = (texts: readonly string[]) => void latest.current(texts);
  useEffect(() => hearScanner((text) => void latest.current([text])), []);
  return { said, setSaid, found };
}
