import type { Day } from '#core/day';
import { formatDay, formatInstant } from '../../dates.ts';
import { withdrawnWords } from '../../ended.ts';
import { fill } from '../../fill.ts';
import { StatusBadge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { decisionWords } from '../../parts/portal/Timeline.tsx';
import { productsText } from '../../text/products.ts';
import type { Lang } from '../../text.ts';
import type { NoticeShown, ProductShown, ProposalShown } from './productShown.ts';

interface PartProps {
  readonly lang: Lang;
  readonly product: ProductShown;
}

type Award = ProductShown['awards'][number];

/** Every recognition with what its paper says. */
export function Certificates({ lang, product }: PartProps) {
  const text = productsText(lang);
  const later = ({ recordedAt }: Award) => recordedAt !== null && recordedAt > product.instant;
  const columns: Column<Award>[] = [
    {
      label: text.decision,
      head: true,
      cell: (one) => (
        <span>
          <a href={`/office/decisions/${one.decision.id}`}>{decisionWords(lang, one.decision)}</a>{' '}
          <span class="hint">
            {fill(text.line, { line: String(one.lineNumber) })} ·{' '}
            {one.decision.fileHash === null ? text.noFile : text.file}
            {later(one) && one.recordedAt !== null
              ? ` · ${fill(text.recordedLater, { at: formatInstant(one.recordedAt) })}`
              : ''}
          </span>
        </span>
      ),
    },
    { label: text.stars, cell: (one) => <span class="keep">{starWords(lang, one)}</span> },
    { label: text.status, cell: (one) => <StatusBadge status={one.status} /> },
    {
      label: text.when,
      cell: ({ recognition: { validFrom, validTo, withdrawal } }) => (
        <span>
          <span class="keep">{formatDay(validFrom)} –</span> <span class="keep">{formatDay(validTo)}</span>
          {withdrawal && <div>{withdrawnWords(lang, withdrawal)}</div>}
        </span>
      ),
    },
    {
      label: text.certified,
      cell: (one) => [one.producerName, one.address].filter(Boolean).join(' · ') || '–',
    },
  ];
  return (
    <Card title={text.certificates} id="recognitions">
      <Table
        caption={text.certificates}
        columns={columns}
        rows={product.awards}
        rowKey={({ recognition }) => recognition.id}
        empty={text.none}
      />
    </Card>
  );
}

function starWords(lang: Lang, { recognition, score, potentialFive }: Award): string {
  const text = productsText(lang);
  const stars = fill(text.starsCount, { star: String(recognition.star) });
  const scored =
    score === null ? false : `${text.score} ${String(score).replace('.', lang === 'vi' ? ',' : '.')}`;
  return [stars, scored, potentialFive && text.potential].filter(Boolean).join(' · ');
}

/** A pack's name; on a past day it is said where nobody knows since when. */
export function variantWords(
  lang: Lang,
  { isToday }: Pick<ProductShown, 'isToday'>,
  { name, dated }: ProductShown['variants'][number],
): string {
  return isToday || dated ? name : fill(productsText(lang).variantNow, { name });
}

/** Packs and their GTINs. */
export function Variants({ lang, product }: PartProps) {
  const text = productsText(lang);
  const columns: Column<ProductShown['variants'][number]>[] = [
    { label: text.variant, head: true, cell: (one) => variantWords(lang, product, one) },
    { label: 'GTIN', cell: ({ gtin }) => gtin ?? '–' },
  ];
  return (
    <Card title={text.variants} id="variants">
      <Table
        caption={text.variants}
        columns={columns}
        rows={product.variants}
        rowKey={({ id }) => id}
        empty={text.variantsEmpty}
      />
    </Card>
  );
}

/** Acts about the product that one person prepared and another decides; nothing where there is none. */
export function Proposals({ lang, product }: PartProps) {
  const text = productsText(lang);
  if (product.proposals.length === 0) return null;
  const columns: Column<ProposalShown>[] = [
    {
      label: text.proposal,
      head: true,
      cell: ({ id, title }) => <a href={`/office/proposals/${id}`}>{title}</a>,
    },
    { label: text.status, cell: ({ state }) => text.states[state] },
    { label: text.preparedBy, cell: ({ preparedBy }) => preparedBy ?? '–' },
    { label: text.preparedAt, cell: ({ preparedAt }) => formatInstant(preparedAt) },
  ];
  return (
    <Card title={text.proposals} id="proposals">
      <Table
        caption={text.proposals}
        columns={columns}
        rows={product.proposals}
        rowKey={({ id }) => id}
        empty={text.proposalsEmpty}
      />
    </Card>
  );
}

/** Notices that a recognition ends; nothing where none was made. */
export function Notices({ lang, product }: PartProps) {
  const text = productsText(lang);
  if (product.notices.length === 0) return null;
  const mails = text.mails as Readonly<Record<string, string>>;
  const columns: Column<NoticeShown>[] = [
    { label: text.notice, head: true, cell: ({ validTo }) => formatDay(validTo as Day) },
    { label: text.preparedAt, cell: ({ madeAt }) => formatInstant(madeAt) },
    { label: text.mail, cell: ({ mail }) => mails[mail] ?? mail },
    { label: text.status, cell: ({ read }) => (read ? text.read : text.unread) },
  ];
  return (
    <Card title={text.notices} id="notices">
      <Table
        caption={text.notices}
        columns={columns}
        rows={product.notices}
        rowKey={({ id }) => id}
        empty={text.noticesEmpty}
      />
    </Card>
  );
}

/** Rows of sheets about the product that are incomplete still. */
export function Rows({ lang, product }: PartProps) {
  const text = productsText(lang);
  if (product.rows.length === 0) return null;
  return (
    <Card title={text.rows} id="rows" tone="notice">
      <ul>
        {product.rows.map(({ id, file, rowNumber }) => (
          <li key={id}>
            <a href={`/office/entries/${id}`}>{fill(text.rowOf, { file, row: String(rowNumber) })}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
