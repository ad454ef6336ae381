import { ownValue } from '#core/ownValue';
import { Refusal } from '#core/refusal';
import { checkSheet, type SheetFacts, SheetScan } from './sheetScan.ts';
import { type Tag, XmlScan } from './xmlScan.ts';
import { type Listener, scanZip } from './zipScan.ts';

/** What is known of a workbook before it is parsed. */
export interface WorkbookFacts {
  readonly sheet: SheetFacts;
  readonly otherSheets: readonly string[];
}

const UTF8 = new TextDecoder();
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text that was scanned byte by byte as Latin-1, as the UTF-8 it is. */
function asUtf8(text: string): string {
  const written = UTF8.decode(Buffer.from(text, 'latin1'));
  return written.replace(/&(\w+);/g, (whole, name: string) => ownValue(ENTITIES, name) ?? whole);
}

/** A reference between parts; one written with XML escapes could mean another part to another reader. */
function plain(reference: string | undefined): string | undefined {
  if (reference?.includes('&')) throw new Refusal('file-malformed', { reason: '&' });
  return reference;
}

function partPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

class WorkbookScan {
  readonly sheets: { name: string; relation: string }[] = [];
  readonly targets = new Map<string, string>();
  private readonly scans = new Map<string, SheetScan>();

  /** Listens to XML parts; pictures and printer settings are only counted. */
  listenerFor(name: string): Listener {
    if (!/\.(?:xml|rels|vml)$/i.test(name)) return undefined;
    // The reader drops CDATA without a word, and no spreadsheet writes it: better refused than lost.
    const holdsCells = name.startsWith('xl/worksheets/') || name.startsWith('xl/sharedStrings');
    const xml = new XmlScan(this.handlerFor(name), holdsCells ? 'refuse' : 'skip');
    return (chunk) => xml.write(chunk);
  }

  private handlerFor(name: string): (tag: Tag) => void {
    if (name === 'xl/workbook.xml') return (tag) => this.onWorkbook(tag);
    if (name === 'xl/_rels/workbook.xml.rels') return (tag) => this.onRelation(tag);
    const scan = new SheetScan();
    this.scans.set(name, scan);
    return name.startsWith('xl/worksheets/') ? (tag) => scan.onTag(tag) : () => {};
  }

  private onWorkbook(tag: Tag): void {
    if (tag.name !== 'sheet') return;
    const [name, relation] = [tag.attribute('name'), plain(tag.attribute('id'))];
    if (name && relation) this.sheets.push({ name: asUtf8(name), relation });
  }

  private onRelation(tag: Tag): void {
    const [id, target] = [plain(tag.attribute('Id')), plain(tag.attribute('Target'))];
    if (tag.name === 'Relationship' && id && target) this.targets.set(id, partPath(target));
  }

  first(): SheetFacts {
    const target = this.targets.get(this.sheets[0]?.relation ?? '') ?? '';
    const scan = target.startsWith('xl/worksheets/') ? this.scans.get(target) : undefined;
    if (!scan) throw new Refusal('file-malformed', { reason: 'xl/workbook.xml' });
    return scan.facts;
  }
}

/**
 * Looks through a workbook without building it: its first sheet's size and formulas, and what other sheets there
 * are. Throws what `scanZip` throws, and `sheet-too-large` for a sheet that claims too many rows or columns.
 */
export async function scanWorkbook(bytes: Buffer): Promise<WorkbookFacts> {
  const scan = new WorkbookScan();
  await scanZip(bytes, (name) => scan.listenerFor(name));
  const sheet = scan.first();
  checkSheet(sheet);
  return { sheet, otherSheets: scan.sheets.slice(1).map(({ name }) => name) };
}
