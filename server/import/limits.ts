const KB = 1024;
const MB = 1024 * KB;

/** What one uploaded register may weigh, before and after unpacking; beyond it the file is refused unread. */
export const LIMITS = {
  csvBytes: 16 * MB,
  /** Characters of one CSV record. */
  recordLength: 64 * KB,
  /** CSV lines, blank ones included. */
  lines: 100_000,
  xlsxBytes: 8 * MB,
  zipEntries: 200,
  /** Unpacked bytes of all parts, as counted and not as claimed. */
  zipBytes: 64 * MB,
  /** Unpacked to packed, of any part that unpacks to more than `zipRatioFrom` bytes. */
  zipRatio: 200,
  zipRatioFrom: MB,
  /** Filled rows below the heading. */
  rows: 20_000,
  columns: 64,
  /** Rows from the top among which the heading is looked for. */
  headingRows: 10,
  /** Heap of the thread that reads an XLSX, MB, and its time, ms. */
  workerHeapMb: 192,
  workerMs: 10_000,
} as const;

/** The size of a table as a refusal shows it: columns × rows. */
export const LARGEST_TABLE = `${LIMITS.columns} × ${LIMITS.rows}`;
