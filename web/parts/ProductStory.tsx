import { type ProductPage, paragraphsOf, photoPath } from '#core/page';
import { fill } from '../fill.ts';
import { productStoryText } from '../text/productStory.ts';
import type { Lang } from '../text.ts';

type StoryText = ReturnType<typeof productStoryText>;

interface PartProps {
  readonly page: ProductPage;
  readonly text: StoryText;
}

function Photo({ page, text, product }: PartProps & { readonly product: string }) {
  const { photo } = page;
  if (!photo) return null;
  const { hash, width, height } = photo;
  const alt = fill(text.alt, { product });
  return <img src={photoPath(hash)} width={width} height={height} alt={alt} loading="lazy" />;
}

/** An address as people read it; only https came through the form. */
function Website({ href }: { readonly href: string }) {
  return (
    <a href={href} rel="nofollow noopener noreferrer">
      {href.replace(/^https:\/\//, '').replace(/\/$/, '')}
    </a>
  );
}

function Contact({ page: { contactName, phone } }: { readonly page: ProductPage }) {
  return (
    <>
      {contactName}
      {contactName && phone && ', '}
      {phone && <a href={`tel:${phone.replace(/[^0-9+]/g, '')}`}>{phone}</a>}
    </>
  );
}

function Facts({ page, text }: PartProps) {
  const { standards, variants, contactName, phone, website } = page;
  const packs = variants.map(({ name, gtin }) => (gtin ? `${name} (GTIN ${gtin})` : name));
  const rows = [
    [
      text.standards,
      standards && paragraphsOf(standards.replaceAll('\n', '\n\n')).map((p) => <p key={p}>{p}</p>),
    ],
    [text.variants, packs.length > 0 && packs.map((pack) => <p key={pack}>{pack}</p>)],
    [text.contact, (contactName || phone) && <Contact page={page} />],
    [text.website, website && <Website href={website} />],
  ] as const;
  const told = rows.filter(([, value]) => value);
  if (told.length === 0) return null;
  return (
    <dl class="rows">
      {told.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** True where a page has something to show. */
export function hasStory({ photo, story, standards, variants, contactName, phone, website }: ProductPage) {
  return Boolean(photo || story || standards || variants.length > 0 || contactName || phone || website);
}

interface ProductStoryProps {
  readonly page: ProductPage;
  readonly product: string;
  readonly lang: Lang;
}

/** The producer's own words and photo, said to be so: below what the register answers, and never part of it. */
export function ProductStory({ page, product, lang }: ProductStoryProps) {
  const text = productStoryText(lang);
  if (!hasStory(page)) return null;
  return (
    <section class="story">
      <h2>{text.title}</h2>
      <p class="hint">{text.own}</p>
      <Photo page={page} text={text} product={product} />
      {paragraphsOf(page.story).map((paragraph, i) => (
        <p key={i}>{paragraph}</p>
      ))}
      <Facts page={page} text={text} />
    </section>
  );
}
