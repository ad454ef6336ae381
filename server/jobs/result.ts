import { join } from 'node:path';
import type { Config } from '../config.ts';

/** The folder of finished PDFs, inside the data directory. */
export const PRINTS = 'prints';

/** Where a job's PDF lies, as the job names it: inside the data directory. */
export function resultName(jobId: string): string {
  return join(PRINTS, `${jobId}.pdf`);
}

/** Where a named result lies on this machine. */
export function resultPath({ dataDir }: Pick<Config, 'dataDir'>, name: string): string {
  return join(dataDir, name);
}
