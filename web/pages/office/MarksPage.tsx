import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { EventList } from '../../parts/portal/EventList.tsx';
import { ButtonLink, Form, Submit } from '../../parts/portal/Form.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { MarkMeasures, MarkPicture, type ShownMark } from '../../parts/portal/MarkPicture.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { StampPicture } from '../../parts/StampPicture.tsx';
import { marksText } from '../../text/marks.ts';
import { Colours, Stars, Upload } from './MarkForms.tsx';
import { type MarksView, type OfficeMark, MARKS_PATH as PATH } from './marks.ts';

function Sample({ sample: { star, stamp } }: MarksView) {
  const text = marksText(useFrame().lang);
  return (
    <Card title={text.sampleTitle} id="sample">
      <figure>
        <StampPicture stamp={stamp} label={fill(text.sampleLabel, { star: String(star) })} />
        <figcaption class="hint">{text.sampleNote}</figcaption>
      </figure>
    </Card>
  );
}

function Retire({ mark }: { readonly mark: ShownMark }) {
  const text = marksText(useFrame().lang);
  return (
    <ButtonLink href={`${PATH}/${mark.id}/retirement`} tone="quiet">
      {fill(text.retireAsk, { name: mark.name })}
    </ButtonLink>
  );
}

function TakeUp({ mark, label }: { readonly mark: ShownMark; readonly label: string }) {
  return (
    <Form action={`${PATH}/${mark.id}/return`}>
      <Submit tone="quiet">{fill(label, { name: mark.name })}</Submit>
    </Form>
  );
}

function Standing({ kind, stars, stands }: OfficeMark) {
  const text = marksText(useFrame().lang);
  return (
    <>
      {text.kinds[kind]}
      {stars.length > 0 && <Badge tone="good">{fill(text.starsOf, { stars: stars.join(', ') })}</Badge>}
      {stands && <Badge tone="good">{text.stands}</Badge>}
    </>
  );
}

function Listed({ view }: { readonly view: MarksView }) {
  const text = marksText(useFrame().lang);
  return (
    <Card title={text.listTitle} id="marks">
      {view.marks.length === 0 ? <Empty>{text.none}</Empty> : <p class="hint">{text.retireNote}</p>}
      <ul class="marks">
        {view.marks.map((mark) => (
          <li key={mark.id}>
            <h3>{mark.name}</h3>
            <p>
              <Standing {...mark} />
            </p>
            <MarkPicture mark={mark} />
            <p class="hint">
              <MarkMeasures mark={mark} />
            </p>
            {view.isWhole && mark.kind === 'office' && !mark.stands && (
              <TakeUp mark={mark} label={text.standAgain} />
            )}
            {view.isWhole && <Retire mark={mark} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Retired({ retired, isWhole }: MarksView) {
  const text = marksText(useFrame().lang);
  return (
    <details class="fold" id="retired">
      <summary>{fill(text.retiredTitle, { count: String(retired.length) })}</summary>
      <p class="hint">{text.retiredHint}</p>
      <ul class="marks">
        {retired.map((mark) => (
          <li key={mark.id}>
            <h3>{mark.name}</h3>
            <p>{text.kinds[mark.kind]}</p>
            <MarkPicture mark={mark} />
            {isWhole && <TakeUp mark={mark} label={text.takeUp} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function OfProducers({ producerMarks }: MarksView) {
  const text = marksText(useFrame().lang);
  return (
    <Card title={text.producersTitle} id="producers">
      <p class="hint">{text.producersHint}</p>
      {producerMarks.length === 0 && <Empty>{text.producersNone}</Empty>}
      <ul class="marks">
        {producerMarks.map((mark) => (
          <li key={mark.id}>
            <h3>{mark.name}</h3>
            <p>
              <a href={`/office/producers/${mark.producerId}`}>{mark.producerName}</a>
            </p>
            <MarkPicture mark={mark} />
            <Retire mark={mark} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The marks and colours of stamps: what is uploaded, which star has which, and how a stamp then looks. */
export function MarksPage({ frame, view }: { readonly frame: PortalFrame; readonly view: MarksView }) {
  const text = marksText(frame.lang);
  return (
    <PortalShell frame={frame} title={text.title} lead={text.lead}>
      {!view.isWhole && <p class="hint">{text.onlyWhole}</p>}
      <div class="marks-page">
        <div>
          {view.isWhole && <Upload view={view} />}
          <Sample {...view} />
        </div>
        <div>
          {view.isWhole && <Stars view={view} />}
          {view.isWhole && <Colours view={view} />}
        </div>
      </div>
      <Listed view={view} />
      {view.retired.length > 0 && <Retired {...view} />}
      <OfProducers {...view} />
      <Card title={text.events}>
        <EventList events={view.events} lang={frame.lang} />
      </Card>
    </PortalShell>
  );
}
