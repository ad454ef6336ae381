import { desc, eq } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { imports } from './schema.ts';
import { importReports } from './workSchema.ts';

/** A register that was imported, and what became of its rows. */
export interface ImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly at: Instant;
  readonly counts: Readonly<Record<string, number>>;
}

function toImport(row: typeof imports.$inferSelect): ImportRow {
  return { ...row, counts: JSON.parse(row.counts) as Record<string, number> };
}

/** The latest imports, the newest first. */
export async function listImports(db: Db, limit: number): Promise<ImportRow[]> {
  const rows = await db.orm.select().from(imports).orderBy(desc(imports.at), desc(imports.id)).limit(limit);
  return rows.map(toImport);
}

/** One import by its id. */
export async function findImport(db: Db, id: string): Promise<ImportRow | undefined> {
  const [row] = await db.orm.select().from(imports).where(eq(imports.id, id));
  return row && toImport(row);
}

/** The latest import of exactly this file, by its SHA-256. */
export async function findImportOfFile(db: Db, fileHash: string): Promise<ImportRow | undefined> {
  const [row] = await db.orm
    .select()
    .from(imports)
    .where(eq(imports.fileHash, fileHash))
    .orderBy(desc(imports.at))
    .limit(1);
  return row && toImport(row);
}

/** Keeps what an import said of its rows, packed, beside the import. */
export function insertReport(importId: string, report: string): Write {
  return write((tx) => tx.insert(importReports).values({ importId, report }));
}

/** What an import said of its rows, packed; undefined for one from before reports were kept. */
export async function findReport(db: Db, importId: string): Promise<string | undefined> {
  const [row] = await db.orm.select().from(importReports).where(eq(importReports.importId, importId));
  return row?.report;
}
