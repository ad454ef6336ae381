import type { Day } from '#core/day';
import { dayOf } from '#core/day';
import { type DecisionKind, numberKey } from '#core/decision';
import { foldName, foldProducerName } from '#core/name';
import type { Scope } from '#core/permission';
import { currentOn } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { isProductSeen } from '#db/decisionPages';
import { listProducersMeant } from '#db/decisionRows';
import { listProductsNamed } from '#db/products';
import { listRecognitions } from '#db/recognitions';
import type { Typed } from '#web/parts/office/DecisionContent.tsx';
import type { Lang } from '#web/text.ts';
import type { Deps } from '../deps.ts';
import { MOST_LINES } from '../forms/decision.ts';
import { findColumns } from '../import/columns.ts';
import { readUpload, type Upload } from '../import/readFile.ts';
import { type Reading, readRows } from '../import/reading.ts';
import type { RegisterRow } from '../import/row.ts';
import { sayProblem } from '../import/wording.ts';
import type { Draft } from './decisionDraft.ts';

/** Why a row of a sheet becomes no line. */
type NotTaken = 'other-decision' | 'no-star';

/** What lines a sheet gives to a decision, and everything a person should look at first. */
export interface SheetLines {
  readonly fileName: string;
  /** Headings that were understood, as written. */
  readonly columns: readonly string[];
  readonly unknownColumns: readonly string[];
  readonly lines: readonly Typed[];
  readonly problems: readonly { readonly row: number; readonly column: string; readonly message: string }[];
  readonly notTaken: readonly { readonly row: number; readonly why: NotTaken | 'refused' }[];
}

interface Asking {
  readonly deps: Deps;
  readonly scope: Scope;
  readonly draft: Draft;
  readonly today: Day;
}

/** The same producer's product of the same name, of what the preparer sees; likeness is no match. */
async function knownProduct({ deps, scope }: Asking, row: RegisterRow): Promise<string | undefined> {
  const named = await listProductsNamed(deps.db, foldName(row.product));
  const wanted = foldProducerName(row.producer);
  const fitting = named.filter(({ producerName }) => foldProducerName(producerName) === wanted);
  const [only] = fitting;
  if (!only || fitting.length > 1) return undefined;
  return (await isProductSeen(deps.db, scope, only.id)) ? only.id : undefined;
}

async function subjectOf(asking: Asking, row: RegisterRow): Promise<Typed> {
  const product = await knownProduct(asking, row);
  if (product) return { product };
  const [producer, ...others] = await listProducersMeant(
    asking.deps.db,
    row.taxCode ?? row.producer,
    asking.scope,
  );
  const of: Typed =
    producer && others.length === 0 ? { producer: producer.id } : { newProducer: row.producer };
  return { newProduct: row.product, ...of };
}

/** What the line does: as the row says, else by the star before it. */
async function kindOf({ deps, today }: Asking, row: RegisterRow, product: string | undefined) {
  if (product === undefined) return 'recognise';
  const was = currentOn(await listRecognitions(deps.db, product), today);
  if (!was || row.star === null) return row.awardKind ?? ('recognise' satisfies DecisionKind);
  if (row.star === was.star) return 're-recognise';
  return row.star > was.star ? 'upgrade' : 'downgrade';
}

function filled(line: Readonly<Record<string, string | number | null | undefined>>): Typed {
  const entries = Object.entries(line).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

async function lineOf(asking: Asking, row: RegisterRow): Promise<Typed> {
  const subject = await subjectOf(asking, row);
  return filled({
    kind: await kindOf(asking, row, subject.product),
    ...subject,
    group: row.groupVersion === '2023' ? row.group : null,
    gtin: row.gtins[0],
    taxCode: subject.newProducer ? row.taxCode : null,
    star: row.star,
    score: row.score,
    validFrom: row.validFrom,
    validTo: row.validTo,
    certificate: row.certificate,
    producerName: row.producer,
    address: row.address,
    potentialFive: row.potentialFive ? '1' : null,
  });
}

function whyNot({ heading }: Draft, { row }: Reading): NotTaken | 'refused' | undefined {
  if (row === null) return 'refused';
  const own = heading.number;
  const other = row.decisionNumber !== null && own && numberKey(row.decisionNumber) !== numberKey(own);
  if (other || (row.signedOn !== null && isOtherDay(heading.signed, row.signedOn))) return 'other-decision';
  return row.star === null ? 'no-star' : undefined;
}

/** A day typed as people write it, against one that was read; a blank says nothing. */
function isOtherDay(typed: string | undefined, day: Day): boolean {
  if (!typed) return false;
  const [year, month, date] = day.split('-').map(Number);
  const numbers = typed.match(/\d+/g)?.map(Number) ?? [];
  const asWritten = numbers[0] === year ? numbers : [...numbers].reverse();
  return asWritten.length === 3 && (asWritten[0] !== year || asWritten[1] !== month || asWritten[2] !== date);
}

function problemsOf(lang: Lang, readings: readonly Reading[]) {
  return readings.flatMap(({ refusals, warnings }) =>
    [...refusals, ...warnings].map((problem) => {
      const { title, detail } = sayProblem(lang, problem);
      return { row: problem.row, column: problem.column, message: `${title}. ${detail}` };
    }),
  );
}

/**
 * Reads the lines of one decision out of a sheet whose columns are those of a register; nothing is written. Throws what
 * reading a file throws, and `sheet-too-large` beyond 1,000 rows.
 */
export async function readSheetLines(
  deps: Deps,
  scope: Scope,
  draft: Draft,
  upload: Upload,
  lang: Lang,
): Promise<SheetLines> {
  const { sheet, fileName } = await readUpload(upload);
  if (sheet.rows.length > MOST_LINES + 10) throw new Refusal('sheet-too-large', { limit: MOST_LINES });
  const columns = findColumns(sheet);
  const today = dayOf(deps.now());
  const readings = readRows(sheet, columns, today);
  const asking: Asking = { deps, scope, draft, today };
  const lines: Typed[] = [];
  const notTaken: SheetLines['notTaken'][number][] = [];
  for (const reading of readings) {
    const why = whyNot(draft, reading);
    if (why) notTaken.push({ row: reading.number, why });
    else if (reading.row) lines.push(await lineOf(asking, reading.row));
  }
  const understood = [...columns.at.values()].sort((a, b) => a - b);
  return {
    fileName,
    columns: understood.map((at) => columns.names[at] ?? ''),
    unknownColumns: columns.unknown,
    lines,
    problems: problemsOf(lang, readings),
    notTaken,
  };
}
