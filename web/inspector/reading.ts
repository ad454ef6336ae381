import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../fill.ts';
import type { PhoneApp } from './phone.ts';
import { hearScanner } from './scan/keyboard.ts';
import { beep, shake } from './scan/signals.ts';

/** What becomes of codes read on a screen. */
export interface Reading {
  /** What is said beside the camera, or above an answer. */
  readonly said: string;
  readonly setSaid: (text: string) => void;
  readonly found: (texts: readonly string[], isByHand?: boolean) => void;
}

const CALM = ['good', 'notice', 'neutral'];

/**
 * Every code that comes into view, or from a hand scanner, is answered, sounded and shown: one by itself, several as a
 * shelf. What comes before the phone's data is open waits for it.
 */
export function useReading(app: PhoneApp, shelf: boolean): Reading {
  const [said, setSaid] = useState('');
  const held = useRef(new Set<string>());
  const read = async (texts: readonly string[], isByHand = false) => {
    if (app.isOpening) {
      for (const text of texts) held.current.add(text);
      return;
    }
    if (!app.trust) return setSaid(app.text.scan.noTrust);
    const { met, isTwice } = await app.read(texts, isByHand);
    if (met.length === 0 && !isTwice) return;
    // A second jar with the code of the first must not pass unseen.
    const again = met.length === 1 && met[0] && met[0].times > 1 ? met[0].times : 0;
    setSaid(again > 0 ? fill(app.text.scan.again, { times: String(again) }) : '');
    const isCalm = !isTwice && met.every(({ look }) => CALM.includes(look.tone));
    shake(isCalm);
    if (app.wishes.sound) beep(isCalm);
    if (!shelf) app.go(met.length > 1 || isTwice ? 'shelf' : 'verdict');
  };
  const latest = useRef(read);
  latest.current = read;
  const found = (texts: readonly string[], isByHand = false) => void latest.current(texts, isByHand);
  useEffect(() => {
    if (app.isOpening || held.current.size === 0) return;
    void latest.current([...held.current]);
    held.current.clear();
  }, [app.isOpening]);
  useEffect(() => hearScanner((text) => void latest.current([text], true)), []);
  return { said, setSaid, found };
}
