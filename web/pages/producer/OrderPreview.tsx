import { formatDecimal } from '../../decimals.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ButtonLink, Submit } from '../../parts/portal/Form.tsx';
import { useFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PrintPictures } from '../../parts/portal/PrintPictures.tsx';
import { formatNumber } from '../../refusalText.ts';
import { ordersText } from '../../text/orders.ts';
import type { OrderOutcome, OrderView } from './order.ts';

function Told({ outcome }: { readonly outcome: OrderOutcome }) {
  const { lang } = useFrame();
  const text = ordersText(lang);
  const number = (value: number) => formatNumber(lang, value);
  const { quantity, sheets, parts, largestPart, star, module, last30Days, shortened } = outcome;
  const short = shortened.map(({ printed, whole }) => (
    <li key={whole}>{fill(printed === '' ? text.leftOut : text.shortenedOne, { printed, whole })}</li>
  ));
  const files = { parts: number(parts), most: number(largestPart) };
  return (
    <Facts
      rows={[
        [text.sheets, fill(text.sheetsValue, { sheets: number(sheets), quantity: number(quantity) })],
        [text.parts, parts > 1 ? fill(text.partsValue, files) : null],
        [text.star, fill(text.starValue, { star: String(star) })],
        [text.module, fill(text.moduleValue, { mm: formatDecimal(lang, module) })],
        [text.shortened, short.length > 0 ? <ul>{short}</ul> : null],
        [text.last30Days, number(last30Days)],
      ]}
    />
  );
}

/** The button that issues; beyond a limit the one that asks the office, and why. */
function Send({ outcome: { quantity, passed } }: { readonly outcome: OrderOutcome }) {
  const { lang } = useFrame();
  const text = ordersText(lang);
  const number = (value: number) => formatNumber(lang, value);
  if (!passed) {
    return (
      <>
        <p class="hint">{text.issueNote}</p>
        <Submit>{fill(text.issue, { quantity: number(quantity) })}</Submit>
      </>
    );
  }
  const values = { limit: number(passed.limit), over: number(passed.over) };
  return (
    <>
      <Notice tone="warning" title={text.limitTitle}>
        <p>{fill(text.limit[passed.which], values)}</p>
        <p>{text.limitNext}</p>
      </Notice>
      <Submit name="approval" value="ask">
        {fill(text.ask, { quantity: number(quantity) })}
      </Submit>
    </>
  );
}

/** The order of this page was sent already: where it led, and the way to another. */
function Done({ path }: { readonly path: string }) {
  const text = ordersText(useFrame().lang);
  return (
    <Notice tone="good" title={text.doneTitle}>
      <p class="actions">
        <ButtonLink href={path}>{text.doneSee}</ButtonLink>
        <ButtonLink href="/producer/orders/new" tone="quiet">
          {text.doneMore}
        </ButtonLink>
      </p>
    </Notice>
  );
}

/** What the order would come to: the first sheet, one stamp enlarged, how many sheets; then the button. */
export function OrderPreview({ outcome, wrongs, done }: OrderView) {
  const text = ordersText(useFrame().lang);
  const [wrong] = wrongs;
  return (
    <Card title={text.previewTitle}>
      {done !== undefined ? (
        <Done path={done} />
      ) : outcome ? (
        <>
          <PrintPictures sheet={outcome.sheet} start={outcome.start} />
          <Told outcome={outcome} />
          <Send outcome={outcome} />
        </>
      ) : (
        <Empty>{wrong ? fill(text.previewWrong, { ...wrong.said }) : text.previewEmpty}</Empty>
      )}
    </Card>
  );
}
