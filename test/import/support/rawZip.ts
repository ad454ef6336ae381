import { deflateRawSync } from 'node:zlib';

/** One entry of a hand-made ZIP: what is inside, and what its headers claim. */
export interface RawEntry {
  readonly name: string;
  readonly content: Buffer | string;
  /** Claimed unpacked size, where it differs from the truth. */
  readonly claims?: number;
  readonly encrypted?: boolean;
  readonly stored?: boolean;
  /** Bytes already deflated, where unpacking them here would be too much. */
  readonly deflated?: Buffer;
}

interface Packed {
  readonly header: Buffer;
  readonly body: Buffer;
  readonly name: Buffer;
}

function header(entry: RawEntry, packed: Buffer, name: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(entry.encrypted ? 1 : 0, 2);
  fields.writeUInt16LE(entry.stored ? 0 : 8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(entry.claims ?? Buffer.from(entry.content).length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function pack(entry: RawEntry): Packed {
  const content = Buffer.from(entry.content);
  const body = entry.deflated ?? (entry.stored ? content : deflateRawSync(content, { level: 9 }));
  const name = Buffer.from(entry.name, 'latin1');
  return { header: header(entry, body, name), body, name };
}

/** A ZIP written byte by byte, so that it can lie: sizes, names, encryption, number of entries. */
export function rawZip(entries: readonly RawEntry[], claimedCount?: { here: number; total: number }): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { header: fields, body, name } = pack(entry);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fields, name, body);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, 0]);
    central.push(Buffer.from('PK\x01\x02', 'latin1'), made, fields, rest, name);
    offset += 4 + fields.length + name.length + body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(claimedCount?.here ?? entries.length, 4);
  end.writeUInt16LE(claimedCount?.total ?? entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a minimal workbook around the XML of its sheets' inside. */
export function workbookEntries(...sheets: readonly string[]): RawEntry[] {
  const names = sheets.map(
    (_, i) => `<sheet name="Trang &amp; &valueOf; ${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const relations = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const parts = sheets.map((inside, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    content: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}">${inside}</worksheet>`,
  }));
  return [
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${relations.join('')}</Relationships>` },
    ...parts,
  ];
}

/** A cell of a sheet's XML: text inline, numbers as numbers, or whatever XML is given. */
export function cellXml(reference: string, value: string | number): string {
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
}

/** Rows of cells as a sheet's XML; a cell beginning with `<` is taken as it is. */
export function sheetXml(rows: readonly (readonly (string | number)[])[]): string {
  const xml = rows.map((cells, r) => {
    const inside = cells.map((value, c) => {
      const reference = `${String.fromCharCode(65 + c)}${r + 1}`;
      return typeof value === 'string' && value.startsWith('<')
        ? value.replaceAll('@', reference)
        : cellXml(reference, value);
    });
    return `<row r="${r + 1}">${inside.join('')}</row>`;
  });
  return `<sheetData>${xml.join('')}</sheetData>`;
}
