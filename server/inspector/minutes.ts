import { dayOf } from '#core/day';
import { hostOf, type Origin } from '#core/origin';
import { SIGNATURE_FIELD } from '#core/report';
import type { InspectionPhoto } from '#db/inspections';
import type { Extract, ExtractPart } from '#labels/office/extract';
import { formatDay, formatInstant } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import { formatNumber } from '#web/refusalText.ts';
import { inspectionsText } from '#web/text/inspections.ts';
import { productsText } from '#web/text/products.ts';
import type { Lang } from '#web/text.ts';
import type { ReadInspection } from './inspectionView.ts';
import { type StampThen, stampRows } from './minutesStamps.ts';

/** All the minutes of an inspection tell: its report, and the register as it stood at each stamp's moment. */
export interface MinutesFacts {
  readonly read: ReadInspection;
  readonly stamps: readonly StampThen[];
  readonly photos: readonly InspectionPhoto[];
  readonly sample: boolean;
}

type Section = Extract['sections'][number];
type Text = ReturnType<typeof inspectionsText>;
type Columns = readonly (readonly [label: string, share: number, number?: 'number'])[];

function table(
  heading: string,
  columns: Columns,
  rows: readonly (readonly string[])[],
  empty: string,
): Section {
  const shaped = columns.map(([label, share, number]) => ({ label, share, number: number !== undefined }));
  const part: ExtractPart = rows.length === 0 ? { note: empty } : { columns: shaped, rows };
  return { heading, parts: [part] };
}

/** A hash in groups that are read aloud and compared one by one. */
function grouped(hash: string): string {
  return hash.replace(/.{8}(?=.)/g, '$& ');
}

/** The number of minutes: the day, and the first digits of the report's own id. */
export function numberOf({ report }: ReadInspection): string {
  return `${dayOf(report.at).replaceAll('-', '')}-${report.id.slice(0, 8).toUpperCase()}`;
}

function stamps(lang: Lang, text: Text, facts: MinutesFacts): Section {
  const rows = stampRows(lang, facts.stamps);
  const columns = [
    [text.paper.serials, 26],
    [text.paper.productLot, 30],
    [text.when, 17],
    [text.phoneSaid, 26],
    [text.registerThen, 22],
  ] as const;
  const section = table(text.stampsTitle, columns, rows, text.stampsEmpty);
  return rows.length === 0
    ? section
    : { ...section, parts: [...section.parts, { note: text.paper.thenNote }] };
}

function about(text: Text, { read }: MinutesFacts): Section {
  const { report, inspection, device } = read;
  const { bundle } = report;
  const edition = bundle && { at: formatInstant(bundle.asOf) };
  const facts: (readonly [string, string])[] = [
    [text.at, fill(text.atPhone, { at: formatInstant(report.at) })],
    [text.shop, report.shop],
    [text.place, report.place || text.paper.dots],
    [text.receivedAt, formatInstant(inspection.receivedAt)],
    [text.device, device.name],
    [text.bundle, edition ? fill(text.bundleValue, edition) : text.noBundle],
  ];
  return { heading: text.paper.facts, parts: [{ facts }] };
}

/** A report says who signed, not for whom: the shop's own line stays open for the pen. */
function persons(text: Text, { read }: MinutesFacts): Section {
  const { dots, position } = text.paper;
  const facts: (readonly [string, string])[] = [
    [text.by, fill(position, { name: read.inspector, dots })],
    [text.paper.personShop, fill(position, { name: dots, dots })],
    [text.paper.witness, fill(position, { name: dots, dots })],
  ];
  return { heading: text.paper.persons, parts: [{ facts }] };
}

function goods(lang: Lang, text: Text, { read }: MinutesFacts): Section[] {
  const { counted, findings, products } = read.report;
  const rows = counted.map(({ what, count, unit }) => [what, formatNumber(lang, count), unit]);
  const columns = [
    [text.what, 60],
    [text.count, 20, 'number'],
    [text.unit, 20],
  ] as const;
  const noted = (findings || text.findingsEmpty).split('\n').map((note) => ({ note }));
  const names = products.length > 0 ? products.map(({ name }) => name) : [text.productsEmpty];
  const named = { heading: text.products, parts: names.map((note) => ({ note })) };
  return [
    table(text.counted, columns, rows, text.countedEmpty),
    { heading: text.findings, parts: noted },
    named,
  ];
}

function photos(text: Text, { read, photos: kept }: MinutesFacts): Section {
  const received = new Map(kept.map(({ hash, receivedAt }) => [hash, receivedAt]));
  const rows = read.report.photos.map(({ hash, at }) => {
    const came = received.get(hash);
    return [grouped(hash), formatInstant(at), came ? formatInstant(came) : text.photoWaiting];
  });
  const columns = [
    [text.paper.photoHash, 66],
    [text.when, 17],
    [text.paper.photoState, 17],
  ] as const;
  return table(text.photosTitle, columns, rows, text.photosEmpty);
}

function signature(text: Text, { read }: MinutesFacts): Section {
  const drawn = read.report.signature;
  if (!drawn) return { heading: text.signature, parts: [{ note: text.signatureNone }] };
  const note = fill(text.signatureBy, { name: drawn.name });
  const drawing = { ...SIGNATURE_FIELD, strokes: drawn.strokes };
  return { heading: text.signature, parts: [{ drawing }, { note }] };
}

/** An inspection in the words of its printed minutes: facts, and no finding of guilt. */
export function minutesOf(lang: Lang, origin: Origin, facts: MinutesFacts): Extract {
  const text = inspectionsText(lang);
  const { paper } = text;
  const office = productsText(lang).paper;
  const { inspection, report } = facts.read;
  const hashes: (readonly [string, string])[] = [
    [text.proofHash, grouped(inspection.sha256)],
    [text.id, inspection.id],
  ];
  return {
    head: {
      ...{
        parent: office.dots,
        office: office.dots,
        number: fill(paper.number, { number: numberOf(facts.read) }),
      },
      ...{ country: office.country, motto: office.motto, dateLine: office.dateLine },
    },
    title: paper.title,
    subject: `${report.shop} · ${formatDay(dayOf(report.at))}`,
    stamp: fill(paper.stamp, { host: hostOf(origin), id: report.id }),
    instant: inspection.receivedAt,
    sample: facts.sample ? office.sample : null,
    sections: [
      about(text, facts),
      persons(text, facts),
      ...goods(lang, text, facts),
      stamps(lang, text, facts),
      photos(text, facts),
      signature(text, facts),
      { heading: paper.hashes, parts: [{ facts: hashes }] },
      { heading: paper.noteTitle, parts: [{ note: paper.note }] },
    ],
    signers: [paper.signInspector, paper.signShop, paper.signWitness].map((title) => ({
      ...{ title, hint: paper.signHint },
    })),
    pageLine: (page, pages) => fill(office.page, { page: String(page), pages: String(pages) }),
  };
}
