import { ownValue } from '#core/ownValue';
import type { PrintFormatName } from '#core/printFormat';
import { formatDecimal } from '../../decimals.ts';
import { fill } from '../../fill.ts';
import { formatNumber } from '../../refusalText.ts';
import { marksText } from '../../text/marks.ts';
import { ordersText } from '../../text/orders.ts';
import { printsText } from '../../text/prints.ts';
import type { DrawnSheet } from '../SheetPreview.tsx';
import type { DrawnStamp } from '../StampPicture.tsx';
import { useFrame } from './frame.ts';
import { Notice } from './Notice.tsx';
import { PrintPictures } from './PrintPictures.tsx';

/** What a preview tells of its paper, whatever it is printed for. */
export interface PaperOutcome {
  readonly start: number;
  readonly sheets: number;
  /** A roll is counted by rows of labels, not by sheets. */
  readonly isRoll: boolean;
  /** The batch has hidden PINs, and these labels no window for them: they stand on labels of their own. */
  readonly isWindowless: boolean;
  /** The smallest square of the QR (mm); 0 where there is none. */
  readonly module: number;
  readonly sheet: DrawnSheet & { readonly stamp: DrawnStamp };
  readonly shortened: readonly Shortened[];
}

/** What stands on the stamp in fewer words, or not at all. */
interface Shortened {
  readonly field: string;
  readonly printed: string;
  readonly whole: string;
}

/** The office's marks are none of the producer's doing: that there is no room for them is a note, no warning. */
function isOffices(field: string): boolean {
  return field === 'ocopMark' || field === 'officeMark';
}

/** True for a list of stamps, which lays nothing out. */
export function isList(format: PrintFormatName | string): boolean {
  return format === 'csv' || format === 'ndjson';
}

type Row = readonly [label: string, value: string | preact.JSX.Element | null];

/** How much paper, how small the QR's squares, and what is cut short; a list of stamps has none of them. */
export function useToldRows(outcome: PaperOutcome, stamps: number, format: string): Row[] {
  const { lang } = useFrame();
  const text = ordersText(lang);
  if (isList(format)) return [];
  const { sheets, isRoll, module, shortened } = outcome;
  const amount = { sheets: formatNumber(lang, sheets), quantity: formatNumber(lang, stamps) };
  const kinds: Readonly<Record<string, string>> = marksText(lang).kinds;
  const wordsOf = ({ field, whole }: Shortened) =>
    field === 'id' ? text.stampId : (ownValue(kinds, field.replace(/Mark$/, '')) ?? whole);
  const short = shortened
    .filter(({ field }) => !isOffices(field))
    .map((one) => (
      <li key={one.field}>
        {fill(one.printed === '' ? text.leftOut : text.shortenedOne, {
          printed: one.printed,
          whole: wordsOf(one),
        })}
      </li>
    ));
  const marks = shortened.filter(({ field }) => isOffices(field)).map(wordsOf);
  return [
    [isRoll ? text.rows : text.sheets, fill(isRoll ? text.rowsValue : text.sheetsValue, amount)],
    [text.module, module > 0 ? fill(text.moduleValue, { mm: formatDecimal(lang, module) }) : null],
    [text.shortened, short.length > 0 ? <ul>{short}</ul> : null],
    [
      text.officeMarks,
      marks.length > 0 ? (
        <span class="hint">{fill(text.officeMarksNone, { marks: marks.join('; ') })}</span>
      ) : null,
    ],
  ];
}

/** The pictures of a preview, and what one should know before it is printed; of a list, that it has none. */
export function PreviewPictures({ outcome, format }: { outcome: PaperOutcome; format: PrintFormatName }) {
  const text = printsText(useFrame().lang);
  if (isList(format)) return <p>{fill(text.previewNone, { format: text.short[format] })}</p>;
  return (
    <>
      {outcome.isWindowless && <Notice tone="warning">{text.windowless}</Notice>}
      <PrintPictures sheet={outcome.sheet} start={outcome.start} isRoll={outcome.isRoll} />
    </>
  );
}
