import { readReport } from '#core/report';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp } from '../app.ts';
import { StateOf } from '../outbox/StateOf.tsx';
import type { OutboxReport } from '../store.ts';
import { ReportFacts } from './ReportFacts.tsx';

/** The first 16 digits of a hash, in groups of four: as the minutes print it. */
export function shortHash(sha256: string): string {
  return (sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}

interface ReceiptProps {
  readonly parcel: OutboxReport;
  readonly text: InspectorWorkText;
}

/** Proof that the office has it: when it was taken in, and the hash that its minutes carry too. */
function Receipt({ parcel, text }: ReceiptProps) {
  const { report: words } = text;
  const { acceptedAt, photos, wanted, lost } = parcel;
  const sent = acceptedAt === null ? 0 : photos.length - wanted.length - lost.length;
  return (
    <section class="card">
      <h2>{words.receipt}</h2>
      <StateOf parcel={parcel} text={text} />
      <dl class="facts">
        <div>
          <dt>{words.finishedAt}</dt>
          <dd>{formatInstant(parcel.madeAt)}</dd>
        </div>
        <div>
          <dt>{words.acceptedAt}</dt>
          <dd>{acceptedAt === null ? words.notYet : formatInstant(acceptedAt)}</dd>
        </div>
        {photos.length > 0 && (
          <div>
            <dt>{words.photosLeft}</dt>
            <dd>{fill(words.photosOf, { sent: String(sent), all: String(photos.length) })}</dd>
          </div>
        )}
        <div>
          <dt>{words.hash}</dt>
          <dd class="id">{shortHash(parcel.sha256)}</dd>
        </div>
      </dl>
      <p class="hint">{words.hashHint}</p>
    </section>
  );
}

interface ReportPageProps extends ReceiptProps {
  readonly app: InspectorApp;
}

/** A finished inspection: its receipt, and what was signed. */
export function ReportPage({ app, parcel, text }: ReportPageProps) {
  return (
    <div class="work">
      <h1>{text.report.title}</h1>
      <Receipt parcel={parcel} text={text} />
      <ReportFacts report={readReport(parcel.report)} store={app.store} lang={app.lang} text={text} />
      <div class="work-bar">
        <button type="button" class="quiet" onClick={() => app.go('inspections')}>
          {text.back}
        </button>
      </div>
    </div>
  );
}
