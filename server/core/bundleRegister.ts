import { base64url } from 'jose';
import type { Star } from './authority.ts';
import type { Edition } from './bundle.ts';
import { NONE } from './bundleColumns.ts';
import { mayBeNewer, type UnknownKey } from './bundleNewer.ts';
import { type BundleTables, dayAt, instantAt } from './bundleShape.ts';
import { seekRow } from './bundleTables.ts';
import type { Day, Instant } from './day.ts';
import { gtinCheckDigit } from './gtin.ts';
import { type TrustedKey, thumbprint } from './key.ts';
import { type Origin, parseOrigin } from './origin.ts';
import type { Recognition, Withdrawal } from './recognition.ts';
import { Refusal } from './refusal.ts';
import type { StampPath } from './stamp.ts';
import { isKeyNumber, type KeyNumber, keyNumberOf, serialOf } from './stampId.ts';
import type { CopiesFact, StampRecord, StampState } from './verdict.ts';
import type { Trust } from './verify.ts';

/** What `acts.act` says; the first that touches a stamp speaks. A PIN used is not told to phones. */
export const ACTS = ['recalled', 'void'] as const;

/** What `copies.level` says; a stamp without a row is `ordinary`. */
export const LEVELS = ['watch', 'alarm'] as const;

/** A cell of a column; a row that is not there is `bundle-malformed`. */
export function cell<Cell>(column: readonly Cell[], row: number): Cell {
  const value = column[row];
  if (value === undefined) throw new Refusal('bundle-malformed', { row });
  return value;
}

function instantOr(value: number): Instant | null {
  return value === NONE ? null : value;
}

function dayOr(value: number): Day | null {
  return value === NONE ? null : dayAt(value);
}

async function keyAt({ keys }: BundleTables, row: number): Promise<TrustedKey> {
  const number = cell(keys.number, row);
  const publicKey = Uint8Array.from(base64url.decode(cell(keys.x, row)));
  if (!isKeyNumber(number) || publicKey.length !== 32)
    throw new Refusal('bundle-malformed', { column: 'keys' });
  return {
    number,
    kid: await thumbprint(publicKey),
    publicKey,
    createdAt: cell(keys.createdAt, row),
    retiredAt: instantOr(cell(keys.retiredAt, row)),
    compromisedAt: instantOr(cell(keys.compromisedAt, row)),
  };
}

/** The GTIN-14 of a row of `gtins`, its check digit set again. */
export function gtinAt({ gtins }: BundleTables, row: number): string | null {
  if (row === NONE) return null;
  const digits = String(cell(gtins.digits, row)).padStart(13, '0');
  return `${digits}${gtinCheckDigit(digits)}`;
}

/** The decision of a row of `decisions`, as verdicts cite it. */
export function decisionAt({ decisions, authorities }: BundleTables, row: number) {
  return {
    numberText: cell(decisions.numberText, row),
    signedOn: dayAt(cell(decisions.signedOn, row)),
    authority: cell(authorities.name, cell(decisions.authority, row)),
  };
}

function withdrawalAt(tables: BundleTables, recognition: number): Withdrawal | null {
  const { withdrawals } = tables;
  const row = seekRow(withdrawals.recognition, recognition);
  if (withdrawals.recognition[row] !== recognition) return null;
  const document = cell(withdrawals.document, row);
  const decision = cell(withdrawals.decision, row);
  return {
    effectiveOn: dayAt(cell(withdrawals.effectiveOn, row)),
    clause: cell(withdrawals.clause, row),
    article: cell(withdrawals.article, row),
    reason: cell(withdrawals.reason, row),
    safety: cell(withdrawals.safety, row) === 1,
    ...(document === '' ? {} : { document }),
    ...(decision === NONE ? {} : { decision: decisionAt(tables, decision) }),
  };
}

/** Ids of this edition only, in the order the office's own ids stand: what ties between two is broken alike. */
function rowId(row: number): string {
  return String(row).padStart(7, '0');
}

function recognitionAt(tables: BundleTables, row: number): Recognition {
  const { recognitions, decisions } = tables;
  return {
    id: rowId(row),
    productId: rowId(cell(recognitions.product, row)),
    star: cell(recognitions.star, row) as Star,
    validFrom: dayAt(cell(recognitions.validFrom, row)),
    validTo: dayAt(cell(recognitions.validTo, row)),
    withdrawal: withdrawalAt(tables, row),
    signedOn: dayAt(cell(decisions.signedOn, cell(recognitions.decision, row))),
  };
}

/** Every recognition of a product, with its row. */
export function recognitionsOf(tables: BundleTables, product: number): Recognition[] {
  const { product: column } = tables.recognitions;
  const all: Recognition[] = [];
  for (let row = seekRow(column, product); column[row] === product; row++)
    all.push(recognitionAt(tables, row));
  return all;
}

/** The producer of a row, without what is nobody's business on another's phone: no telephone number. */
function producerAt(tables: BundleTables, row: number, recognition: number): StampRecord['producer'] {
  const { producers, areas, recognitions } = tables;
  const area = cell(producers.area, row);
  return {
    id: rowId(row),
    name: cell(producers.name, row),
    nameCertified: cell(recognitions.nameCertified, recognition) || null,
    addressCertified: cell(recognitions.addressCertified, recognition) || null,
    addressNow: area === NONE ? null : cell(areas.name, area),
    phone: null,
  };
}

/** Rows of acts and copies under each key, for a quick look-up. */
interface Lookup {
  readonly keyRow: ReadonlyMap<KeyNumber, number>;
  readonly lastSerial: ReadonlyMap<number, number>;
  readonly copies: ReadonlyMap<string, CopiesFact>;
}

function lookupOf({ keys, batches, copies }: BundleTables): Lookup {
  const lastSerial = new Map<number, number>();
  for (const [row, key] of batches.key.entries()) {
    const last = cell(batches.first, row) + cell(batches.quantity, row) - 1;
    lastSerial.set(key, Math.max(last, lastSerial.get(key) ?? -1));
  }
  return {
    keyRow: new Map(keys.number.map((number, row) => [number as KeyNumber, row])),
    lastSerial,
    copies: new Map(
      copies.key.map((key, row) => [
        `${key} ${copies.serial[row]}`,
        LEVELS[copies.level[row] ?? 0] ?? 'watch',
      ]),
    ),
  };
}

function batchAt({ batches }: BundleTables, key: number, serial: number): number | undefined {
  const begin = seekRow(batches.key, key);
  const end = seekRow(batches.key, key + 1);
  const row = seekRow(batches.first, serial + 1, begin, end) - 1;
  const holds = row >= begin && serial < cell(batches.first, row) + cell(batches.quantity, row);
  return holds ? row : undefined;
}

function stateOf({ acts }: BundleTables, key: number, serial: number): StampState {
  let state: StampState = { fact: 'usable', at: null, reason: null };
  let rank: number = ACTS.length;
  for (const [row, ofKey] of acts.key.entries()) {
    const touches = ofKey === key && cell(acts.first, row) <= serial && serial <= cell(acts.last, row);
    const act = cell(acts.act, row);
    const fact = ACTS[act];
    if (!touches || fact === undefined || act >= rank) continue;
    rank = act;
    state = { fact, at: instantAt(cell(acts.minute, row)), reason: cell(acts.reason, row) };
  }
  return state;
}

/** A phone knows the minute of an issue: the compromise of its key is held against that, never against its luck. */
function issuedAt({ batches, keys }: BundleTables, row: number): Instant {
  const compromisedAt = cell(keys.compromisedAt, cell(batches.key, row));
  const issued = instantAt(cell(batches.minute, row));
  const isBefore =
    compromisedAt !== NONE && cell(batches.first, row) < cell(keys.compromisedFirst, cell(batches.key, row));
  if (compromisedAt === NONE) return issued;
  return isBefore ? Math.min(issued, compromisedAt - 1) : Math.max(issued, compromisedAt);
}

function findStamp(tables: BundleTables, lookup: Lookup, path: StampPath): StampRecord | undefined {
  const { batches, recognitions, products, producers } = tables;
  const key = lookup.keyRow.get(keyNumberOf(path.id));
  const serial = serialOf(path.id);
  const row = key === undefined ? undefined : batchAt(tables, key, serial);
  if (key === undefined || row === undefined || gtinAt(tables, cell(batches.gtin, row)) !== path.gtin)
    return undefined;
  const recognition = cell(batches.recognition, row);
  const product = cell(recognitions.product, recognition);
  const producer = cell(products.producer, product);
  return {
    batch: {
      id: rowId(row),
      issuedAt: issuedAt(tables, row),
      form: cell(batches.mini, row) === 1 ? 'mini' : 'full',
      star: cell(batches.star, row) as Star,
    },
    product: { id: cell(products.id, product), name: cell(products.name, product) },
    producer: producerAt(tables, producer, recognition),
    decision: decisionAt(tables, cell(recognitions.decision, recognition)),
    lot: {
      number: cell(batches.lot, row),
      producedOn: dayOr(cell(batches.producedOn, row)),
      expiresOn: dayOr(cell(batches.expiresOn, row)),
    },
    recognition: recognitionAt(tables, recognition),
    recognitions: recognitionsOf(tables, product),
    state: stateOf(tables, key, serial),
    copies: lookup.copies.get(`${key} ${serial}`) ?? 'ordinary',
    sample: cell(producers.sample, producer) === 1,
  };
}

/** True where a record's stamps carry a hidden PIN; whether it was opened, only the office knows. */
export function carriesPin({ tables }: Edition, { batch }: StampRecord): boolean {
  return tables.batches.pin[Number(batch.id)] === 1;
}

/**
 * The trust of an opened edition, for `verify`: without code secrets (a mini stamp answers `mac-needs-server`), and
 * accusing no stamp that may be newer than the edition; `unknown` is the key it was first asked for in vain. Throws
 * `bundle-malformed`.
 */
export async function trustOfBundle(
  { tables, asOf }: Edition,
  unknown: UnknownKey | null = null,
): Promise<Trust> {
  const keys = await Promise.all(tables.keys.number.map((_, row) => keyAt(tables, row)));
  const lookup = lookupOf(tables);
  const lastSerialOf = (key: KeyNumber) => lookup.lastSerial.get(lookup.keyRow.get(key) ?? NONE) ?? -1;
  const origins: Origin[] = tables.origins.origin.map(parseOrigin);
  return {
    origins,
    keys,
    register: {
      asOf,
      findStamp: async (path) => findStamp(tables, lookup, path),
      mayBeNewer: mayBeNewer(keys, lastSerialOf, asOf, unknown),
    },
  };
}
