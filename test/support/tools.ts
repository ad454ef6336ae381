import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** True when a program is on the PATH. In CI always true: there a missing program must fail, not skip. */
export function hasTool(name: string): boolean {
  if (process.env.CI) return true;
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** True when all of them are there. */
export function hasTools(...names: readonly string[]): boolean {
  return names.every(hasTool);
}

const run = promisify(execFile);

/** Runs a program and gives what it wrote, as text; it must end well. */
export async function runTool(name: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(name, [...args], { maxBuffer: 256 * 1024 * 1024 });
  return stdout;
}

/** Runs a program and gives what it wrote, as bytes. */
export async function runToolBytes(name: string, args: readonly string[]): Promise<Buffer> {
  const { stdout } = await run(name, [...args], { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 });
  return stdout;
}
