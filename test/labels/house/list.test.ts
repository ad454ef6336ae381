import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseGtin } from '#core/gtin';
import { stampUrl } from '#core/qr';
import { formatPrintedId } from '#core/stampId';
import { csv } from '#labels/house/csv';
import { ndjson } from '#labels/house/ndjson';
import { runWhole } from '#test/support/runs.ts';
import { HONEY, OCOP } from '#test/support/sheets.ts';
import { type TestSigner, testSigner } from '#test/support/signer.ts';

let signer: TestSigner;
beforeAll(async () => {
  signer = await testSigner();
});

const GTIN = parseGtin('8930000000019');
const stampsOf = (count: number) => Array.from({ length: count }, (_, i) => signer.full(i + 1, GTIN));
const rowsOf = (bytes: Buffer) => parse(bytes, { columns: true }) as Record<string, string>[];

describe('a list for a print house', () => {
  test('names every stamp, its address and where it lies on the paper, from the start label on', async () => {
    const stamps = stampsOf(130);
    const { bytes, pages } = await runWhole(csv, { stamps, start: 4 });
    const rows = rowsOf(bytes);
    expect(bytes.toString().startsWith('id,printed,url,sheet,row,column\r\n')).toBe(true);
    expect(bytes.toString().endsWith('\r\n')).toBe(true);
    expect(rows).toHaveLength(130);
    expect(pages).toBe(3);
    expect(rows[0]).toEqual({
      ...{ id: stamps[0]!.id, printed: formatPrintedId(stamps[0]!.id), url: stampUrl(OCOP, stamps[0]!) },
      ...{ sheet: '1', row: '1', column: '4' },
    });
    expect(rows[61]).toMatchObject({ sheet: '1', row: '13', column: '5' });
    expect(rows[62]).toMatchObject({ sheet: '2', row: '1', column: '1' });
    expect(rows[129]).toMatchObject({ sheet: '3', row: '1', column: '3' });
  });

  test('is the same bytes in chunks of whatever run, and the same list as lines of JSON', async () => {
    const stamps = stampsOf(2300);
    const { bytes } = await runWhole(csv, { stamps });
    expect((await runWhole(csv, { stamps })).bytes.equals(bytes)).toBe(true);
    const lines = (await runWhole(ndjson, { stamps })).bytes.toString().trimEnd().split('\n');
    const objects = lines.map((line) => JSON.parse(line) as Record<string, string | number>);
    expect(
      objects.map((one) => Object.fromEntries(Object.entries(one).map(([k, v]) => [k, String(v)]))),
    ).toEqual(rowsOf(bytes));
  });

  test('holds a PIN beside an address only where both were asked for', async () => {
    const stamps = stampsOf(3);
    const pinOf = () => '01234567';
    expect((await runWhole(csv, { stamps, pinOf })).bytes.toString()).not.toContain('01234567');
    expect((await runWhole(csv, { stamps, pinOf, pins: 'stamps' })).bytes.toString()).not.toContain(
      '01234567',
    );
    const only = (await runWhole(csv, { stamps, pinOf, pins: 'pins' })).bytes.toString();
    expect(only).toBe(`id,pin\r\n${stamps.map(({ id }) => `${id},01234567\r\n`).join('')}`);
    const both = rowsOf((await runWhole(csv, { stamps, pinOf, pins: 'both' })).bytes);
    expect(both[2]).toMatchObject({ id: stamps[2]!.id, pin: '01234567', column: '3' });
    const { bytes } = await runWhole(ndjson, { stamps, pinOf, pins: 'pins' });
    expect(bytes.toString().split('\n')[0]).toBe(`{"id":"${stamps[0]!.id}","pin":"01234567"}`);
  });

  test('holds nobody’s words, whatever names and lots are: no quotes, no formula, one line a stamp', async () => {
    const nasty = fc.oneof(fc.string(), fc.constantFrom('=cmd|/c calc', '+1', '@x', 'a,"b"\r\nc', '\t=1'));
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (productName, producerName, lotNumber) => {
        const face = { ...HONEY, productName, producerName, lotNumber };
        const plain = await runWhole(csv, { stamps: stampsOf(2) });
        const { bytes } = await runWhole(csv, { stamps: stampsOf(2), face, title: productName });
        expect(bytes.equals(plain.bytes)).toBe(true);
        expect(bytes.toString()).toMatch(/^[a-z,]+\r\n(?:[\w ./:,-]+\r\n){2}$/);
        expect(bytes.toString()).not.toMatch(/(?:^|,|\n)[=+@\t-]/);
      }),
      { numRuns: 50 },
    );
  });
});
