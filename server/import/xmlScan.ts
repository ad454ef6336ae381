import { Refusal } from '#core/refusal';

/** Longest single tag, comment or instruction, characters; real ones are far shorter. */
const LONGEST_TAG = 64 * 1024;

/** A tag met while an XML part streams by, its namespace prefix dropped. */
export interface Tag {
  readonly name: string;
  readonly closed: boolean;
  /** The value of an attribute by local name, as written: references are not resolved. */
  attribute(name: string): string | undefined;
}

function malformed(reason: string): Refusal {
  return new Refusal('file-malformed', { reason });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const QUOTED = /"([^"]*)"|'([^']*)'/y;
const NAME = /[^\s=/"'<>]*/y;
const SPACE = /[\s/]*/y;

/** Applies a sticky pattern at a place: every character of a tag is looked at once, whatever it holds. */
function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The one attribute of a local name; two of them could be read as either, so they are refused. */
function readAttribute(text: string, wanted: string): string | undefined {
  let found: string | undefined;
  let at = take(SPACE, text, 0)?.[0].length ?? 0;
  while (at < text.length) {
    const name = take(NAME, text, at)?.[0] ?? '';
    at += name.length;
    at += take(SPACE, text, at)?.[0].length ?? 0;
    if (name === '' || text[at] !== '=') throw malformed('XML');
    at += 1 + (take(SPACE, text, at + 1)?.[0].length ?? 0);
    const quoted = take(QUOTED, text, at);
    if (!quoted) throw malformed('XML');
    if (localName(name) === wanted) {
      if (found !== undefined) throw malformed(wanted);
      found = quoted[1] ?? quoted[2] ?? '';
    }
    at += quoted[0].length;
    at += take(SPACE, text, at)?.[0].length ?? 0;
  }
  return found;
}

/** Where the tag that opens at `from` ends, quotes respected; -1 while it has not arrived. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let i = from + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return i;
  }
  return -1;
}

const CDATA = '<![CDATA[';
const SPANS = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
] as const;

/** Where what opens at `from` ends (exclusive) and whether it is a tag; -1 while it has not arrived. */
function endOf(text: string, from: number): { end: number; isTag: boolean } {
  for (const [open, close] of SPANS) {
    if (!text.startsWith(open, from)) continue;
    const at = text.indexOf(close, from + open.length);
    return { end: at === -1 ? -1 : at + close.length, isTag: false };
  }
  const unsure = SPANS.some(([open]) => open.startsWith(text.slice(from)));
  if (unsure) return { end: -1, isTag: false };
  if (text.startsWith('<!', from)) throw malformed('DOCTYPE');
  const at = endOfTag(text, from);
  if (at - from > LONGEST_TAG) throw malformed('XML');
  return { end: at === -1 ? -1 : at + 1, isTag: true };
}

/**
 * Reads tags of an XML part chunk by chunk in bounded memory, building nothing. Throws `file-malformed` for a
 * DOCTYPE or entity declaration, for bytes that are not UTF-8-like, and for tags of absurd length.
 */
export class XmlScan {
  private rest = '';

  constructor(
    private readonly onTag: (tag: Tag) => void,
    private readonly cdata: 'skip' | 'refuse' = 'skip',
  ) {}

  write(chunk: Buffer): void {
    if (chunk.includes(0)) throw malformed('UTF-16');
    const text = this.rest + chunk.toString('latin1');
    let at = text.indexOf('<');
    while (at !== -1) {
      const { end, isTag } = endOf(text, at);
      if (end === -1) break;
      if (this.cdata === 'refuse' && text.startsWith(CDATA, at)) throw malformed('CDATA');
      if (isTag) this.tell(text.slice(at + 1, end - 1));
      at = text.indexOf('<', end);
    }
    this.rest = at === -1 ? '' : text.slice(at);
    if (this.rest.length > LONGEST_TAG) throw malformed('XML');
  }

  private tell(inside: string): void {
    const name = /^\/?[^\s/]*/.exec(inside)?.[0] ?? '';
    if (name.startsWith('/')) return;
    this.onTag({
      name: localName(name),
      closed: inside.endsWith('/'),
      attribute: (wanted) => readAttribute(inside.slice(name.length), wanted),
    });
  }
}
