import { parseStampPath, type StampForm } from '#core/stamp';
import type { Headline } from '#core/verdict';
import type { Db } from '#db/open';
import { findSetting } from '#db/settings';
import { cliText } from '#web/cliText.ts';
import { pinsText } from '#web/text/pins.ts';
import { type Lang, textOf } from '#web/text.ts';

/** One address to try, the form it is in, and the headline its page begins with. */
export interface DemoLink {
  readonly shows: Headline;
  readonly path: string;
  /** It has a hidden PIN, printed on the sheet of PINs. */
  readonly pin?: boolean;
}

/** The printed sheet, in the data directory. */
export const DEMO_SHEET = 'tem-mau.pdf';

/** The stamps with an empty window, and the PINs that belong in it. */
export const DEMO_PIN_SHEETS = { stamps: 'tem-cao-mau.pdf', pins: 'ma-cao-mau.pdf' } as const;

/** What a demonstration has to show: stamps of every verdict. */
export interface DemoShow {
  readonly links: readonly DemoLink[];
}

/** What this office's demonstration shows, or undefined where none was loaded. */
export async function findDemoShow(db: Db): Promise<DemoShow | undefined> {
  const text = await findSetting(db, 'demo');
  return text === undefined ? undefined : (JSON.parse(text) as DemoShow);
}

/** The form a link's address is in. */
export function formOf({ path }: DemoLink): StampForm {
  return parseStampPath(path)?.form ?? 'record';
}

/** A link in words: the headline its page begins with, and whether it is a mini stamp or has a hidden PIN. */
export function labelOf(link: DemoLink, lang: Lang): string {
  const { title } = textOf(lang).headlines[link.shows];
  if (link.pin) return `${title} (${pinsText(lang).badge})`;
  return formOf(link) === 'mini' ? `${title} (${cliText(lang).mini})` : title;
}
