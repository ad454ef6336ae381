import { type PagePhoto, photoPath } from '#core/page';
import type { Variant } from '#core/product';
import { productPageText } from '../../text/productPage.ts';
import { Card } from './Card.tsx';
import { CheckField, Field, FileField } from './Field.tsx';
import { Form, Submit, type Wrong } from './Form.tsx';
import { useFrame } from './frame.ts';

interface CardProps {
  readonly product: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
}

/** The words a producer writes: story, standards, contact by choice. */
export function TextCard({ product, typed, wrong }: CardProps) {
  const { edit: text } = productPageText(useFrame().lang);
  const field = (name: 'contactName' | 'phone' | 'website', more: object) => (
    <Field name={name} label={text[name]} value={typed[name]} wrong={wrong} {...more} />
  );
  return (
    <Card title={text.text} id="text">
      <Form action={`/producer/products/${product}`} wrong={wrong}>
        <Field
          name="story"
          label={text.story}
          hint={text.storyHint}
          rows={10}
          maxLength={2_000}
          value={typed.story}
          wrong={wrong}
        />
        <Field
          name="standards"
          label={text.standards}
          hint={text.standardsHint}
          rows={3}
          maxLength={400}
          value={typed.standards}
          wrong={wrong}
        />
        <h3>{text.contact}</h3>
        <p class="hint">{text.contactHint}</p>
        {field('contactName', { maxLength: 80, autocomplete: 'name' })}
        {field('phone', { type: 'tel', inputmode: 'tel', maxLength: 20, autocomplete: 'tel' })}
        {wrong?.field === 'phoneConsent' && <p class="wrong">{text.consentNeeded}</p>}
        <CheckField name="phoneConsent" label={text.consent} checked={typed.phoneConsent === '1'} />
        {field('website', { hint: text.websiteHint, inputmode: 'url', maxLength: 200, autocomplete: 'url' })}
        <Submit tone="quiet" name="step" value="save">
          {text.save}
        </Submit>
        <Submit name="step" value="submit">
          {text.submit}
        </Submit>
      </Form>
    </Card>
  );
}

/** The photo of the version being written, and the way to another. */
export function PhotoCard({
  product,
  name,
  photo,
  wrong,
}: Omit<CardProps, 'typed'> & { readonly name: string; readonly photo: PagePhoto | null }) {
  const { edit: text } = productPageText(useFrame().lang);
  return (
    <Card title={text.photo} id="photo">
      {photo ? (
        <img
          class="page-photo"
          src={photoPath(photo.hash)}
          width={photo.width}
          height={photo.height}
          alt={`${text.photoNow}: ${name}`}
        />
      ) : (
        <p>{text.photoNone}</p>
      )}
      <Form action={`/producer/products/${product}/photo`} upload wrong={wrong}>
        <FileField
          name="photo"
          label={text.photo}
          hint={text.photoHint}
          accept="image/jpeg,image/png,image/webp"
          required
          wrong={wrong}
        />
        <Submit>{text.photoSend}</Submit>
      </Form>
      {photo && (
        <Form action={`/producer/products/${product}`}>
          <Submit tone="quiet" name="step" value="drop-photo">
            {text.photoDrop}
          </Submit>
        </Form>
      )}
    </Card>
  );
}

function VariantFields({
  product,
  variant,
  typed,
  wrong,
}: CardProps & { readonly variant: Variant | undefined }) {
  const { edit: text } = productPageText(useFrame().lang);
  const id = variant?.id ?? 'new';
  return (
    <Form action={`/producer/products/${product}/variants`} wrong={wrong}>
      <input type="hidden" name="variant" value={variant?.id ?? ''} />
      <Field
        name="name"
        id={`name-${id}`}
        label={text.variantName}
        value={typed.name ?? variant?.name}
        maxLength={80}
        required
        wrong={wrong}
      />
      <Field
        name="gtin"
        id={`gtin-${id}`}
        label={text.gtin}
        hint={text.gtinHint}
        value={typed.gtin ?? variant?.gtin ?? undefined}
        inputmode="numeric"
        maxLength={14}
        wrong={wrong}
      />
      <Submit tone="quiet">{variant ? text.variantSave : text.variantAdd}</Submit>
    </Form>
  );
}

/** Pack sizes with their GTINs; `typed.variant` says which of them was sent and is shown again. */
export function VariantsCard({
  product,
  variants,
  typed,
  wrong,
}: CardProps & { readonly variants: readonly Variant[] }) {
  const { edit: text } = productPageText(useFrame().lang);
  const again = (id: string) =>
    wrong && (typed.variant ?? '') === id ? { typed, wrong } : { typed: {}, wrong: null };
  return (
    <Card title={text.variants} id="variants">
      <p class="hint">{text.variantsHint}</p>
      {variants.length === 0 && <p>{text.noVariants}</p>}
      {variants.map((variant) => (
        <details key={variant.id} open={again(variant.id).wrong !== null}>
          <summary>
            {variant.name}, {variant.gtin ? `GTIN ${variant.gtin}` : text.noGtin}
          </summary>
          <VariantFields product={product} variant={variant} {...again(variant.id)} />
        </details>
      ))}
      <h3>{text.variantAdd}</h3>
      <VariantFields product={product} variant={undefined} {...again('')} />
    </Card>
  );
}
