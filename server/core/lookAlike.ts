import { hostOf, type Origin } from './origin.ts';

/** By which trick a text looks like one of our addresses and is none. */
export type Trick =
  | 'user-name'
  | 'backslash'
  | 'other-scheme'
  | 'port'
  | 'longer-host'
  | 'percent'
  | 'invisible'
  | 'punycode'
  | 'other-letters'
  | 'similar-name';

/** What a look-alike is: the origin it looks like, and the trick by which. */
export interface LookAlike {
  readonly origin: Origin;
  readonly trick: Trick;
}

const LONGEST = 512;

/** Letters of other scripts, and digits, that print like Latin ones (Unicode TR 39, those a host of ours may meet). */
export const TWINS: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    ѕ: 's',
    і: 'i',
    ј: 'j',
    һ: 'h',
    ԁ: 'd',
    ԛ: 'q',
  },
  ...{
    ԝ: 'w',
    ь: 'b',
    к: 'k',
    м: 'm',
    т: 't',
    в: 'b',
    н: 'h',
    п: 'n',
    г: 'r',
    ѵ: 'v',
    ӏ: 'l',
    ɡ: 'g',
    ɑ: 'a',
  },
  ...{
    ο: 'o',
    α: 'a',
    ν: 'v',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ι: 'i',
    κ: 'k',
    η: 'n',
    ϲ: 'c',
    ε: 'e',
    γ: 'y',
  },
  ...{ օ: 'o', ո: 'n', ս: 'u', հ: 'h', ց: 'g', ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'b' },
};

/** Marks that stand for the dot between labels, or the slash after them, where a parser folds. */
const DOTS = /[\u3002\uff0e\uff61\u2024]/g;
const SLASHES = /[\u2044\u2215\u29f8\uff0f]/g;

/** Characters nobody sees: directions, joiners, soft hyphens, blanks inside. */
const INVISIBLE = /[\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Cc}]/gu;
const OTHER_SCRIPT = /[^\u0020-\u007e]/;

function unpercented(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The text as an eye or a lenient parser may take it: never opened, never trusted. */
function seenAs(text: string): string {
  const folded = unpercented(text)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(DOTS, '.')
    .replace(SLASHES, '/');
  const bare = folded.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return [...bare].map((letter) => TWINS[letter] ?? letter).join('');
}

/** Digits and letters that are taken for each other at a glance. */
function blurred(host: string): string {
  return host
    .replace(/[0]/g, 'o')
    .replace(/[1|i]/g, 'l')
    .replace(/5/g, 's')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/-/g, '');
}

/** What stands between the scheme and the first slash, question mark or number sign. */
function authorityOf(seen: string): { scheme: string; authority: string } {
  const [, scheme = '', rest = seen.replace(/^[/\\]+/, '')] =
    /^([a-z][a-z0-9+.-]*):[/\\]*(.*)$/s.exec(seen) ?? [];
  return { scheme, authority: /^[^/?#]*/.exec(rest)?.[0] ?? '' };
}

/** One edit apart: a letter more, less, another, or two changed about. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let [x, y] = [a.length, b.length];
  while (x > from && y > from && a[x - 1] === b[y - 1]) [x, y] = [x - 1, y - 1];
  const swapped = x - from === 2 && y - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
  return (x - from <= 1 && y - from <= 1) || swapped;
}

/** One letter apart, or ours with its dots and hyphens changed about and more after it. */
function isSimilar(found: string, ours: string): boolean {
  return isNear(found, ours) || found.replaceAll('.', '').startsWith(ours.replaceAll('.', ''));
}

interface Seen {
  readonly text: string;
  readonly scheme: string;
  readonly authority: string;
  readonly host: string;
}

/** One of our addresses in its parts; only a trial on this machine has a port. */
interface Ours {
  readonly scheme: string;
  readonly host: string;
  /** The host with its port, as it stands in the address. */
  readonly authority: string;
}

interface TrickRow {
  readonly trick: Trick;
  readonly when: (seen: Seen, ours: Ours) => boolean;
}

/** A name of one label has no ending to share. */
function hasEndingOf(found: string, host: string): boolean {
  const dot = host.lastIndexOf('.');
  return dot < 0 ? !found.includes('.') : found.endsWith(host.slice(dot));
}

function isOtherPort(authority: string, ours: Ours): boolean {
  const isItsHost = authority === ours.host || authority.startsWith(`${ours.host}:`);
  return isItsHost && authority !== ours.authority;
}

/** The first row that holds speaks: the plainest trick before the subtler. */
const TRICKS: readonly TrickRow[] = [
  {
    trick: 'backslash',
    when: ({ text, authority }, { host }) => text.includes('\\') && authority.includes(host),
  },
  {
    trick: 'user-name',
    when: ({ authority }, { host }) => authority.includes('@') && authority.includes(host),
  },
  { trick: 'percent', when: ({ text, host }, ours) => /%[0-9a-f]{2}/i.test(text) && host === ours.host },
  {
    trick: 'invisible',
    when: ({ text, host }, ours) => new RegExp(INVISIBLE).test(text) && host === ours.host,
  },
  { trick: 'other-letters', when: ({ text, host }, ours) => OTHER_SCRIPT.test(text) && host === ours.host },
  { trick: 'other-scheme', when: ({ scheme, host }, ours) => scheme !== ours.scheme && host === ours.host },
  { trick: 'port', when: ({ authority }, ours) => isOtherPort(authority, ours) },
  {
    trick: 'longer-host',
    when: ({ host }, ours) => host !== ours.host && `.${host}.`.includes(`.${ours.host}.`),
  },
  { trick: 'other-letters', when: ({ host, authority }, ours) => host === ours.host && authority !== '' },
  { trick: 'punycode', when: ({ host }, ours) => host.includes('xn--') && hasEndingOf(host, ours.host) },
  { trick: 'similar-name', when: ({ host }, ours) => isSimilar(blurred(host), blurred(ours.host)) },
];

function oursOf(origin: Origin): Ours {
  const authority = hostOf(origin);
  return {
    scheme: origin.slice(0, origin.indexOf(':')),
    host: authority.replace(/:[0-9]+$/, ''),
    authority,
  };
}

function seenText(text: string): Seen {
  const { scheme, authority } = authorityOf(seenAs(text));
  const host = (authority.split('@').at(-1) ?? '').replace(/:.*$/s, '').replace(/\.$/, '');
  return { text, scheme, authority, host };
}

/**
 * Tells which of our addresses a foreign text looks like, and by which trick; undefined for a text that looks like
 * none, and for one that is ours. Only for words beside the answer: whether a text is ours `verify` decides, character
 * by character, before anything is parsed.
 */
export function lookAlike(text: string, origins: readonly Origin[]): LookAlike | undefined {
  const isOurs = origins.some((origin) => text === origin || text.startsWith(`${origin}/`));
  if (isOurs || text.length > LONGEST) return undefined;
  const seen = seenText(text);
  for (const { trick, when } of TRICKS) {
    const origin = origins.find((one) => when(seen, oursOf(one)));
    if (origin) return { origin, trick };
  }
  return undefined;
}
