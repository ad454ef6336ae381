import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '#core/day';
import { importRegister } from '#server/actions/importRegister.ts';
import { initOffice } from '#server/actions/initOffice.ts';
import { readConfig } from '#server/config.ts';
import type { Deps } from '#server/deps.ts';
import { openDeps, type World } from '#server/openDeps.ts';

/** Sunday 22 November 2026, 09:00 in Viet Nam. */
export const NOW: Instant = Date.parse('2026-11-22T02:00:00Z');
export const SECRET = 'bi-mat-thu-nghiem-khong-dung-that';

/** Dice that fall the same way in every run: SHA-256 of a name and a counter. */
export function dice(name: string): World['randomBytes'] {
  let roll = 0;
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

/** Opens the office in a folder, at an instant; founds it where there is none. */
export async function openOffice(folder: string, now: Instant = NOW, name = 'xã Thanh Mai'): Promise<Deps> {
  const world: World = { now: () => now, randomBytes: dice(name), actor: 'lan' };
  const deps = await openDeps(world, readConfig(environment(folder)), { create: true });
  await initOffice(deps, { trial: false });
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
