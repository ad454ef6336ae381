import type { Cell } from './sheet.ts';

/** Signs with which a spreadsheet takes a text for a formula, and their full-width twins. */
const OPENERS = /^[ \u00a0\u3000]*[=@＝＠\t\r]/u;
const SIGNED = /^[ \u00a0\u3000]*[-+－＋]+/u;
/** What makes a text after + or − a formula: another opener, a call, a DDE pipe, a cell, a sheet. */
const FORMULA_LIKE = /^[=@＝＠]|\p{L}\(|[|!]|^\$?[A-Za-z]{1,3}\$?\d+(?![\p{L}\d])/u;

/**
 * True for a cell that a spreadsheet would run: `=`, `@`, TAB or CR first, or `+`/`-` before something like a
 * formula. Phone numbers (`+84…`), temperatures (`-18 °C`) and dashes are left alone.
 */
export function isFormulaText(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string') return false;
  if (OPENERS.test(cell)) return true;
  const sign = SIGNED.exec(cell);
  return sign !== null && FORMULA_LIKE.test(cell.slice(sign[0].length));
}
