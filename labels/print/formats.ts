import type { PrintFormatName } from '#core/printFormat';
import type { PrintFormat, RunStamp } from './format.ts';

/** What a thread draws one chunk with. */
export type MakeChunk = (setting: unknown, stamps: readonly RunStamp[], index: number) => Uint8Array;

/** A way to print, loaded when it is first asked for; threads that only make chunks load no more than that takes. */
export interface FormatSource {
  readonly whole: () => Promise<PrintFormat<unknown>>;
  readonly make: () => Promise<MakeChunk>;
}

/** A format whose setting only itself knows. */
function sourceOf<Setting>(
  whole: () => Promise<PrintFormat<Setting>>,
  make: () => Promise<PrintFormat<Setting>['make']> = async () => (await whole()).make,
): FormatSource {
  return {
    whole: whole as () => Promise<PrintFormat<unknown>>,
    make: make as () => Promise<MakeChunk>,
  };
}

/** Every way to print. */
export const FORMATS: Partial<Record<PrintFormatName, FormatSource>> = {
  pdf: sourceOf(
    async () => (await import('../pdf/format.ts')).pdfFormat,
    async () => (await import('../pdf/page.ts')).makePage,
  ),
  zpl: sourceOf(
    async () => (await import('../thermal/zpl.ts')).zpl,
    async () => (await import('../thermal/zplRows.ts')).makeZpl,
  ),
  tspl: sourceOf(
    async () => (await import('../thermal/tspl.ts')).tspl,
    async () => (await import('../thermal/tsplRows.ts')).makeTspl,
  ),
  png: sourceOf(
    async () => (await import('../thermal/png.ts')).png,
    async () => (await import('../thermal/pngRows.ts')).makePng,
  ),
  csv: sourceOf(async () => (await import('../house/csv.ts')).csv),
  ndjson: sourceOf(async () => (await import('../house/ndjson.ts')).ndjson),
  svg: sourceOf(
    async () => (await import('../house/svg.ts')).svg,
    async () => (await import('../house/svgFile.ts')).makeSvgs,
  ),
};

/** The way to print of a name. */
export function formatNamed(name: PrintFormatName): FormatSource {
  const source = FORMATS[name];
  if (!source) throw new RangeError(`no way to print is named ${name}`);
  return source;
}
