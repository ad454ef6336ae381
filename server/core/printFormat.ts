/**
 * What a batch is printed into: pages (PDF), a printer's own language (ZPL II, TSPL), pictures of each row (PNG), or
 * what a print house sets from (CSV, NDJSON, an SVG for each stamp).
 */
export const PRINT_FORMATS = ['pdf', 'zpl', 'tspl', 'png', 'csv', 'ndjson', 'svg'] as const;
export type PrintFormatName = (typeof PRINT_FORMATS)[number];

const THERMAL: readonly PrintFormatName[] = ['zpl', 'tspl', 'png'];

/** The dots an inch that printers of a format mostly have: thermal ones 203, of pages 300. */
export function usualDpi(format: string): 203 | 300 {
  return THERMAL.some((one) => one === format) ? 203 : 300;
}

/** The dots an inch of a form: what was proposed there, `dpiFor`, and left as it was follows the format. */
export function dpiTyped({ dpi, dpiFor }: Readonly<Record<string, string>>, format: string): string {
  return !dpi || dpi === dpiFor ? String(usualDpi(format)) : dpi;
}

/** How the QR stands in a PDF: a mask of one bit a module, or paths. */
export const QR_RENDERINGS = ['mask', 'vector'] as const;
export type QrRendering = (typeof QR_RENDERINGS)[number];

/** What a printer is fed with: pages through a driver, or a thermal printer's own language. */
export const PRINTER_LANGUAGES = ['pdf', 'zpl', 'tspl'] as const satisfies readonly PrintFormatName[];
export type PrinterLanguage = (typeof PRINTER_LANGUAGES)[number];

/** What a print's file is called after its dot, and what it is: rows of pictures and stamps by themselves come in a zip. */
export const PRINT_FILES: Readonly<Record<PrintFormatName, { extension: string; mediaType: string }>> = {
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  zpl: { extension: 'zpl', mediaType: 'application/octet-stream' },
  tspl: { extension: 'tspl', mediaType: 'application/octet-stream' },
  png: { extension: 'zip', mediaType: 'application/zip' },
  csv: { extension: 'csv', mediaType: 'text/csv; charset=utf-8; header=present' },
  ndjson: { extension: 'ndjson', mediaType: 'application/x-ndjson' },
  svg: { extension: 'zip', mediaType: 'application/zip' },
};
