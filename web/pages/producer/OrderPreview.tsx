import type { PrintFormatName } from '#core/printFormat';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ButtonLink, Submit } from '../../parts/portal/Form.tsx';
import { useFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PreviewPictures, useToldRows } from '../../parts/portal/ToldOutcome.tsx';
import { formatNumber } from '../../refusalText.ts';
import { ordersText } from '../../text/orders.ts';
import type { OrderOutcome, OrderView } from './order.ts';

function Told({ outcome, format }: { readonly outcome: OrderOutcome; readonly format: PrintFormatName }) {
  const { lang } = useFrame();
  const text = ordersText(lang);
  const number = (value: number) => formatNumber(lang, value);
  const { quantity, parts, largestPart, star, last30Days } = outcome;
  const files = { parts: number(parts), most: number(largestPart) };
  return (
    <Facts
      rows={[
        ...useToldRows(outcome, quantity, format),
        [text.parts, parts > 1 ? fill(text.partsValue, files) : null],
        [text.star, fill(text.starValue, { star: String(star) })],
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
export function OrderPreview({ outcome, wrongs, done, format }: OrderView) {
  const text = ordersText(useFrame().lang);
  const [wrong] = wrongs;
  return (
    <Card title={text.previewTitle}>
      {done !== undefined ? (
        <Done path={done} />
      ) : outcome ? (
        <>
          <PreviewPictures outcome={outcome} format={format} />
          <Told outcome={outcome} format={format} />
          <Send outcome={outcome} />
        </>
      ) : (
        <Empty>{wrong ? fill(text.previewWrong, { ...wrong.said }) : text.previewEmpty}</Empty>
      )}
    </Card>
  );
}
