import Database from 'better-sqlite3';
import type { Gtin14 } from '#core/gtin';
import { formatStampPath } from '#core/stamp';
import { formatPrintedId, formatStampId, type KeyNumber } from '#core/stampId';
import { listKeys } from '#db/keys';
import { openKey } from '#server/keys/vault.ts';
import type { PortalServer } from './portalServer.ts';

/** One stamp of the demonstration. */
export interface DemoStamp {
  readonly path: string;
  readonly serial: number;
  /** As it is printed below the code. */
  readonly name: string;
  /** The hidden PIN, where the batch has any. */
  readonly pin: string;
}

interface BatchRow {
  readonly id: string;
  readonly gtin: Gtin14 | null;
  readonly keyNumber: KeyNumber;
  readonly first: number;
}

/** Reads one row, or undefined, by nothing of ours. */
export function readRow<Row>(
  { deps }: PortalServer,
  query: string,
  ...values: readonly unknown[]
): Row | undefined {
  const sqlite = new Database(deps.db.path, { readonly: true });
  const row = sqlite.prepare(query).get(...values) as Row | undefined;
  sqlite.close();
  return row;
}

/** The stamps of a lot's batch, by their place in it, from 0. */
export async function stampsOfLot(portals: PortalServer, lot: string): Promise<(place: number) => DemoStamp> {
  const { db, secret } = portals.deps;
  const batch = readRow<BatchRow>(
    portals,
    'select id, gtin, key_number as keyNumber, first from batches where lot_id in (select id from lots where number = ?)',
    lot,
  );
  const [key] = await listKeys(db);
  if (!batch || !key) throw new Error(`no batch of lot ${lot}`);
  const signer = await openKey(key, secret);
  const pinOf = signer.pinsOf(batch.id);
  return (place) => {
    const serial = batch.first + place;
    const stamp = { gtin: batch.gtin, id: formatStampId(batch.keyNumber, serial) };
    const path = formatStampPath(signer.sign(stamp, 'full'));
    return { path, serial, name: formatPrintedId(stamp.id), pin: pinOf(stamp) };
  };
}

/** Waits until at least so many rows are counted: looks are written after their answers. */
export async function waitForRows(
  portals: PortalServer,
  count: string,
  rows: number,
  ...values: readonly unknown[]
): Promise<void> {
  for (let n = 0; n < 400; n++) {
    if ((readRow<{ n: number }>(portals, `select (${count}) as n`, ...values)?.n ?? 0) >= rows) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`fewer than ${rows}: ${count}`);
}
