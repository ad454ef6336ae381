import type { BatchAccount, LotAccount } from '#core/accountBook';
import { idsOf } from '#core/batch';
import { dayOf } from '#core/day';
import { stampsLeft } from '#core/lot';
import { formatPrintedId } from '#core/stampId';
import { actorName } from '../../actorName.ts';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Counts, Prints, Voids } from '../../parts/portal/AccountHistory.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Differences, RecallNotice, StampSheet } from '../../parts/portal/StampSheet.tsx';
import { formatNumber } from '../../refusalText.ts';
import { accountsText } from '../../text/accounts.ts';

type Text = ReturnType<typeof accountsText>;

interface PartProps {
  readonly frame: PortalFrame;
  readonly account: LotAccount;
  readonly text: Text;
}

function Goods({ frame, account, text: { account: text } }: PartProps) {
  const { lot, unit, openedAt, closedAt } = account;
  const number = (count: number) => formatNumber(frame.lang, count);
  return (
    <Facts
      rows={[
        [text.lot, lot.number],
        [text.declared, `${number(lot.quantity)}${unit ? ` ${unit}` : ''}`],
        [text.producedOn, lot.producedOn && formatDay(lot.producedOn)],
        [text.expiresOn, lot.expiresOn && formatDay(lot.expiresOn)],
        [text.place, lot.place],
        [text.opened, formatDay(dayOf(openedAt))],
        [text.closed, closedAt && formatDay(dayOf(closedAt))],
        [text.places, number(Math.max(0, stampsLeft(lot)))],
      ]}
    />
  );
}

function Batch({ one, text, link, whole }: { one: BatchAccount; text: Text; link: boolean; whole: boolean }) {
  const { batch, tally, balance, acts } = one;
  const { first, last } = idsOf(batch);
  const title = fill(text.account.batchOf, {
    first: formatPrintedId(first),
    last: formatPrintedId(last),
  });
  const open = link ? <a href={`/producer/batches/${batch.id}`}>{text.account.open}</a> : undefined;
  const issued = { when: formatInstant(batch.issuedAt), by: actorName(useFrame().lang, one.issuedBy) };
  return (
    <Card title={title} beside={open}>
      <Facts
        rows={[
          [text.batch.issued, fill(text.batch.issuedValue, issued)],
          [text.batch.standing, text.standing[one.standing]],
        ]}
      />
      {!whole && (
        <>
          <Differences found={balance.differences} counted={balance.counted} />
          <StampSheet tally={tally} />
        </>
      )}
      <h3>{text.account.voids}</h3>
      <Voids
        acts={acts.filter(({ act }) => act === 'void' || act === 'recall')}
        keyNumber={batch.keyNumber}
      />
      <h3>{text.prints.title}</h3>
      <Prints prints={one.prints} quantity={batch.quantity} />
      <h3>{text.count.history}</h3>
      <Counts counts={one.counts} />
    </Card>
  );
}

/** What does not agree in the whole lot; of one batch also what is not counted yet. */
function Totals({ found, batches }: { found: LotAccount['differences']; batches: readonly BatchAccount[] }) {
  const [only] = batches;
  if (batches.length === 1 && only) {
    return <Differences found={only.balance.differences} counted={only.balance.counted} />;
  }
  return found.length > 0 ? <Differences found={found} counted /> : null;
}

interface AccountPageProps {
  readonly frame: PortalFrame;
  readonly account: LotAccount;
  /** The way back, and whether batches may be opened from here: the office reads only. */
  readonly up?: { readonly path: string; readonly label: string };
  readonly opens: boolean;
}

/** The stamp account of a lot: goods, stamps, ranges, days, people and differences, for whoever inspects; it prints. */
export function AccountPage({ frame, account, up, opens }: AccountPageProps) {
  const text = accountsText(frame.lang);
  const { batches, tally, differences, product, producer, lot, asOf } = account;
  return (
    <PortalShell
      frame={frame}
      title={fill(text.account.title, { lot: lot.number })}
      lead={fill(text.account.lead, { product: product.name, producer: producer.name })}
      up={up}
      sample={account.sample}
    >
      <p class="hint">
        {fill(text.account.asOf, { when: formatInstant(asOf) })}. {text.account.print}
      </p>
      <Card title={text.account.goods}>
        <Goods frame={frame} account={account} text={text} />
      </Card>
      <RecallNotice acts={batches.flatMap(({ acts }) => acts)} />
      {batches.length === 0 && <Empty>{text.account.none}</Empty>}
      {batches.length > 0 && (
        <Card title={text.sheet.total}>
          <Totals found={differences} batches={batches} />
          <StampSheet tally={tally} />
        </Card>
      )}
      {batches.map((one) => (
        <Batch key={one.batch.id} one={one} text={text} link={opens} whole={batches.length === 1} />
      ))}
    </PortalShell>
  );
}
