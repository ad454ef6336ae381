import { readFileSync } from 'node:fs';
import type { TrustedKey } from '#core/key';
import type { Origin } from '#core/origin';
import type { KeyNumber } from '#core/stampId';

export interface StampVector {
  name: string;
  gtin: string | null;
  serial: number;
  id: string;
  printedId: string;
  checkCharacter: string;
  recordPath: string;
  signedBytes: string;
  signature: string;
  seal: string;
  hmac: string;
  mac: string;
  fullUrl: string;
  miniUrl: string;
  recordUrl: string;
}

export interface StampVectors {
  origin: Origin;
  key: { number: KeyNumber; seed: string; publicKey: string; x: string; kid: string; macSecret: string };
  stamps: StampVector[];
  jwks: { keys: Record<string, string>[]; temgoc_origins: string[] };
  qr: {
    origin: Origin;
    form: 'full' | 'mini';
    gtin: string | null;
    segments: [string, number][];
    bits: number;
    version: number;
    modules: number;
    characters: number;
  }[];
  refused: { name: string; input: string; origin: string; reason: string }[];
}

export interface SignatureVector {
  key: string;
  msg: string;
  sig: string;
  valid: boolean;
  name?: string;
  seed?: string;
  tcId?: number;
  flag?: string;
  number?: number;
  flags?: string[];
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8')) as T;
}

export const stampVectors = read<StampVectors>('stamps.json');
export const signatureVectors =
  read<Record<'rfc8032' | 'wycheproof' | 'cctv', SignatureVector[]>>('ed25519.json');

export function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

export function hex(data: Uint8Array): string {
  return Buffer.from(data).toString('hex');
}

/** The key of the worked examples under any number. */
export function exampleKey(number = '01'): TrustedKey {
  return {
    number: number as KeyNumber,
    kid: stampVectors.key.kid,
    publicKey: bytes(stampVectors.key.publicKey),
    createdAt: Date.parse('2026-01-05T01:00:00.000Z'),
    retiredAt: null,
    compromisedAt: null,
  };
}

export const exampleMacSecret = bytes(stampVectors.key.macSecret);
