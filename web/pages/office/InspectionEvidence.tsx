import { type DrawnSignature, SIGNATURE_FIELD } from '#core/report';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { formatNumber } from '../../refusalText.ts';
import { inspectionsText } from '../../text/inspections.ts';
import type { Lang } from '../../text.ts';
import type { InspectionShown, PhotoShown } from './inspectionShown.ts';

interface PhotoProps {
  readonly lang: Lang;
  readonly inspection: string;
  readonly photo: PhotoShown;
  readonly number: number;
}

function Photo({ lang, inspection, photo, number }: PhotoProps) {
  const text = inspectionsText(lang);
  const { hash, at, size, receivedAt } = photo;
  const path = `/office/inspections/${inspection}`;
  const taken = { at: formatInstant(at), size: formatNumber(lang, Math.ceil(size / 1024)) };
  return (
    <li>
      {receivedAt === null ? (
        <p class="soft">{text.photoWaiting}</p>
      ) : (
        <img
          src={`${path}/photos/${hash}.webp`}
          alt={fill(text.photoAlt, { number: String(number) })}
          loading="lazy"
        />
      )}
      <p>
        {fill(text.photoAt, taken)}
        {receivedAt !== null && (
          <>
            {' · '}
            <a href={`${path}/photos/${hash}/original`} download>
              {text.photoOriginal}
            </a>
          </>
        )}
      </p>
      <code class="hash">{hash}</code>
    </li>
  );
}

/** The photos of an inspection, small, with their hashes; the originals as they were sent are a press away. */
export function InspectionPhotos({
  lang,
  inspection,
}: {
  readonly lang: Lang;
  readonly inspection: InspectionShown;
}) {
  const text = inspectionsText(lang);
  return (
    <Card title={text.photosTitle} id="photos">
      {inspection.photos.length === 0 && <p class="soft">{text.photosEmpty}</p>}
      <ul class="evidence">
        {inspection.photos.map((photo, index) => (
          <Photo key={photo.hash} lang={lang} inspection={inspection.id} photo={photo} number={index + 1} />
        ))}
      </ul>
    </Card>
  );
}

const lineOf = (points: readonly (readonly number[])[]) =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** A signature as it was drawn. */
export function SignatureCard({
  lang,
  signature,
}: {
  readonly lang: Lang;
  readonly signature: DrawnSignature | null;
}) {
  const text = inspectionsText(lang);
  if (!signature) {
    return (
      <Card title={text.signature}>
        <p class="soft">{text.signatureNone}</p>
      </Card>
    );
  }
  const { name, strokes } = signature;
  return (
    <Card title={text.signature}>
      <p>{fill(text.signatureBy, { name })}</p>
      <svg
        class="drawn-signature"
        viewBox={`0 0 ${SIGNATURE_FIELD.width} ${SIGNATURE_FIELD.height}`}
        role="img"
        aria-label={fill(text.signatureAlt, { name })}
      >
        <path d={strokes.map(lineOf).join('')} fill="none" stroke="currentColor" stroke-width="4" />
      </svg>
    </Card>
  );
}
