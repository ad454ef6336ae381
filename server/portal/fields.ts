import { Refusal } from '#core/refusal';
import { readAway } from '../edge/bodies.ts';

/** A file as it was sent: name and type are the sender's claim. */
export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a form carried. */
export interface Fields {
  /** The last value of each field. */
  readonly values: Readonly<Record<string, string>>;
  /** Every value of a field, in order. */
  all(name: string): readonly string[];
  /** A file that was chosen, be there nothing in it; no choice is none: it has no name. */
  file(name: string): UploadedFile | undefined;
  /** Everything typed, in order, without files and without the form's own key. */
  entries(): readonly (readonly [string, string])[];
}

/** The most a form may carry, in bytes. */
export const LARGEST_BODY = { form: 256 * 1024, upload: 12 * 1024 * 1024 } as const;
/** More fields than this are no form of ours. */
const MOST_FIELDS = 5_000;

export const FORM_KEY = 'form-key';

function fieldsOf(
  texts: readonly (readonly [string, string])[],
  files: ReadonlyMap<string, UploadedFile>,
): Fields {
  return {
    values: Object.fromEntries(texts),
    all: (name) => texts.filter(([field]) => field === name).map(([, value]) => value),
    file: (name) => files.get(name),
    entries: () => texts.filter(([field]) => field !== FORM_KEY),
  };
}

/** No fields at all. */
export const NO_FIELDS: Fields = fieldsOf([], new Map());

/** A body cut on its way is shorter than its sender said. */
async function readBounded(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const stated = Number(request.headers.get('content-length') ?? 0);
  if (stated > limit) throw new Refusal('body-too-large', { limit });
  const pieces: Uint8Array[] = [];
  const size = request.body ? await readAway(request.body, limit, (piece) => pieces.push(piece)) : 0;
  if (stated > 0 && size !== stated) throw new Refusal('invalid-input', { field: 'body' });
  return new Uint8Array(Buffer.concat(pieces));
}

function readJson(bytes: Uint8Array): Fields {
  const given: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Refusal('invalid-input', { field: 'body' });
  }
  if (Object.keys(given).length > MOST_FIELDS) throw new Refusal('invalid-input', { field: 'body' });
  const texts = Object.entries(given).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: unknown) => [name, textOfJson(one)] as const),
  );
  return fieldsOf(texts, new Map());
}

function textOfJson(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '';
  return value === null ? '' : JSON.stringify(value);
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Fields> {
  const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
  const texts: [string, string][] = [];
  const files = new Map<string, UploadedFile>();
  for (const [name, value] of form) {
    if (typeof value === 'string') texts.push([name, value]);
    else if (value.size > 0 || value.name !== '') {
      const sent = new Uint8Array(await value.arrayBuffer());
      files.set(name, { name: value.name, type: value.type, bytes: sent });
    }
    if (texts.length > MOST_FIELDS) throw new Refusal('invalid-input', { field: 'body' });
  }
  return fieldsOf(texts, files);
}

/** So many uploads are in memory at once; the next is asked to wait (`too-busy`). */
const MOST_UPLOADS = 8;
let uploads = 0;

async function inTurn<T>(read: () => Promise<T>): Promise<T> {
  if (uploads >= MOST_UPLOADS) throw new Refusal('too-busy');
  uploads += 1;
  try {
    return await read();
  } finally {
    uploads -= 1;
  }
}

/** Reads a body of no interest away, so that its sender hears the answer; it is kept nowhere. */
export async function passOver(request: Request, kind: 'form' | 'upload'): Promise<void> {
  const stated = Number(request.headers.get('content-length') ?? 0);
  if (stated > LARGEST_BODY[kind]) throw new Refusal('body-too-large', { limit: LARGEST_BODY[kind] });
  if (request.body) await readAway(request.body, LARGEST_BODY[kind]);
}

/**
 * Reads a form's fields and files (urlencoded, multipart or JSON), bounded before parsing: `body-too-large`; what is
 * cut off or no form is `invalid-input`.
 */
export async function readFields(request: Request, kind: 'form' | 'upload'): Promise<Fields> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = await (kind === 'upload'
    ? inTurn(() => readBounded(request, LARGEST_BODY[kind]))
    : readBounded(request, LARGEST_BODY[kind]));
  if (bytes.length === 0) return NO_FIELDS;
  try {
    return /^application\/json\b/i.test(type) ? readJson(bytes) : await readForm(bytes, type);
  } catch (error) {
    return cutOff(error);
  }
}

function cutOff(error: unknown): never {
  throw error instanceof Refusal ? error : new Refusal('invalid-input', { field: 'body' });
}
