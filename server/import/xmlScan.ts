import { Refusal } from '#core/refusal';

/** Longest single tag, comment or instruction, characters; real ones are far shorter. */
const LONGEST_TAG = 64 * 1024;

const ATTRIBUTE = /([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

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

function readAttribute(text: string, wanted: string): string | undefined {
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) {
    if (localName(name) !== wanted) continue;
    return double ?? single ?? '';
  }
  return undefined;
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

const SPANS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
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
  return { end: at === -1 ? -1 : at + 1, isTag: true };
}

/**
 * Reads tags of an XML part chunk by chunk in bounded memory, building nothing. Throws `file-malformed` for a
 * DOCTYPE or entity declaration, for bytes that are not UTF-8-like, and for tags of absurd length.
 */
export class XmlScan {
  private rest = '';

  constructor(private readonly onTag: (tag: Tag) => void) {}

  write(chunk: Buffer): void {
    if (chunk.includes(0)) throw malformed('UTF-16');
    const text = this.rest + chunk.toString('latin1');
    let at = text.indexOf('<');
    while (at !== -1) {
      const { end, isTag } = endOf(text, at);
      if (end === -1) break;
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
