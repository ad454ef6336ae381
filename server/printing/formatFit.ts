import type { PrintFormatName } from '#core/printFormat';
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

/** The paper that is offered first: PINs take more room, thermal printers take rolls. */
export function usualStock(format: PrintFormatName, pin: boolean): string {
  if (FOR_ROLLS.includes(format)) return 'roll-50x30-2';
  return pin ? 'a4-24' : 'a4-65';
}
