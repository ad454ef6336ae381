import type { StampRange } from '#core/manifest';
import { holdsPins, type PinContent } from '#core/pin';
import type { PrintFormatName } from '#core/printFormat';
import { formatPrintedId } from '#core/stampId';
import { actorName } from '../../actorName.ts';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { CheckField, Field } from '../../parts/portal/Field.tsx';
import { ButtonLink, Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { PrintCounts, type ShownPrintCount } from '../../parts/portal/PrintCounts.tsx';
import { sayCount } from '../../printCount.ts';
import { formatNumber } from '../../refusalText.ts';
import { accountsText } from '../../text/accounts.ts';
import { pinsText } from '../../text/pins.ts';
import { printHouseText } from '../../text/printHouse.ts';
import { printsText } from '../../text/prints.ts';
import { sayVoids } from '../../voids.ts';
import type { VoidsTold } from './print.ts';

/** All that the page of one print shows. */
export interface PrintShown extends StampRange {
  readonly id: string;
  readonly batchId: string;
  readonly format: PrintFormatName;
  /** In words; null for a list without places. */
  readonly paper: string | null;
  readonly start: number;
  readonly pages: number;
  readonly sha256: string;
  readonly at: number;
  readonly by: string;
  readonly sample: boolean;
  /** Its file is still here, and can be told of byte for byte. */
  readonly hasManifest: boolean;
  readonly counts: readonly ShownPrintCount[];
  /** Its first stamp, counted from 1 within the batch, and how many stamps the batch has. */
  readonly from: number;
  readonly quantity: number;
  /** How many of its stamps an earlier print holds already. */
  readonly again: number;
  /** Of a batch with hidden PINs, what of it is printed. */
  readonly content: PinContent | null;
  /** Stamps of it that are void by now. */
  readonly voids: VoidsTold | null;
  /** It stands on paper, which can be printed again by the form. */
  readonly isPlaced: boolean;
}

interface PrintPageProps {
  readonly frame: PortalFrame;
  readonly print: PrintShown;
  /** The form as it was sent, where it is shown again. */
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
}

function About({ frame, print }: PrintPageProps) {
  const { page: text } = printHouseText(frame.lang);
  const { count, first, last, paper, start, pages, sha256, by } = print;
  const number = (value: number) => formatNumber(frame.lang, value);
  const words = printsText(frame.lang);
  const pins = pinsText(frame.lang);
  const isSvg = print.format === 'svg';
  const places = { from: number(print.from), to: number(print.from + count - 1) };
  const ids = { first: formatPrintedId(first), last: formatPrintedId(last) };
  return (
    <Card title={text.about}>
      <Facts
        rows={[
          [text.stamps, number(count)],
          [text.ids, fill(text.idsValue, ids)],
          [words.places, count === print.quantity ? words.placesAll : fill(words.placesValue, places)],
          [pins.content, print.content && pins.contents[print.content]],
          [text.again, print.again > 0 ? fill(text.againValue, { count: number(print.again) }) : null],
          [text.paper, paper ?? text.noPaper],
          [text.start, paper === null || isSvg ? null : number(start)],
          [isSvg ? text.svgs : text.sheets, paper === null ? null : number(isSvg ? count : pages)],
          [text.sha, <code>{(sha256.match(/.{1,8}/g) ?? []).join(' ')}</code>],
          [text.by, actorName(frame.lang, by)],
        ]}
      />
      {print.voids && <Notice tone="warning">{sayVoids(frame.lang, text.voids, print.voids)}</Notice>}
      {holdsPins(print.content ?? undefined) && <p class="hint">{text.pinsGone}</p>}
      <p class="hint">{text.sheetHint}</p>
      <ButtonLink href={`/producer/prints/${print.id}/control-sheet`} tone="quiet" download>
        {text.sheet}
      </ButtonLink>
      {print.hasManifest && (
        <>
          <p class="hint">{text.manifestHint}</p>
          <ButtonLink href={`/producer/prints/${print.id}/manifest`} tone="quiet" download>
            {text.manifest}
          </ButtonLink>
        </>
      )}
      {frame.person?.may.includes('batch:print') && print.isPlaced && <Again frame={frame} print={print} />}
    </Card>
  );
}

/** The form that prints it again, with the choices it had: whole, or some of its stamps. */
function Again({ frame, print }: Pick<PrintPageProps, 'frame' | 'print'>) {
  const { prints: text } = accountsText(frame.lang);
  const path = `/producer/batches/${print.batchId}/print?again=${print.id}`;
  return (
    <>
      <p class="hint">{printHouseText(frame.lang).page.againHint}</p>
      <p class="actions">
        <ButtonLink href={path} tone="quiet">
          {text.againSame}
        </ButtonLink>
        <ButtonLink href={`${path}&some=1#range`} tone="quiet">
          {text.againPart}
        </ButtonLink>
      </p>
    </>
  );
}

function CountForm({ frame, print, typed, wrong }: PrintPageProps) {
  const { count: text } = printHouseText(frame.lang);
  const field = (name: 'first' | 'last' | 'sha256' | 'note', maxLength: number) => (
    <Field
      name={name}
      label={text[name]}
      value={typed[name]}
      autocomplete="off"
      maxLength={maxLength}
      wrong={wrong}
    />
  );
  return (
    <Form action={`/producer/prints/${print.id}/counts`} wrong={wrong}>
      <p>{text.hint}</p>
      <Field
        name="counted"
        label={text.counted}
        inputmode="numeric"
        autocomplete="off"
        value={typed.counted}
        wrong={wrong}
        required
      />
      {field('first', 40)}
      {field('last', 40)}
      {field('sha256', 120)}
      {field('note', 300)}
      {wrong?.field === 'sure' && (
        <>
          <p class="wrong">{wrong.said.detail}</p>
          <CheckField name="sure" value={typed.counted ?? ''} label={text.sure} required />
        </>
      )}
      <Submit>{text.save}</Submit>
    </Form>
  );
}

/** One print: what it holds, its control sheet, and what the print house says it printed of it. */
export function PrintPage(props: PrintPageProps) {
  const { frame, print } = props;
  const { page: text, count, formats } = printHouseText(frame.lang);
  const [latest] = print.counts;
  const answer = latest && sayCount(frame.lang, latest.counted, latest.differences);
  const stamps = formatNumber(frame.lang, print.count);
  return (
    <PortalShell
      frame={frame}
      title={fill(text.title, { at: formatInstant(print.at) })}
      lead={fill(text.lead, { stamps, format: formats[print.format] })}
      up={{ path: `/producer/batches/${print.batchId}`, label: text.up }}
      sample={print.sample}
      narrow
    >
      {answer && (
        <Notice tone={answer.tone} title={answer.tone === 'good' ? undefined : answer.title}>
          {answer.words}
        </Notice>
      )}
      <About {...props} />
      {frame.person?.may.includes('stamp:account') && (
        <Card title={count.title} id="count">
          <CountForm {...props} />
        </Card>
      )}
      <Card title={count.history} id="counts">
        <PrintCounts counts={print.counts} />
      </Card>
    </PortalShell>
  );
}
