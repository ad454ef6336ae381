import {
  chmodSync,
  copyFileSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RefusalCode } from '#core/refusal';
import { MIGRATIONS } from '#db/migrate';
import { isReady, openDatabase } from '#db/open';
import { temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'temgoc.db');
});
afterEach(() => folder.remove());

function refused(code: RefusalCode) {
  return expect.objectContaining({ code });
}

function change(sql: string): void {
  const sqlite = new Database(path);
  sqlite.exec(sql);
  sqlite.close();
}

describe('opening the register', () => {
  it('creates it once, and finds it as it was', () => {
    openDatabase(path, { create: true }).close();
    const db = openDatabase(path);
    expect(isReady(db)).toBe(true);
    db.close();
  });

  it('makes it, its folder and what lies beside it for their owner only, and changes no mode that is', () => {
    const own = join(folder.path, 'data', 'temgoc.db');
    const db = openDatabase(own, { create: true });
    const modeOf = (name: string) => statSync(name).mode & 0o777;
    db.orm.run('create table notes (text)');
    expect(modeOf(join(folder.path, 'data'))).toBe(0o700);
    expect([own, `${own}-wal`, `${own}-shm`].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
    db.close();
    chmodSync(own, 0o640);
    openDatabase(own, { create: true }).close();
    expect(modeOf(own)).toBe(0o640);
  });

  it('keeps promises: WAL, synchronous FULL', () => {
    const db = openDatabase(path, { create: true });
    expect(db.orm.get<{ synchronous: number }>('pragma synchronous')).toEqual({ synchronous: 2 });
    expect(db.orm.get<{ journal_mode: string }>('pragma journal_mode')).toEqual({ journal_mode: 'wal' });
    db.close();
  });

  it('does not make one up where none is', () => {
    expect(() => openDatabase(path)).toThrow(refused('database-missing'));
    expect(existsSync(path)).toBe(false);
  });

  it('refuses a register written by a newer program, and leaves it alone', () => {
    openDatabase(path, { create: true }).close();
    change(`pragma user_version = ${MIGRATIONS.length + 1}`);
    const before = readFileSync(path);
    expect(() => openDatabase(path)).toThrow(refused('database-newer'));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses the database of another program', () => {
    change('create table notes (text)');
    expect(() => openDatabase(path, { create: true })).toThrow(refused('database-foreign'));
  });

  it('refuses a file that is no database', () => {
    writeFileSync(path, 'Sổ đăng ký OCOP, bản đánh máy. '.repeat(100));
    expect(() => openDatabase(path)).toThrow(refused('database-foreign'));
  });

  it('refuses a torn file in words', () => {
    openDatabase(path, { create: true }).close();
    const torn = join(folder.path, 'torn.db');
    copyFileSync(path, torn);
    truncateSync(torn, 5000);
    path = torn;
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ name: 'Refusal' }));
  });

  it('lets nobody edit or delete an event, or edit a recognition', () => {
    openDatabase(path, { create: true }).close();
    change("insert into events (at, actor, verb, noun, noun_id) values (1, 'lan', 'open', 'lot', '1')");
    expect(() => change("update events set actor = 'ai đó'")).toThrow('append-only');
    expect(() => change('delete from events')).toThrow('append-only');
    change(`insert into recognitions (id, decision_line_id, product_id, star, valid_from, valid_to)
      values ('r', 'l', 'p', 3, '2025-01-01', '2028-01-01')`);
    expect(() => change('update recognitions set star = 5')).toThrow('superseded');
  });
});
