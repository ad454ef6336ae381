/** A sheet of labels, plain paper to be cut by hand, or a roll, whose page is one row of labels. */
export const STOCK_KINDS = ['sheet', 'plain', 'roll'] as const;
export type StockKind = (typeof STOCK_KINDS)[number];
