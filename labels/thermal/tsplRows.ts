import type { RunStamp } from '../print/format.ts';
import type { Bitmap } from './bitmap.ts';
import { drawRow, rowsOf } from './picture.ts';
import type { ThermalSetting } from './setting.ts';

const ascii = (text: string) => Buffer.from(text, 'latin1');

/** A chunk of label rows as TSPL: the paper, then a picture for each row. */
export function makeTspl(setting: ThermalSetting, stamps: readonly RunStamp[], index: number): Uint8Array {
  const rows = rowsOf(setting, stamps, index).map((labels) => rowCommands(drawRow(setting, labels)));
  return Buffer.concat([ascii(paperCommands(setting)), ...rows.flat()]);
}

/**
 * The paper, in every chunk, so that each stands by itself. Where the measures do not say what lies between rows, the
 * printer keeps the gap it was taught.
 */
export function paperCommands({ media, gap }: Pick<ThermalSetting, 'media' | 'gap'>): string {
  const mm = (length: number) => `${Math.round(length * 100) / 100} mm`;
  return [
    `SIZE ${mm(media.width)},${mm(media.height)}\r\n`,
    ...(gap > 0 ? [`GAP ${mm(gap)},0 mm\r\n`] : []),
    'DIRECTION 0,0\r\n',
    'REFERENCE 0,0\r\n',
  ].join('');
}

/** Clears, draws (mode 0 overwrites; a dot is black where its bit is 0), prints once. */
export function rowCommands(row: Bitmap): Uint8Array[] {
  const { rowBytes, height } = row;
  return [
    ascii(`CLS\r\nBITMAP 0,0,${rowBytes},${height},0,`),
    row.bytes.map((byte) => ~byte),
    ascii('\r\nPRINT 1,1\r\n'),
  ];
}
