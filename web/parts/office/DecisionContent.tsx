import type { ComponentChildren } from 'preact';
import type { DecisionKind } from '#core/decision';
import { ownValue } from '#core/ownValue';
import { fill } from '../../fill.ts';
import { sayWords } from '../../refusalText.ts';
import { decisionsText } from '../../text/decisions.ts';
import type { Lang } from '../../text.ts';
import { sayTyped } from '../../typed.ts';
import { Facts } from '../portal/Facts.tsx';
import { useFrame } from '../portal/frame.ts';
import { Table } from '../portal/Table.tsx';

/** Fields of a decision or of one of its lines, as typed. */
export type Typed = Readonly<Record<string, string>>;

/** A decision as prepared: its own fields and its lines, each as typed. */
export interface DraftContent {
  readonly heading: Typed;
  readonly lines: readonly Typed[];
  readonly file: { readonly name: string; readonly hash: string; readonly size: number } | null;
}

/** The word for a kind of decision or line; what is no kind stands as typed. */
export function kindName(lang: Lang, kind: string | undefined): string {
  const names: Readonly<Record<string, string>> = decisionsText(lang).kinds satisfies Record<
    DecisionKind,
    string
  >;
  return ownValue(names, kind ?? '') ?? kind ?? '';
}

const SHOWN_APART = new Set(['kind', 'product', 'newProduct', 'producer', 'newProducer', 'star']);

/** Whom a line is about, in a few words. */
export function subjectOf(line: Typed): string {
  if (line.subject) return line.subject;
  const producer = line.newProducer || line.producer;
  const product = line.product || line.newProduct;
  return [product, producer].filter(Boolean).join(' · ');
}

/** What a line says beside its product: every field that is filled in. */
function LineFacts({ line }: { readonly line: Typed }) {
  const { lang } = useFrame();
  const text = decisionsText(lang);
  const names: Readonly<Record<string, string>> = text.fields;
  const rest = Object.entries(line).filter(
    ([name, value]) => value !== '' && !SHOWN_APART.has(name) && ownValue(names, name),
  );
  const star = line.star ? [fill(text.stars, { star: line.star })] : [];
  const said = rest.map(([name, value]) => `${names[name]}: ${shown(lang, name, value)}`);
  return (
    <div>
      {[...star, ...said].map((part) => (
        <div key={part}>{part}</div>
      ))}
    </div>
  );
}

function shown(lang: Lang, name: string, value: string): string {
  if (name === 'renames') return ownValue(decisionsText(lang).renamesOf, value) ?? value;
  return name === 'safety' || name === 'potentialFive' ? '✓' : sayTyped(lang, name, value);
}

interface LinesTableProps {
  readonly lines: readonly Typed[];
  /** What can be done with a line, by its place from 1. */
  readonly act?: (place: number) => ComponentChildren;
}

/** The lines of a decision as typed, in their order. */
export function LinesTable({ lines, act }: LinesTableProps) {
  const { lang } = useFrame();
  const text = decisionsText(lang);
  const rows = lines.map((line, i) => ({ line, place: i + 1 }));
  type Row = (typeof rows)[number];
  const columns = [
    { label: text.place, cell: ({ place }: Row) => place, number: true },
    { label: text.subject, cell: ({ line }: Row) => subjectOf(line), head: true },
    { label: text.kind, cell: ({ line }: Row) => kindName(lang, line.kind) },
    { label: text.facts, cell: ({ line }: Row) => <LineFacts line={line} /> },
  ];
  const acting = act ? [{ label: text.editLine, cell: ({ place }: Row) => act(place) }] : [];
  return (
    <Table
      caption={text.lines}
      columns={[...columns, ...acting]}
      rows={rows}
      rowKey={({ place }) => String(place)}
      empty={text.noLines}
    />
  );
}

/** A prepared decision to read: what it is, its lines, its signed file. */
export function DecisionContent({
  content,
  fileHref,
}: {
  readonly content: DraftContent;
  readonly fileHref: string;
}) {
  const { lang } = useFrame();
  const text = decisionsText(lang);
  const { heading, lines, file } = content;
  const attached = file && (
    <>
      <a href={fileHref}>{file.name}</a> <span class="id">{file.hash}</span>
    </>
  );
  return (
    <>
      <Facts
        rows={[
          [text.number, heading.number],
          [text.authority, heading.authority],
          [text.signed, heading.signed && sayWords(heading.signed)],
          [text.inForce, heading.inForce && sayWords(heading.inForce)],
          [text.kind, kindName(lang, heading.kind)],
          [text.file, attached ?? text.fileNone],
        ]}
      />
      <LinesTable lines={lines} />
    </>
  );
}
