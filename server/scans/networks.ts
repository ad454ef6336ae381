import { readFileSync } from 'node:fs';
import { provinces } from '#core/province';
import { Refusal } from '#core/refusal';
import type { NetworkKind } from '#core/sighting';

/** What is known of a network: its kind, and its province's area code where it lies in one. */
export interface Network {
  readonly kind: NetworkKind;
  readonly province: string | null;
}

/** Looks networks up in memory, by the longest prefix that holds them. */
export interface Networks {
  find(network: string): Network;
}

const UNKNOWN: Network = { kind: 'unknown', province: null };

/** Where the operator gave no table. */
export const NO_NETWORKS: Networks = { find: () => UNKNOWN };

const HEADING = 'prefix,kind,province';
const KINDS: readonly string[] = ['fixed', 'mobile', 'shared'] satisfies NetworkKind[];
const MOST_LINES = 500_000;

/** How many bits of an address are looked at at all, the shortest prefix taken, and the bits of one part. */
const FAMILIES = {
  v4: { bits: 24, shortest: 8, part: 8 },
  v6: { bits: 48, shortest: 16, part: 16 },
} as const;
type Family = keyof typeof FAMILIES;

interface Prefix {
  readonly family: Family;
  /** The first 24 or 48 bits, as a number. */
  readonly value: number;
}

function numberOf(family: Family, parts: readonly number[]): number {
  return parts.reduce((value, part) => value * 2 ** FAMILIES[family].part + part, 0);
}

/** A network as askers are known by: three parts of an address, with dots or with colons. */
function readNetwork(text: string): Prefix | undefined {
  if (/^\d{1,3}(\.\d{1,3}){2}$/.test(text)) {
    const parts = text.split('.').map(Number);
    return parts.every((part) => part < 256) ? { family: 'v4', value: numberOf('v4', parts) } : undefined;
  }
  if (!/^[0-9a-f]{1,4}(:[0-9a-f]{1,4}){2}$/.test(text)) return undefined;
  const parts = text.split(':').map((part) => Number.parseInt(part, 16));
  return { family: 'v6', value: numberOf('v6', parts) };
}

const V4 = /^((?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3})\/(\d{1,2})$/;
const V6 = /^((?:[0-9a-f]{1,4}:){1,3}):\/(\d{2})$/;

/** The start of a prefix: an IPv4 address ending in zero, or up to three groups and `::`. */
function readPrefix(text: string): (Prefix & { readonly length: number }) | undefined {
  const [, v4, v4Length] = V4.exec(text) ?? [];
  if (v4?.endsWith('.0')) return whole(readNetwork(v4.slice(0, -2)), Number(v4Length));
  const [, v6, v6Length] = V6.exec(text) ?? [];
  if (!v6) return undefined;
  const groups = v6.slice(0, -1).split(':');
  return whole(readNetwork([...groups, '0', '0'].slice(0, 3).join(':')), Number(v6Length));
}

/** Only a prefix within what is looked at, and whose bits beyond its length are zero. */
function whole(
  prefix: Prefix | undefined,
  length: number,
): (Prefix & { readonly length: number }) | undefined {
  if (!prefix) return undefined;
  const { bits, shortest } = FAMILIES[prefix.family];
  const fits = length >= shortest && length <= bits && prefix.value % 2 ** (bits - length) === 0;
  return fits ? { ...prefix, length } : undefined;
}

function codesOfToday(): ReadonlySet<string | null> {
  const today = provinces().areas.filter(({ validTo }) => validTo === null);
  return new Set(today.map(({ code }) => code));
}

/**
 * Reads the operator's table of networks: UTF-8 lines `prefix,kind,province` under that heading, where the prefix is
 * IPv4 of /8 to /24 or IPv6 of /16 to /48, the kind `fixed`, `mobile` or `shared`, and the province an area code of
 * today or nothing. Anything else is `networks-malformed`, naming the line.
 */
export function parseNetworks(text: string): Networks {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const refuse = (line: number): never => {
    throw new Refusal('networks-malformed', { line, value: (lines[line - 1] ?? '').slice(0, 60) });
  };
  if (lines[0] !== HEADING) refuse(1);
  if (lines.length > MOST_LINES) refuse(MOST_LINES + 1);
  const codes = codesOfToday();
  const known = new Map<string, Network>();
  const lengths = { v4: new Set<number>(), v6: new Set<number>() };
  for (const [index, line] of lines.slice(1).entries()) {
    const [prefix = '', kind = '', province = '', ...more] = line.split(',');
    const read = readPrefix(prefix);
    const fits = KINDS.includes(kind) && (province === '' || codes.has(province)) && more.length === 0;
    if (!read || !fits || line.split(',').length !== 3) return refuse(index + 2);
    const key = keyOf(read, read.length);
    if (known.has(key)) return refuse(index + 2);
    known.set(key, { kind: kind as NetworkKind, province: province || null });
    lengths[read.family].add(read.length);
  }
  return lookUpIn(known, lengths);
}

function keyOf({ family, value }: Prefix, length: number): string {
  return `${family}/${length}/${Math.floor(value / 2 ** (FAMILIES[family].bits - length))}`;
}

function lookUpIn(
  known: ReadonlyMap<string, Network>,
  lengths: Readonly<Record<Family, ReadonlySet<number>>>,
): Networks {
  const longestFirst = (family: Family) => [...lengths[family]].sort((a, b) => b - a);
  const order = { v4: longestFirst('v4'), v6: longestFirst('v6') };
  return {
    find: (network) => {
      const read = readNetwork(network);
      if (!read) return UNKNOWN;
      const length = order[read.family].find((one) => known.has(keyOf(read, one)));
      return length === undefined ? UNKNOWN : (known.get(keyOf(read, length)) ?? UNKNOWN);
    },
  };
}

/** The text of a file that `parseNetworks` reads; throws `networks-malformed`, `file-missing`. */
export function readNetworksText(path: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    parseNetworks(text);
    return text;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('file-missing', { path });
  }
}
