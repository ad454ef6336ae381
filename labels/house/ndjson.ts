import type { PrintFormat } from '../print/format.ts';
import { type ListSetting, listRows, prepareList } from './list.ts';

const encoder = new TextEncoder();

/** The list as lines of JSON, one object a stamp, LF after each; IDs and PINs are texts, for they may begin with 0. */
export const ndjson: PrintFormat<ListSetting> = {
  extension: 'ndjson',
  mediaType: 'application/x-ndjson',
  prepare: prepareList,
  make(setting, stamps, index) {
    const names = setting.columns.map((column) => `${JSON.stringify(column)}:`);
    let text = '';
    for (const row of listRows(setting, stamps, index))
      text += `{${row.map((value, i) => names[i] + JSON.stringify(value)).join(',')}}\n`;
    return encoder.encode(text);
  },
};
