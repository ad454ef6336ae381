import { listProducts } from '#db/products';
import { listAllRecognitions } from '#db/recognitions';
import { decisionLines, entries, recognitions } from '#db/schema';
import { type ImportReport, importRegister } from '#server/actions/importRegister.ts';
import type { Deps } from '#server/deps.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

/** An office of its own for one test, gone with it. */
export interface Office {
  readonly deps: Deps;
  bring(csv: string | Uint8Array, options?: { dryRun?: boolean; lang?: 'vi' | 'en' }): Promise<ImportReport>;
  /** `product | producer: 4★ recognise 2025-03-15…` of every recognition, by product and day. */
  told(): Promise<string[]>;
  productNames(): Promise<string[]>;
  openEntries(): Promise<number>;
  close(): void;
}

/** Founds an office in a folder of its own. */
export async function foundOffice(): Promise<Office> {
  const folder = temporaryFolder();
  const deps = await openOffice(folder.path);
  return {
    deps,
    bring: (csv, { dryRun = false, lang } = {}) => {
      const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv;
      return importRegister(deps, { bytes, fileName: 'so.csv', dryRun, ...(lang ? { lang } : {}) });
    },
    told: async () => {
      const names = new Map(
        (await listProducts(deps.db)).map((one) => [one.id, `${one.name} | ${one.producerName}`]),
      );
      const lines = await deps.db.orm.select().from(decisionLines);
      const rows = await deps.db.orm.select().from(recognitions);
      const kinds = new Map(lines.map((line) => [line.id, line.kind]));
      const lineOf = (one: typeof recognitions.$inferSelect) =>
        `${names.get(one.productId)}: ${one.star}★ ${kinds.get(one.decisionLineId)} ${one.validFrom} – ${one.validTo}`;
      const key = (one: typeof recognitions.$inferSelect) => `${names.get(one.productId)} ${one.validFrom}`;
      return rows.sort((a, b) => key(a).localeCompare(key(b))).map(lineOf);
    },
    productNames: async () => (await listProducts(deps.db)).map(({ name }) => name),
    openEntries: async () =>
      (await deps.db.orm.select().from(entries)).filter(({ state }) => state === 'incomplete').length,
    close: () => {
      deps.db.close();
      folder.remove();
    },
  };
}

/** Counts recognitions of the whole register. */
export async function countRecognitions({ deps }: Office): Promise<number> {
  return [...(await listAllRecognitions(deps.db)).values()].flat().length;
}

/** A CSV file of a heading and rows, every cell quoted. */
export function csvOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return rows.map((cells) => cells.map(quote).join(delimiter)).join('\r\n');
}
