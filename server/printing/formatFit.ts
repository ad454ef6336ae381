import type { PinContent } from '#core/pin';
import { PRINTER_LANGUAGES, type PrintFormatName } from '#core/printFormat';
import { Refusal } from '#core/refusal';
import { moduleDots } from '#labels/qr/symbol';
import { labelsPerPage, type Stock } from '#labels/stock/stock';
import { refuseOtherDots } from '#labels/thermal/density';

/** True for a list of stamps, that lays nothing out on paper. */
export function isList(format: PrintFormatName): boolean {
  return format === 'csv' || format === 'ndjson';
}

const FOR_ROLLS: readonly PrintFormatName[] = ['zpl', 'tspl', 'png'];

/** True for what a format is printed on: rolls for thermal printers, any paper for all else. */
export function fitsFormat(format: PrintFormatName, { kind }: Stock): boolean {
  return !FOR_ROLLS.includes(format) || kind === 'roll';
}

/** Throws `format-not-for-stock` for sheets in a thermal printer's language. */
export function refuseMisfit(format: PrintFormatName, stock: Stock): void {
  if (!fitsFormat(format, stock))
    throw new Refusal('format-not-for-stock', { format, stock: stock.name.slice(0, 120) });
}

/** Throws `dpi-not-for-format` for a thermal printer's language, or its pictures, at dots that none of them has. */
export function refuseDots(format: PrintFormatName, dpi: number): void {
  if (FOR_ROLLS.includes(format)) refuseOtherDots(dpi);
}

/** Throws `option-not-for-format` for an SVG a stamp of PINs alone: they have no stamp, and go as a list or in a PDF. */
export function refuseContent(format: PrintFormatName, content: PinContent | undefined): void {
  if (format === 'svg' && content === 'pins')
    throw new Refusal('option-not-for-format', { field: 'content', format });
}

/** Throws `start-label-outside-sheet` and `dpi-out-of-range`, also for lists: what is on record is printed once more. */
export function refusePlace(
  stock: Stock,
  { start, dpi }: { readonly start: number; readonly dpi: number },
): void {
  const labels = labelsPerPage(stock);
  if (!Number.isInteger(start) || start < 1 || start > labels)
    throw new Refusal('start-label-outside-sheet', { start, labels });
  moduleDots(dpi);
}

/** True for what a printer was measured with: a thermal printer's language goes to those that speak it, pages to those that take pages; pictures and lists go to any. */
export function fitsPrinter(format: PrintFormatName, language: string): boolean {
  const measured = PRINTER_LANGUAGES.some((one) => one === format);
  return !measured || format === language;
}

/** Throws `format-not-for-printer` for a file that the printer was not measured with. */
export function refuseOtherPrinter(format: PrintFormatName, printer: { readonly language: string }): void {
  if (!fitsPrinter(format, printer.language))
    throw new Refusal('format-not-for-printer', { format, language: printer.language });
}

/** What is asked of a print beside its paper, as far as some ways to print cannot have it. */
export interface AskedOptions {
  readonly rendering?: string | undefined;
  /** As asked for this print: a producer's usual colours are left out where a file has none. */
  readonly colours?: string | undefined;
  /** Millimetres. */
  readonly bleed?: number | undefined;
  /** Where it is asked for by name: pages that do not offer it to lists keep it for another format. */
  readonly surface?: string | undefined;
  /** How the printer misses, in figures. */
  readonly calibrate?: object | undefined;
}

const DRAWN: readonly PrintFormatName[] = ['pdf', 'svg'];

/** Throws `option-not-for-format` naming the field of an option that would be left out without a word. */
export function refuseIdle(
  format: PrintFormatName,
  { rendering, colours, bleed = 0, surface, calibrate }: AskedOptions,
): void {
  const idle = {
    rendering: rendering === 'vector' && format !== 'pdf',
    colours: colours === 'two' && !DRAWN.includes(format),
    bleed: bleed > 0 && !DRAWN.includes(format),
    surface: surface === 'curved' && isList(format),
    calibrate: calibrate !== undefined && (isList(format) || format === 'svg'),
  };
  for (const [field, isIdle] of Object.entries(idle))
    if (isIdle) throw new Refusal('option-not-for-format', { field, format });
}

/** The paper that is offered first: PINs take more room, thermal printers take rolls. */
export function usualStock(format: PrintFormatName, pin: boolean): string {
  if (FOR_ROLLS.includes(format)) return 'roll-50x30-2';
  return pin ? 'a4-24' : 'a4-65';
}
