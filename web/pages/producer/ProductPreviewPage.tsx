import type { ComponentChildren } from 'preact';
import type { Star } from '#core/authority';
import { changedParts, type PagePart, type ProductPage } from '#core/page';
import { fill } from '../../fill.ts';
import { hasStory, ProductStory } from '../../parts/ProductStory.tsx';
import { type Frame, Shell } from '../../parts/Shell.tsx';
import { Stars } from '../../parts/Stars.tsx';
import { productPageText } from '../../text/productPage.ts';
import { textOf } from '../../text.ts';
import { formatStar } from '../../values.ts';

type Text = ReturnType<typeof productPageText>;

/** One part of a page in words, to be compared with what stands there now. */
function said(page: ProductPage | null, part: PagePart, text: Text): string {
  const value = page?.[part] ?? null;
  if (value === null || (Array.isArray(value) && value.length === 0)) return text.preview.nothing;
  if (typeof value === 'string') return value;
  if (page && part === 'variants') {
    return page.variants.map(({ name, gtin }) => (gtin ? `${name} (${gtin})` : name)).join('; ');
  }
  const { width = 0, height = 0 } = page?.photo ?? {};
  return fill(text.preview.aPhoto, { width: String(width), height: String(height) });
}

function Changes({ before, after, text }: { before: ProductPage | null; after: ProductPage; text: Text }) {
  const parts = changedParts(before, after);
  const { preview } = text;
  if (parts.length === 0) return <p>{preview.same}</p>;
  return (
    <dl class="rows">
      {parts.map((part) => (
        <div key={part}>
          <dt>{text.parts[part]}</dt>
          <dd>
            {before && <p>{fill(preview.before, { value: said(before, part, text) })}</p>}
            <p>{fill(preview.after, { value: said(after, part, text) })}</p>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ProductPreviewPageProps {
  readonly frame: Frame;
  readonly product: { readonly name: string; readonly producer: string; readonly star: Star | null };
  readonly page: ProductPage;
  readonly published: ProductPage | null;
  readonly sample: boolean;
  readonly back: { readonly path: string; readonly label?: string };
}

function Heading({ frame, product }: Pick<ProductPreviewPageProps, 'frame' | 'product'>) {
  const text = textOf(frame.lang);
  return (
    <div class="product">
      {product.star && (
        <p class="star-line">
          <Stars star={product.star} shining text={text} />
          <b>{formatStar(text, product.star)}</b>
        </p>
      )}
      <h1>{product.name}</h1>
      <p>{product.producer}</p>
    </div>
  );
}

function Back({ path, children }: { readonly path: string; readonly children: ComponentChildren }) {
  return (
    <footer>
      <a href={path}>{children}</a>
    </footer>
  );
}

/** A product's page as shoppers will see it, in the scan page's own shell, and what it changes. */
export function ProductPreviewPage(props: ProductPreviewPageProps) {
  const { frame, product, page, published, sample, back } = props;
  const text = productPageText(frame.lang);
  const { preview } = text;
  return (
    <Shell frame={frame} title={fill(preview.title, { product: product.name })} sample={sample}>
      <p class="mark">
        <b>{preview.mark}</b>
      </p>
      <article>
        <Heading frame={frame} product={product} />
        <p class="caution">{preview.where}</p>
      </article>
      {hasStory(page) ? (
        <ProductStory page={page} product={product.name} lang={frame.lang} />
      ) : (
        <section>
          <p>{preview.empty}</p>
        </section>
      )}
      <section>
        <h2>{published ? preview.changes : preview.first}</h2>
        <Changes before={published} after={page} text={text} />
      </section>
      <Back path={back.path}>{back.label ?? preview.back}</Back>
    </Shell>
  );
}
