import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { Refusal } from '#core/refusal';
import type { VectorArt } from '#labels/marks/markArt';
import { makeDrawing } from './svgDrawing.ts';

/** The largest file read, in bytes. */
export const LARGEST_MARK = 512 * 1024;
/** Elements within elements. */
const DEEPEST = 32;

const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';
const XLINK = 'http://www.w3.org/1999/xlink';
/** What drawing programs note for themselves; no viewer draws it. */
const NOTES = new Set([
  'http://www.inkscape.org/namespaces/inkscape',
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
]);
/** Words about the drawing, never shown. */
const SAID = new Set(['title', 'desc', 'metadata']);
/** The one opening that drawing programs write of old: it defines nothing. */
const PLAIN_DOCTYPE =
  /^\s*svg\s+PUBLIC\s+"-\/\/W3C\/\/DTD SVG 1\.[01]\/\/EN"\s+"https?:\/\/www\.w3\.org\/(?:Graphics\/SVG\/1\.1\/DTD\/svg11|TR\/2001\/REC-SVG-20010904\/DTD\/svg10)\.dtd"\s*$/;

function unreadable(): Refusal {
  return new Refusal('mark-unreadable');
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > LARGEST_MARK) throw new Refusal('mark-too-large');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable();
  }
}

function unsafe(element: string): Refusal {
  return new Refusal('mark-unsafe', { element: element.slice(0, 60) });
}

/** Attributes that can change a drawing: those without a namespace; throws `mark-unsafe` for a link. */
function plainAttributes(attributes: Readonly<Record<string, SaxesAttributeNS>>): Record<string, string> {
  const given = Object.values(attributes);
  const link = given.find(({ uri }) => uri === XLINK);
  if (link) throw unsafe(link.name);
  const plain = given.filter(({ uri, name }) => uri === '' && name !== 'xmlns');
  return Object.fromEntries(plain.map(({ local, value }) => [local, value]));
}

/** Whether an element is drawn, or passed over with all that stands in it; throws `mark-unsafe` for any other. */
function standingOf({ uri, local, name }: SaxesTagNS, isSaid: boolean): 'drawn' | 'said' {
  const isForeign = uri !== SVG && uri !== XHTML;
  if (isSaid) {
    if (!isForeign && !SAID.has(local)) throw unsafe(name);
    return 'said';
  }
  if (isForeign && NOTES.has(uri)) return 'said';
  if (uri !== SVG) throw unsafe(name);
  return SAID.has(local) ? 'said' : 'drawn';
}

/**
 * Reads an untrusted SVG into shapes and nothing else: no entity, link, script, style sheet or picture gets through,
 * and what would make the mark look different from its file is refused, never left out. The longer side becomes 1,000
 * units, coordinates are rounded to 1/100 of one. Throws `mark-unsafe` naming what is not allowed, `mark-unreadable`,
 * `mark-too-large` (512 KB, 2,000 shapes, 20,000 steps of paths, 32 elements deep), `mark-too-slim`, `mark-without-ink`,
 * `mark-outside-frame`. Source: SVG 1.1 (Second Edition), chapters 7 to 11.
 */
export function readSvg(bytes: Uint8Array): VectorArt {
  const drawing = makeDrawing();
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  /** How deep the outermost element lies that is passed over. */
  let saidFrom = Number.POSITIVE_INFINITY;

  parser.on('error', () => {
    throw unreadable();
  });
  parser.on('doctype', (doctype) => {
    if (doctype.length > 300 || !PLAIN_DOCTYPE.test(doctype)) throw unsafe('<!DOCTYPE');
  });
  parser.on('processinginstruction', ({ target }) => {
    throw unsafe(`<?${target}`);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new Refusal('mark-too-large');
    const standing = standingOf(tag, depth > saidFrom);
    if (standing === 'said') saidFrom = Math.min(saidFrom, depth);
    else drawing.open(tag.local, plainAttributes(tag.attributes));
  });
  parser.on('closetag', () => {
    if (depth < saidFrom) drawing.close();
    else if (depth === saidFrom) saidFrom = Number.POSITIVE_INFINITY;
    depth -= 1;
  });
  parser.write(textOf(bytes)).close();
  return drawing.end();
}
