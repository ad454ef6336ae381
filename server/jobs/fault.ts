/** So many places of a fault are told. */
const MOST_PLACES = 12;

/** What broke and where, for the log: no message, which may hold a PIN or a piece of a key. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...(code ? [code] : []), ...places.slice(0, MOST_PLACES)].join('\n');
}
