import { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, fromBufferPromise } from 'yauzl';
import { zipFile, zipWriter } from '#labels/print/zip';
import { ISSUED } from '#test/support/sheets.ts';

const AT = { createdAt: ISSUED };

/** Takes all and keeps it. */
function keeper() {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      setImmediate(done);
    },
  });
  return { out, whole: () => Buffer.concat(chunks) };
}

async function zipOf(packed: Iterable<Uint8Array>): Promise<Buffer> {
  const { out, whole } = keeper();
  const zip = zipWriter(out);
  for (const one of packed) await zip.add(one);
  await zip.end();
  return whole();
}

interface Read {
  readonly name: string;
  readonly bytes: Buffer;
  readonly entry: Entry;
}

async function readZip(bytes: Buffer, most = Number.POSITIVE_INFINITY): Promise<Read[]> {
  const zip = await fromBufferPromise(bytes);
  const read: Read[] = [];
  for await (const entry of zip.eachEntry()) {
    if (read.length < most)
      read.push({ name: entry.fileName, bytes: await buffer(await zip.openReadStreamPromise(entry)), entry });
  }
  expect(zip.entriesRead).toBe(zip.entryCount);
  return read;
}

describe('a zip', () => {
  test('gives back every file, in order, whatever they are called and hold, stored or deflated', async () => {
    const name = fc.stringMatching(/^[a-zà-ỹ0-9]{1,12}(?:\/[a-zà-ỹ0-9]{1,12})?\.svg$/);
    const file = fc.record({ name, bytes: fc.uint8Array({ maxLength: 300 }), deflate: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 12 }), async (files) => {
        const packed = files.map(({ name, bytes, deflate }) => zipFile(name, bytes, { ...AT, deflate }));
        const together = await zipOf([Buffer.concat(packed)]);
        expect(await zipOf(packed)).toEqual(together);
        const read = await readZip(together);
        expect(read.map(({ name, bytes }) => [name, bytes])).toEqual(
          files.map(({ name, bytes }) => [name, Buffer.from(bytes)]),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('tells the time of the batch as clocks in Viet Nam do, wherever it is made', async () => {
    const [read] = await readZip(await zipOf([zipFile('a.svg', Buffer.from('a'), AT)]));
    const { lastModFileDate, lastModFileTime } = read!.entry;
    expect([lastModFileDate >> 9, (lastModFileDate >> 5) & 15, lastModFileDate & 31]).toEqual([46, 10, 5]);
    expect(lastModFileTime).toBe(9 << 11);
  });

  test('holds more files than 16 bits count', async () => {
    const names = Array.from({ length: 70_000 }, (_, index) => `${index}.svg`);
    const zip = await zipOf(names.map((name) => zipFile(name, Buffer.from(name), AT)));
    const read = await readZip(zip, 1);
    expect(read[0]!.bytes.toString()).toBe('0.svg');
    expect((await fromBufferPromise(zip)).entryCount).toBe(70_000);
  });

  test('says so where its reader goes away', async () => {
    const out = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    out.on('error', () => undefined);
    const zip = zipWriter(out);
    await zip.add(zipFile('a.svg', Buffer.alloc(100_000), AT)).catch(() => undefined);
    await expect(zip.add(zipFile('b.svg', Buffer.alloc(100_000), AT))).rejects.toThrow();
  });

  test('refuses bytes that are no packed file', async () => {
    const zip = zipWriter(keeper().out);
    expect(() => zip.add(Buffer.from('no zip'))).toThrow('not made by zipFile');
  });
});
