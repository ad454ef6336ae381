import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Instant } from '#core/day';
import { importRegister } from '#server/actions/importRegister.ts';
import { initOffice } from '#server/actions/initOffice.ts';
import { readConfig } from '#server/config.ts';
import type { Deps } from '#server/deps.ts';
import { openDeps, type World } from '#server/openDeps.ts';

/** Sunday 22 November 2026, 09:00 in Viet Nam. */
export const NOW: Instant = Date.parse('2026-11-22T02:00:00Z');
export const SECRET = 'bi-mat-thu-nghiem-khong-dung-that';

/** Dice that fall the same way in every run: SHA-256 of a name and a counter, which begins at `roll`. */
export function dice(name: string, roll = 0): World['randomBytes'] {
  return (size) => {
    const bytes = new Uint8Array(size);
    for (let i = 0; i < size; i += 32) {
      const block = createHash('sha256').update(`${name} ${roll++}`).digest();
      bytes.set(block.subarray(0, Math.min(32, size - i)), i);
    }
    return bytes;
  };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'temgoc-'));
  return {
    path,
    remove: () => {
      for (const gone of [path, `${path}.high-water`]) rmSync(gone, { recursive: true, force: true });
    },
  };
}

/** The environment of one office's commands. */
export function environment(folder: string, more: Record<string, string> = {}): Record<string, string> {
  return { TEMGOC_DATA: folder, TEMGOC_SECRET: SECRET, TEMGOC_ORIGIN: 'https://ocop.vn', ...more };
}

/** An office just founded: its files, and how often its dice had been rolled. */
interface Founded {
  readonly files: readonly (readonly [of: 'databasePath' | 'highWaterPath', bytes: Buffer])[];
  readonly rolls: number;
}

/** By instant and name: to found one again would cost ten times as much as to lay its files down, and be the same. */
const founded = new Map<string, Founded>();

/** Opens the office in a folder, at an instant; founds it where there is none. */
export async function openOffice(folder: string, now: Instant = NOW, name = 'xã Thanh Mai'): Promise<Deps> {
  const config = readConfig(environment(folder));
  const isNew = !existsSync(config.databasePath) && !existsSync(config.highWaterPath);
  const before = isNew ? founded.get(`${now} ${name}`) : undefined;
  for (const [of, bytes] of before?.files ?? []) {
    mkdirSync(dirname(config[of]), { recursive: true, mode: 0o700 });
    writeFileSync(config[of], bytes, { mode: 0o600 });
  }
  let rolls = before?.rolls ?? 0;
  const thrown = dice(name, rolls);
  const randomBytes: World['randomBytes'] = (size) => {
    rolls += Math.ceil(size / 32);
    return thrown(size);
  };
  const deps = await openDeps({ now: () => now, randomBytes, actor: 'lan' }, config, { create: true });
  await initOffice(deps, { trial: false });
  if (isNew && !before) {
    deps.db.orm.run('pragma wal_checkpoint(truncate)');
    const files = (['databasePath', 'highWaterPath'] as const).map(
      (of) => [of, readFileSync(config[of])] as const,
    );
    founded.set(`${now} ${name}`, { files, rolls });
  }
  return deps;
}

/** The same office at another time. */
export function at(deps: Deps, instant: Instant): Deps {
  return { ...deps, now: () => instant };
}

const HEADINGS =
  'Tên sản phẩm,Chủ thể,Hạng sao,Số quyết định,Ngày ký,Cơ quan công nhận,Nhóm sản phẩm,Mã GTIN,Có giá trị đến';

/** One line of a decision, as the office's sheet has it. */
export interface Line {
  readonly product: string;
  readonly producer?: string;
  readonly star?: number;
  readonly decision?: string;
  readonly signed?: string;
  readonly authority?: string;
  readonly group?: string;
  readonly gtin?: string;
  readonly until?: string;
}

function cells(line: Line): string {
  const {
    product,
    producer = 'HTX Mật ong Thanh Mai',
    star = 4,
    decision = '120/QĐ-UBND',
    signed = '15/03/2025',
    authority = 'UBND tỉnh Đồi Xanh',
    group = 'Thực phẩm',
    gtin = '',
    until = '',
  } = line;
  return [product, producer, star, decision, signed, authority, group, gtin, until].join(',');
}

/** Records recognitions through the office's own door, the import. */
export async function recognise(deps: Deps, ...lines: Line[]): Promise<void> {
  const bytes = new TextEncoder().encode([HEADINGS, ...lines.map(cells)].join('\n'));
  const report = await importRegister(deps, { bytes, fileName: 'so.csv', dryRun: false });
  if (report.refused.length > 0) throw new Error(JSON.stringify(report.refused));
}
