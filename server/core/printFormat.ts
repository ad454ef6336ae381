/**
 * What a batch is printed into: pages (PDF), a printer's own language (ZPL II, TSPL), pictures of each row (PNG), or
 * what a print house sets from (CSV, NDJSON, an SVG for each stamp).
 */
export const PRINT_FORMATS = ['pdf', 'zpl', 'tspl', 'png', 'csv', 'ndjson', 'svg'] as const;
export type PrintFormatName = (typeof PRINT_FORMATS)[number];

/** How the QR stands in a PDF: a mask of one bit a module, or paths. */
export const QR_RENDERINGS = ['mask', 'vector'] as const;
export type QrRendering = (typeof QR_RENDERINGS)[number];

/** What a printer is fed with: pages through a driver, or a thermal printer's own language. */
export const PRINTER_LANGUAGES = ['pdf', 'zpl', 'tspl'] as const satisfies readonly PrintFormatName[];
export type PrinterLanguage = (typeof PRINTER_LANGUAGES)[number];
