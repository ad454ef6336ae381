import { Refusal } from '#core/refusal';
import { formatSvg } from '#labels/marks/formatSvg';
import type { MarkArt } from '#labels/marks/markArt';
import { sniffPicture } from '../image/sniff.ts';
import { LARGEST_MARK, readSvg } from './readSvg.ts';

/** A mark's safe form: all that is ever kept, shown and printed of an upload. */
export interface SafeMark {
  readonly type: 'svg' | 'png';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const ACCEPTED = 'SVG, PNG';

/** True for bytes that begin as a text in tags does. */
function looksLikeXml(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 200));
  return head.trimStart().startsWith('<');
}

async function refuseEmpty(art: MarkArt): Promise<void> {
  const { refuseInkless } = await import('./oneBit.ts');
  refuseInkless(art);
}

/**
 * An upload in its safe form, known by its bytes whatever its name says. Throws `file-type-refused` for what is
 * neither SVG nor PNG, `mark-too-large` for more bytes than any mark has, `mark-unreadable` for none, and what `readSvg`, `readPng` and `refuseInkless` throw.
 */
export async function safeFormOf(bytes: Uint8Array): Promise<SafeMark> {
  if (bytes.length === 0) throw new Refusal('mark-unreadable');
  if (bytes.length > LARGEST_MARK) throw new Refusal('mark-too-large');
  const picture = sniffPicture(bytes);
  if (picture === 'png') {
    // The decoder is loaded where a picture comes, and by no other command.
    const { readPng } = await import('./readPng.ts');
    const art = await readPng(bytes);
    await refuseEmpty(art);
    return { type: 'png', bytes: art.png, width: art.width, height: art.height };
  }
  if (picture !== undefined || !looksLikeXml(bytes))
    throw new Refusal('file-type-refused', { accepted: ACCEPTED });
  const art = readSvg(bytes);
  await refuseEmpty(art);
  return {
    type: 'svg',
    bytes: new TextEncoder().encode(formatSvg(art)),
    width: art.width,
    height: art.height,
  };
}
