/**
 * What a line of a list may hold of a stamp: its 12 digits, the same as people read it, its address, where it lies
 * (sheet of the run, row, column, each from 1), its hidden PIN.
 */
export const LIST_COLUMNS = ['id', 'printed', 'url', 'sheet', 'row', 'column', 'pin'] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];
