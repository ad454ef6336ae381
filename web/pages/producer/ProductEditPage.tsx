import { dayOf, type Instant } from '#core/day';
import type { PagePart, PagePhoto } from '#core/page';
import type { Variant } from '#core/product';
import type { ProposalState } from '#core/proposal';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { ButtonLink, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PhotoCard, TextCard, VariantsCard } from '../../parts/portal/PageCards.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { productPageText } from '../../text/productPage.ts';

/** What was sent, shown again with what is wrong. */
export interface AgainPage {
  readonly form: 'text' | 'photo' | 'variant';
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Wrong;
}

interface ProductEditPageProps {
  readonly frame: PortalFrame;
  readonly product: { readonly id: string; readonly name: string };
  /** What the fields say: as last saved, else as approved. */
  readonly saved: Readonly<Record<string, string>>;
  readonly photo: PagePhoto | null;
  readonly variants: readonly Variant[];
  readonly publishedAt: Instant | null;
  readonly proposed: {
    readonly state: ProposalState;
    readonly own: boolean;
    readonly reason: string | null;
  } | null;
  readonly changes: readonly PagePart[];
  readonly again: AgainPage | null;
  readonly sample: boolean;
}

function Where({
  frame,
  publishedAt,
  proposed,
}: Pick<ProductEditPageProps, 'frame' | 'publishedAt' | 'proposed'>) {
  const { edit: text } = productPageText(frame.lang);
  const state = proposed?.own ? proposed.state : undefined;
  return (
    <>
      <p>{publishedAt === null ? text.never : fill(text.shown, { day: formatDay(dayOf(publishedAt)) })}</p>
      {proposed && !proposed.own && ['draft', 'waiting'].includes(proposed.state) && (
        <Notice tone="neutral">{text.others}</Notice>
      )}
      {state === 'draft' && <Notice tone="neutral">{text.draft}</Notice>}
      {state === 'waiting' && <Notice tone="notice">{text.waiting}</Notice>}
      {proposed?.state === 'refused' && (
        <Notice tone="warning">{fill(text.refused, { reason: proposed.reason ?? '' })}</Notice>
      )}
    </>
  );
}

/** Writing a product's page: words, photo, pack sizes, and where it stands with the office. */
export function ProductEditPage(props: ProductEditPageProps) {
  const { frame, product, saved, photo, variants, changes, again, sample } = props;
  const { edit: text, parts } = productPageText(frame.lang);
  const wrongOf = (form: AgainPage['form']) => (again?.form === form ? again.wrong : null);
  const typedOf = (form: AgainPage['form']) => (again?.form === form ? again.typed : undefined);
  const path = `/producer/products/${product.id}`;
  return (
    <PortalShell
      frame={frame}
      title={product.name}
      lead={text.title}
      up={{ path: '/producer/products', label: text.up }}
      actions={
        <ButtonLink href={`${path}/preview`} tone="quiet">
          {text.preview}
        </ButtonLink>
      }
      narrow
      sample={sample}
    >
      <Card>
        <Where {...props} />
        <p>
          {changes.length === 0
            ? text.noChanges
            : `${text.changes}: ${changes.map((part) => parts[part].toLowerCase()).join(', ')}.`}
        </p>
      </Card>
      <PhotoCard product={product.id} name={product.name} photo={photo} wrong={wrongOf('photo')} />
      <TextCard product={product.id} typed={typedOf('text') ?? saved} wrong={wrongOf('text')} />
      <VariantsCard
        product={product.id}
        variants={variants}
        typed={typedOf('variant') ?? {}}
        wrong={wrongOf('variant')}
      />
    </PortalShell>
  );
}
