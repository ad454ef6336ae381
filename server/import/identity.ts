import { createHash } from 'node:crypto';
import { authorityKey } from '#core/authority';
import { numberKey } from '#core/decision';
import { foldName, foldProducerName, stripAccents } from '#core/name';
import type { RegisterRow } from './row.ts';

/** A new id: a prefix naming the noun, then random. */
export type NewId = (prefix: string) => string;

const PROVINCE_KIND = /^\s*(?:tỉnh|thành phố|tp)[\s.]+/iu;

/** A province's name without what it is: Tỉnh Bắc Ninh = Bắc Ninh. */
export function provinceNameKey(name: string): string {
  return foldName(name.normalize('NFC').replace(PROVINCE_KIND, ''));
}

/** A product's identity within a register: whose it is, and its name with all accents. */
export function productKey(producerId: string, name: string): string {
  return `${producerId}\n${foldName(name)}`;
}

/** A decision's identity within a register. */
export function decisionIdentity(authorityId: string, key: string, signedOn: string): string {
  return `${authorityId}\n${key}\n${signedOn}`;
}

const KIND_WORDS =
  /\b(?:cong ty|trach nhiem huu han|tnhh|co phan|cp|mtv|mot thanh vien|lien hiep|hop tac xa|htx|to hop tac|tht|doanh nghiep tu nhan|dntn|ho kinh doanh|hkd|co so san xuat|co so|chi nhanh|cty)\b/g;

/** What is left of a producer's name without its kind and accents: for likeness, never for identity. */
export function producerCore(name: string): string {
  const bare = stripAccents(name);
  return bare.replace(KIND_WORDS, ' ').replace(/\s+/g, ' ').trim() || bare;
}

/**
 * SHA-256 of what a row says, whatever the order of its columns, its Unicode form, spacing or file: the same row
 * again is the same entry. Notes, sources and unknown columns do not take part.
 */
export function fingerprint(row: RegisterRow): string {
  const { places } = row;
  const said = [
    foldProducerName(row.producer),
    foldName(row.product),
    row.taxCode,
    row.star,
    row.potentialFive,
    row.score,
    row.awardKind,
    row.aimed,
    row.decisionNumber === null ? null : numberKey(row.decisionNumber),
    row.signedOn,
    row.authority === null ? null : authorityKey(row.authority),
    row.validFrom,
    row.validTo,
    row.year,
    row.group,
    [...row.gtins].sort(),
    row.certificate,
    foldName(row.address ?? ''),
    [places.commune, places.district, places.province].map(foldName),
    [places.communeNow, places.provinceNow].map(foldName),
    row.missing,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
