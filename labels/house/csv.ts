import type { PrintFormat } from '../print/format.ts';
import { type ListSetting, listRows, prepareList } from './list.ts';

const END = '\r\n';
const encoder = new TextEncoder();

/**
 * A list for print houses as RFC 4180 has it: a heading, CRLF after every line, UTF-8 without a mark. No field needs
 * quotes and none begins a formula: there is nobody's word in it, only digits and addresses.
 */
export const csv: PrintFormat<ListSetting> = {
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  prepare: prepareList,
  make(setting, stamps, index) {
    let text = index === 0 ? setting.columns.join(',') + END : '';
    for (const row of listRows(setting, stamps, index)) text += row.join(',') + END;
    return encoder.encode(text);
  },
};
