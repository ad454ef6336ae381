import { Refusal, type RefusalCode, type RefusalDetails } from '#core/refusal';

/** SQLite's result codes that a person can do something about; everything else is a fault of ours. */
const CODES: readonly (readonly [string, RefusalCode])[] = [
  ['SQLITE_BUSY', 'database-busy'],
  ['SQLITE_LOCKED', 'database-busy'],
  ['SQLITE_FULL', 'storage-full'],
  ['SQLITE_IOERR_WRITE', 'storage-full'],
  ['SQLITE_IOERR_SHMSIZE', 'storage-full'],
  ['SQLITE_CANTOPEN', 'output-not-writable'],
  ['SQLITE_READONLY', 'output-not-writable'],
  ['SQLITE_NOTADB', 'database-foreign'],
  ['SQLITE_CORRUPT', 'database-corrupt'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'conflict'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'conflict'],
];

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const own = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return own.startsWith('SQLITE_') ? own : codeOf(error.cause);
}

/** Turns an error of SQLite (or of the file system beneath it) into a refusal; others come back as they are. */
export function refusalOf(error: unknown, details: RefusalDetails = {}): unknown {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  const known = CODES.find(([prefix]) => code.startsWith(prefix));
  if (known) return new Refusal(known[1], details);
  const system = error instanceof Error && 'code' in error ? error.code : '';
  if (system === 'ENOSPC') return new Refusal('storage-full', details);
  if (system === 'EACCES' || system === 'EROFS' || system === 'ENOTDIR' || system === 'EISDIR') {
    return new Refusal('output-not-writable', details);
  }
  return error;
}
