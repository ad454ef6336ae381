import type { Writable } from 'node:stream';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { hostOf } from '#core/origin';
import { QUIET_MODULES } from '#core/qr';
import { Refusal } from '#core/refusal';
import { composeFace } from '../face/compose.ts';
import { outlineOf } from '../face/outline.ts';
import { pinMarks, setPins } from '../face/pinDigits.ts';
import { measure, openDocument, useFont } from '../face/typeface.ts';
import { cropMarks, slugOf, withBleed } from '../layout/bleed.ts';
import { layOutKind } from '../layout/fitting.ts';
import type { StampLayout } from '../layout/stampLayout.ts';
import { dotSize } from '../millimetre.ts';
import type { Prepared, PrintFormat, RunSpec, RunWriter } from '../print/format.ts';
import { zipWriter } from '../print/zip.ts';
import { symbolCorner } from '../qr/symbol.ts';
import { digitOutlines } from './digitOutlines.ts';
import { type Lead, makeSvgs, type SvgSetting } from './svgFile.ts';
import { type OutlineOf, rectangle, short, svgOfLines, svgOfMarks } from './svgMarks.ts';

/** Stamps packed at a time: some 250 KB. */
const STAMPS = 64;

/** One SVG a stamp, named by its ID, in a zip: words as outlines, so that it needs no font and is the same everywhere. */
export const svg: PrintFormat<SvgSetting> = {
  extension: 'zip',
  mediaType: 'application/zip',
  prepare,
  make: makeSvgs,
};

/** Throws what `layOutKind` throws, and `option-not-for-format` for PINs alone: they go to a print house as a list. */
function prepare(given: RunSpec): Prepared<SvgSetting> {
  const spec = { ...given, stock: withBleed(given.stock, given.look.bleed) };
  const { stock, dpi, origin, form, first, look, face, pins, createdAt } = spec;
  if (pins === 'pins') throw new Refusal('option-not-for-format', { field: 'content', format: 'svg' });
  const document = openDocument({});
  const fonts = { regular: useFont(document, 'regular'), semibold: useFont(document, 'semibold') };
  const outline: OutlineOf = (text, weight) => outlineOf(fonts[weight], text);
  const typeface = measure(document);
  const kind = { origin, form, gtin: first.gtin, look, sample: face.sample };
  const layout = layOutKind(stock, dpi, { ...kind, ...(pins ? { pins } : {}) });
  const composed = composeFace(face, hostOf(origin), layout, typeface, look);
  const frame = layout.pin ? pinMarks(layout.pin) : [];
  const marks = svgOfMarks([...composed.marks, ...frame], look.colours, outline);
  const pin = pins === 'both' && layout.pin ? setPins(layout.pin, typeface).pin : undefined;
  const setting = {
    lead: leadOf(spec, layout, marks),
    origin,
    version: (layout.modules - 17) / 4,
    symbol: symbolMatrix(layout),
    ids: composed.ids,
    digits: digitOutlines((text) => outlineOf(fonts.semibold, text)),
    ...(pin ? { pin } : {}),
    createdAt,
  };
  const chunk = { first: STAMPS, later: STAMPS };
  return { setting, chunk, shortened: composed.shortened, open: openZip };
}

/** What stands at the head of every file: the label with its bleed and crop marks, words and marks, the QR's white ground. */
function leadOf({ stock, look, dpi }: RunSpec, layout: StampLayout, marks: string): Lead {
  // The page of this label alone: in mm from its corner, as all that stands on it.
  const page = withBleed({ ...stock, columns: 1, rows: 1, page: stock.label }, look.bleed);
  const slug = slugOf(look.bleed);
  const size = [page.page.width, page.page.height].map(short).join(' ');
  const [width, height] = size.split(' ');
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" ` +
    `viewBox="${short(-slug)} ${short(-slug)} ${size}">` +
    `${svgOfLines(cropMarks(page, look.bleed), { x: -slug, y: -slug })}${marks}` +
    `<path fill="#fff" d="${rectangle(groundOf(layout, dpi))}"/>`;
  const bytes = Buffer.from(text);
  const packed = deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return { packed, crc: crc32(bytes), size: bytes.length };
}

const AT_CORNER = { x: 0, y: 0 };

/** The symbol with its quiet zone (mm). */
function groundOf({ qr, modules, dotsPerModule }: StampLayout, dpi: number) {
  const at = symbolCorner(AT_CORNER, qr, dotsPerModule, dpi);
  const quiet = QUIET_MODULES * dotsPerModule;
  const side = (modules * dotsPerModule + 2 * quiet) * dotSize(dpi);
  return { x: (at.x - quiet) * dotSize(dpi), y: (at.y - quiet) * dotSize(dpi), width: side, height: side };
}

/** Takes modules to where the symbol stands, each whole printer dots. */
function symbolMatrix({ qr, dotsPerModule, dpi }: StampLayout): string {
  const { x, y } = symbolCorner(AT_CORNER, qr, dotsPerModule, dpi);
  const module = Math.round(dotsPerModule * dotSize(dpi) * 1e7) / 1e7;
  return `matrix(${module} 0 0 ${module} ${short(x * dotSize(dpi))} ${short(y * dotSize(dpi))})`;
}

function openZip(out: Writable): RunWriter {
  const zip = zipWriter(out);
  let stamps = 0;
  return {
    add(made, count) {
      stamps += count;
      return zip.add(made);
    },
    async end() {
      await zip.end();
      return { pages: stamps, stamps };
    },
    abandon: () => void out.destroy(),
  };
}
