import { type Gtin14, isGtin14 } from './gtin.ts';
import { isSeal, type Seal } from './seal.ts';
import { isStampId, type StampId } from './stampId.ts';

/** Which of the three written forms a stamp's address has (FORMATS.md §3). */
export type StampForm = 'full' | 'mini' | 'record';

/** A stamp's address without its proof: the permanent path of its public record. */
export interface StampPath {
  readonly gtin: Gtin14 | null;
  readonly id: StampId;
}

/** A stamp's address taken apart; `format(parse(x)) === x` for every x that parses. */
export type Stamp =
  | (StampPath & { readonly form: 'full'; readonly seal: Seal })
  | (StampPath & { readonly form: 'mini'; readonly mac: string })
  | (StampPath & { readonly form: 'record' });

/** A stamp that may bring the 64 bytes of its seal along, for who need not read its digits. */
export type SignedStamp = Stamp & { readonly signature?: Uint8Array };

/** The longest path that can be a stamp: `/`, 155, `/01/`, 14, `/21/`, 12. */
export const LONGEST_PATH = 1 + 155 + 4 + 14 + 4 + 12;

const PATH = /^(?:\/([0-9]{155}))?(?:\/01\/([0-9]{14})\/21|\/s)\/([0-9]{12})([0-9]{8})?$/;

/** Reads a path strictly: one spelling only. Undefined for anything else, however near it comes. */
export function parseStampPath(path: string): Stamp | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  const match = PATH.exec(path);
  if (!match) return undefined;
  const [, seal, gtinText, id = '', mac] = match;
  const gtin = gtinText ?? null;
  if (!isStampId(id) || (gtin !== null && !isGtin14(gtin))) return undefined;
  if (seal !== undefined) {
    if (mac !== undefined || !isSeal(seal)) return undefined;
    return { form: 'full', gtin, id, seal };
  }
  return mac === undefined ? { form: 'record', gtin, id } : { form: 'mini', gtin, id, mac };
}

/** The permanent path, `/01/<GTIN14>/21/<ID12>` or `/s/<ID12>`: what is signed and what is on record. */
export function formatRecordPath(stamp: StampPath): string {
  return stamp.gtin === null ? `/s/${stamp.id}` : `/01/${stamp.gtin}/21/${stamp.id}`;
}

/** The path of any form, the exact inverse of `parseStampPath`. */
export function formatStampPath(stamp: Stamp): string {
  const record = formatRecordPath(stamp);
  if (stamp.form === 'full') return `/${stamp.seal}${record}`;
  return stamp.form === 'mini' ? `${record}${stamp.mac}` : record;
}

const ENCODER = new TextEncoder();

/** The bytes that seal and MAC are made over: `temgoc-stamp-v1`, LF, then the permanent path, in ASCII. */
export function signedBytes(stamp: StampPath): Uint8Array<ArrayBuffer> {
  return ENCODER.encode(`temgoc-stamp-v1\n${formatRecordPath(stamp)}`);
}
