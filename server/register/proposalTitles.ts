import { ownValue } from '#core/ownValue';
import type { Proposal } from '#core/proposal';
import { namesWithin } from '#db/eventNames';
import type { Db } from '#db/open';
import { fill } from '#web/fill.ts';
import { kindName, subjectOf } from '#web/parts/office/DecisionContent.tsx';
import { formatNumber } from '#web/refusalText.ts';
import { proposalsText } from '#web/text/proposals.ts';
import type { Lang } from '#web/text.ts';
import { type Draft, draftOf } from './decisionDraft.ts';

type Titled = Pick<Proposal, 'id' | 'kind' | 'title' | 'input'>;
type Names = Readonly<Record<string, string>>;

/** What a decision's lines do, and to what: one product by name, several by their number. */
function doings(lang: Lang, { heading, lines }: Draft, names: Names): string {
  const text = proposalsText(lang);
  const kinds = new Set(lines.map((line) => line.kind ?? heading.kind));
  const kind = kinds.size > 1 ? text.kinds.decision : kindName(lang, [...kinds][0] ?? heading.kind);
  const [line, ...others] = lines;
  if (!line) return kind || text.kinds.decision;
  if (others.length > 0) {
    const count = formatNumber(lang, lines.length);
    return fill(kinds.size > 1 ? text.titles.mixed : text.titles.several, { kind, count });
  }
  const subject =
    ownValue(names, line.product ?? '') ??
    line.newProduct ??
    ownValue(names, line.producer ?? '') ??
    subjectOf(line);
  return [kind, subject].filter(Boolean).join(' · ');
}

/** A stored title without the kind it begins with, and with names for ids. */
function restOf(title: string, kinds: readonly string[], names: Names): string {
  const begins = kinds.find((kind) => title.startsWith(`${kind}: `));
  const rest = begins === undefined ? title : title.slice(begins.length + 2);
  return rest.replace(/\b[a-z]{1,8}-[0-9a-z]{12}\b/g, (id) => names[id] ?? id);
}

function titleOf(lang: Lang, { kind, title, input }: Titled, names: Names): string {
  if (kind === 'decision') {
    const draft = draftOf(input);
    const { number } = draft.heading;
    return [doings(lang, draft, names), number].filter(Boolean).join(' · ');
  }
  const word = proposalsText(lang).kinds[kind];
  const rest = restOf(title, [proposalsText('vi').kinds[kind], proposalsText('en').kinds[kind]], names);
  return rest === '' || rest === word ? word : `${word} · ${rest}`;
}

/** The same proposals, each called by its kind and by what it is about, in the reader's language. */
export async function withTitles<One extends Titled>(
  db: Db,
  lang: Lang,
  proposals: readonly One[],
): Promise<One[]> {
  const names = await namesWithin(
    db,
    proposals.map(({ input, title }) => [input, title.split(/[\s,:]+/)]),
  );
  return proposals.map((one) => ({ ...one, title: titleOf(lang, one, names) }));
}
