import { z } from 'zod';
import { Refusal } from '#core/refusal';
import type { UploadedFile } from '../portal/fields.ts';
import { sentReport } from './fieldReport.ts';
import { parseForm } from './form.ts';

/** The most one file may bring; its bytes are bounded before, as an upload's. */
const MOST = { reports: 5_000, photos: 1_000 } as const;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const photo = z
  .strictObject({
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    /** As the phone's camera called it; what it is, its bytes say. */
    type: z.string().max(100),
    base64: z.string().regex(BASE64),
  })
  .transform(({ hash, base64 }) => ({ hash, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }));

const handedIn = z.strictObject({
  v: z.literal(1),
  device: z.string().min(1).max(64),
  at: z.number().int().min(0),
  reports: z.array(sentReport).max(MOST.reports),
  photos: z.array(photo).max(MOST.photos),
});

/** What a phone saved as a file because it could not send it. */
export type HandedInFile = z.infer<typeof handedIn>;

function contentOf({ bytes }: UploadedFile): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // No JSON is no file of a phone.
    return null;
  }
}

/** The file a phone saved; anything else is `file-type-refused`. */
export function handedInGiven(file: UploadedFile | undefined): HandedInFile {
  if (!file) throw new Refusal('invalid-input', { field: 'file' });
  try {
    return parseForm(handedIn, contentOf(file));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal('file-type-refused', { accepted: 'temgoc-kiem-tra-….json', field: 'file' });
  }
}
