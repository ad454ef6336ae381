import { gtinCheckDigit } from '#core/gtin';

/** Takes a genuine address at `https://ocop.vn`, a place in it and a digit 1–9; gives one that nobody issued. */
type Mutation = (text: string, at: number, digit: number) => string;

/** Where the path begins, after `https://ocop.vn/`. */
const PATH = 16;

function splice(text: string, at: number, drop: number, put = ''): string {
  return text.slice(0, at) + put + text.slice(at + drop);
}

function inScript(zero: number): (text: string) => string {
  return (text) => text.replace(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

const arabicIndic = inScript(0x660);
const fullWidth = inScript(0xff10);
const mathematical = inScript(0x1d7ce);

function otherGtin(text: string): string {
  return text.replace(/\/01\/([0-9]{13})[0-9]\//, (_, body: string) => {
    const next = String((BigInt(body) + 1n) % 10n ** 13n).padStart(13, '0');
    return `/01/${next}${gtinCheckDigit(next)}/`;
  });
}

function nextSerial(text: string): string {
  return text.replace(/(\/(?:21|s)\/[0-9]{2})([0-9]{10})/, (_, head: string, serial: string) => {
    return head + String((BigInt(serial) + 1n) % 10n ** 10n).padStart(10, '0');
  });
}

function changedDigit(text: string, at: number, digit: number): string {
  const old = text[at] ?? '';
  return splice(text, at, 1, /[0-9]/.test(old) ? String((Number(old) + digit) % 10) : String(digit));
}

function doubledSlash(text: string, at: number): string {
  const slash = text.indexOf('/', Math.min(at, PATH - 1));
  return splice(text, slash, 0, '/');
}

const ofSeal: (change: (seal: bigint) => bigint) => Mutation = (change) => (text) =>
  text.replace(/\/([0-9]{155})\//, (_, seal: string) => `/${change(BigInt(seal))}/`);

/** Every way of altering a stamp that is tried, by the name a failing test shows. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a digit changed': changedDigit,
  'two neighbours swapped': (text, at) => splice(text, at, 2, (text[at + 1] ?? '') + (text[at] ?? '')),
  truncated: (text, at) => text.slice(0, at),
  beheaded: (text, at) => text.slice(at + 1),
  'a digit put in': (text, at, digit) => splice(text, at, 0, String(digit)),
  'a character left out': (text, at) => splice(text, at, 1),
  'another GTIN, its check digit right': otherGtin,
  'the GTIN left out': (text) => text.replace(/\/01\/[0-9]{14}\/21\//, '/s/'),
  'another serial': nextSerial,
  'another key number': (text, _, digit) =>
    text.replace(/\/[0-9]{2}([0-9]{10}(?:[0-9]{8})?)$/, `/${digit}${digit}$1`),
  'another host': (text) => text.replace('ocop.vn', 'ocop.example'),
  'a host that begins alike': (text) => text.replace('ocop.vn', 'ocop.vn.evil.example'),
  'a user name': (text) => text.replace('https://', 'https://ocop.vn@'),
  'a port': (text) => text.replace('ocop.vn', 'ocop.vn:443'),
  'a seal 2^512 higher': ofSeal((seal) => seal + (1n << 512n)),
  'a seal one higher': ofSeal((seal) => seal + 1n),
  'a seal of nines': ofSeal(() => 10n ** 155n - 1n),
  'a code one higher': (text) =>
    text.replace(/[0-9]{8}$/, (code) => String((Number(code) + 1) % 1e8).padStart(8, '0')),
  'Arabic-Indic digits': (text) => text.slice(0, PATH) + arabicIndic(text.slice(PATH)),
  'one full-width digit': (text, at) => splice(text, at, 1, fullWidth(text[at] ?? '')),
  'a mathematical digit at the end': (text) => text.slice(0, -1) + mathematical(text.slice(-1)),
  'percent-encoded': (text, at) => splice(text, at, 1, `%${(text.charCodeAt(at) || 48).toString(16)}`),
  'a slash doubled': doubledSlash,
  backslashes: (text) => text.slice(0, PATH) + text.slice(PATH).replaceAll('/', '\\'),
  'a dot segment': (text) => text.replace('vn/', 'vn/./'),
  'a slash after': (text) => `${text}/`,
  'a blank after': (text) => `${text} `,
  'a blank before': (text) => ` ${text}`,
  'a line feed after': (text) => `${text}\n`,
  'a carriage return and line feed after': (text) => `${text}\r\n`,
  'a NUL after': (text) => `${text}\0`,
  'a byte-order mark before': (text) => `\ufeff${text}`,
  'an override mark inside': (text, at) => splice(text, at, 0, '\u202e'),
  'a query after': (text, _, digit) => `${text}?${digit}`,
  'a fragment after': (text, _, digit) => `${text}#${digit}`,
  'the scheme in capitals': (text) => text.replace('https', 'HTTPS'),
  'the host in capitals': (text) => text.replace('ocop', 'OCOP'),
  'no encryption': (text) => text.replace('https', 'http'),
  'the path twice': (text) => text + text.slice(PATH - 1),
  'the address twice': (text) => text + text,
};

/** Those that often leave an address of the right shape, so that only the signature can tell. */
export const SUBTLE = [
  'a digit changed',
  'two neighbours swapped',
  'another GTIN, its check digit right',
  'the GTIN left out',
  'another serial',
  'a seal one higher',
  'a code one higher',
];
