import type { ComponentChildren } from 'preact';
import type { Report } from '#core/report';
import { formatInstant } from '../../dates.ts';
import type { Lang } from '../../lang.ts';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import type { PhoneStore } from '../store.ts';
import { Thumbs } from './Photos.tsx';
import { Products } from './Products.tsx';
import { Strokes } from './Signature.tsx';
import { Stamps } from './Stamps.tsx';

interface ReportFactsProps {
  readonly report: Report;
  readonly store: PhoneStore;
  readonly lang: Lang;
  readonly text: InspectorWorkText;
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function SignedBy({ report: { signature }, text }: ReportFactsProps) {
  if (!signature) return <p>{text.signing.none}</p>;
  const strokes = signature.strokes.map((stroke) => stroke.map(([x = 0, y = 0]) => [x, y] as const));
  return (
    <>
      <div class="pad still">
        <Strokes strokes={strokes} label={text.signing.signed} />
      </div>
      <p>
        <b>{signature.name}</b>
      </p>
    </>
  );
}

function Goods({ report: { counted } }: ReportFactsProps) {
  return (
    <ul class="items">
      {counted.map(({ what, count, unit }, index) => (
        <li key={index}>
          <div>{what}</div>
          <b class="amount">
            {count.toLocaleString('vi-VN')} {unit}
          </b>
        </li>
      ))}
    </ul>
  );
}

/** What a report says, as it is signed. */
export function ReportFacts(props: ReportFactsProps) {
  const { report, store, lang, text } = props;
  const { draft: words } = text;
  return (
    <>
      <section class="card">
        <h2>{report.shop}</h2>
        <p>{report.place}</p>
        <p class="hint">{formatInstant(report.at)}</p>
      </section>
      {report.stamps.length > 0 && (
        <Part title={words.stamps}>
          <Stamps stamps={report.stamps} lang={lang} text={text} />
        </Part>
      )}
      {report.products.length > 0 && (
        <Part title={words.products}>
          <Products products={report.products} text={text} />
        </Part>
      )}
      {report.counted.length > 0 && (
        <Part title={words.counted}>
          <Goods {...props} />
        </Part>
      )}
      {report.findings !== '' && (
        <Part title={words.findings}>
          <p class="written">{report.findings}</p>
        </Part>
      )}
      {report.photos.length > 0 && (
        <Part title={words.photos}>
          <Thumbs store={store} photos={report.photos} text={text} />
        </Part>
      )}
      <Part title={text.signing.title}>
        <SignedBy {...props} />
      </Part>
    </>
  );
}
