import { type Difference, joinSpans, lengthOf, type SerialSpan, type StampTally } from '#core/account';
import type { ActEntry } from '#core/accountBook';
import { formatPrintedId, formatStampId, type KeyNumber } from '#core/stampId';
import { fill } from '../../fill.ts';
import { formatNumber } from '../../refusalText.ts';
import { accountsText } from '../../text/accounts.ts';
import { filesText } from '../../text/printFiles.ts';
import type { Lang } from '../../text.ts';
import { Facts } from './Facts.tsx';
import { useFrame } from './frame.ts';
import { Notice } from './Notice.tsx';

/** A range of stamps by their printed IDs; one stamp is its ID alone. */
export function formatSpan(key: KeyNumber, { first, last }: SerialSpan): string {
  const [from, to] = [first, last].map((serial) => formatPrintedId(formatStampId(key, serial)));
  return first === last ? `${from}` : `${from} … ${to}`;
}

function counted(lang: Lang, count: number | null): string {
  return count === null ? accountsText(lang).sheet.notCounted : formatNumber(lang, count);
}

/** Where stamps went, item by item: of one batch, or of a whole lot. */
export function StampSheet({ tally }: { readonly tally: StampTally }) {
  const { lang } = useFrame();
  const { sheet } = accountsText(lang);
  // A file is made before anybody prints it: printed is what was counted at the printer.
  const words = tally.printedTold ? sheet : filesText(lang);
  const { issued, printed, files, again, spoiled, leftover, mistaken, recalled, handedOut, left } = tally;
  const rows = [
    [sheet.ordered, issued],
    [words.notPrinted, issued - printed],
    [words.printed, printed],
    [sheet.files, files],
    [sheet.again, again],
    [sheet.spoiled, spoiled],
    [words.good, printed - spoiled],
    [sheet.handedOut, handedOut],
    [sheet.left, left],
    [sheet.leftover, leftover],
    [sheet.mistaken, mistaken],
    [sheet.recalled, recalled],
  ] as const;
  return <Facts rows={rows.map(([label, count]) => [label, counted(lang, count)] as const)} />;
}

/** What does not agree, in words; that all agrees, or what to count first. */
export function Differences({
  found,
  counted: isCounted,
}: {
  readonly found: readonly Difference[];
  readonly counted: boolean;
}) {
  const { lang } = useFrame();
  const { balance } = accountsText(lang);
  if (found.length === 0) {
    return isCounted ? (
      <Notice tone="good">{balance.fits}</Notice>
    ) : (
      <Notice tone="neutral">{balance.open}</Notice>
    );
  }
  return (
    <Notice tone="warning" title={balance.title}>
      <ul>
        {found.map(({ what, count }) => (
          <li key={what}>{fill(balance[what], { count: formatNumber(lang, count) })}</li>
        ))}
      </ul>
      <p>{balance.keep}</p>
    </Notice>
  );
}

/** That stamps were recalled, for which danger, and what to do; nothing where none were. */
export function RecallNotice({ acts }: { readonly acts: readonly ActEntry[] }) {
  const { lang } = useFrame();
  const { recall } = accountsText(lang);
  const recalls = acts.filter(({ act }) => act === 'recall');
  if (recalls.length === 0) return null;
  const count = formatNumber(lang, lengthOf(joinSpans(recalls)));
  const reason = [...new Set(recalls.map((one) => one.reason.replace(/[.\s]+$/, '')))].join('; ');
  return (
    <Notice tone="danger" title={fill(recall.title, { count })}>
      {fill(recall.words, { reason })}
    </Notice>
  );
}
