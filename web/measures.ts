import { eventValuesText } from './text/eventValues.ts';
import { pairs } from './text/pairs.ts';

const measuresText = pairs({
  said: [
    '{columns} cột × {rows} hàng, nhãn {width} × {height} mm',
    '{columns} across × {rows} down, labels of {width} × {height} mm',
  ],
});

/** A paper's grid and label in words, mm: `4 cột × 10 hàng, nhãn 40 × 25 mm`. */
export function sayGrid(
  lang: 'vi' | 'en',
  columns: number,
  rows: number,
  label: { readonly width: number; readonly height: number },
): string {
  const decimal = (value: number) => (lang === 'vi' ? String(value).replace('.', ',') : String(value));
  const values: Readonly<Record<string, string>> = {
    columns: String(columns),
    rows: String(rows),
    width: decimal(label.width),
    height: decimal(label.height),
  };
  return measuresText(lang).said.replace(/\{(\w+)\}/g, (_slot, name: string) => values[name] ?? '');
}

/** A paper by what it is called where it is chosen, an own one by its measures; nobody need know our codes. */
export function sayPaper(lang: 'vi' | 'en', stock: string): string {
  const known: Readonly<Record<string, string>> = eventValuesText(lang).stock;
  return (Object.hasOwn(known, stock) ? known[stock] : sayMeasures(lang, stock)) ?? stock;
}

/** Own measures as the labels' table writes them (`page=210x297,label=40x25,grid=4x10,…`) in words; undefined for another text. */
export function sayMeasures(lang: 'vi' | 'en', text: string): string | undefined {
  const [, width, height] = /(?:^|,)label=([\d.]+)x([\d.]+)/.exec(text) ?? [];
  const [, columns, rows] = /(?:^|,)grid=(\d+)x(\d+)/.exec(text) ?? [];
  if (!width || !columns) return undefined;
  return sayGrid(lang, Number(columns), Number(rows), { width: Number(width), height: Number(height) });
}
