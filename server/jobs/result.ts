import { join } from 'node:path';
import { PRINT_FILES, type PrintFormatName } from '#core/printFormat';
import type { Config } from '../config.ts';
import type { PrintJob } from '../forms/print.ts';

/** The folder of finished prints, inside the data directory. */
export const PRINTS = 'prints';

/** Where a job's file lies, as the job names it: inside the data directory. */
export function resultName(jobId: string, format: PrintFormatName = 'pdf'): string {
  return join(PRINTS, `${jobId}.${PRINT_FILES[format].extension}`);
}

/** Where a named result lies on this machine. */
export function resultPath({ dataDir }: Pick<Config, 'dataDir'>, name: string): string {
  return join(dataDir, name);
}

/** What a finished print is called where it is downloaded. */
export function offeredName({ batch, content, part, format = 'pdf' }: PrintJob): string {
  const holds = content === 'pins' ? 'ma-pin' : 'tem';
  return `${holds}-${batch}${part > 1 ? `-${part}` : ''}.${PRINT_FILES[format].extension}`;
}
