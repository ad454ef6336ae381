import { PRINTER_LANGUAGES, type PrintFormatName } from '#core/printFormat';
import { Refusal } from '#core/refusal';
import type { Stock } from '#labels/stock/stock';

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
}

const DRAWN: readonly PrintFormatName[] = ['pdf', 'svg'];

/** Throws `option-not-for-format` naming the field of an option that would be left out without a word. */
export function refuseIdle(format: PrintFormatName, { rendering, colours, bleed = 0 }: AskedOptions): void {
  const idle = {
    rendering: rendering === 'vector' && format !== 'pdf',
    colours: colours === 'two' && !DRAWN.includes(format),
    bleed: bleed > 0 && !DRAWN.includes(format),
  };
  for (const [field, isIdle] of Object.entries(idle))
    if (isIdle) throw new Refusal('option-not-for-format', { field, format });
}

/** The paper that is offered first: PINs take more room, thermal printers take rolls. */
export function usualStock(format: PrintFormatName, pin: boolean): string {
  if (FOR_ROLLS.includes(format)) return 'roll-50x30-2';
  return pin ? 'a4-24' : 'a4-65';
}
