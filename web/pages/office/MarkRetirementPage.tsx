import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { ButtonLink, Form, Submit } from '../../parts/portal/Form.tsx';
import { type PortalFrame, useFrame } from '../../parts/portal/frame.ts';
import { MarkPicture, type ShownMark } from '../../parts/portal/MarkPicture.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { marksText } from '../../text/marks.ts';
import { MARKS_PATH as PATH } from './marks.ts';

/** A mark that may be put out of use, and on whose stamps it stands now. */
export interface RetirementView {
  readonly mark: ShownMark;
  readonly kind: 'ocop' | 'office' | 'producer';
  readonly stars: readonly number[];
  /** The office's own mark that is printed. */
  readonly stands: boolean;
  /** The office's mark that stands when this one is put away. */
  readonly next: string | null;
  /** Whose, of a producer's own. */
  readonly producerName: string | null;
}

function Touches({ kind, stars, stands, next, producerName }: RetirementView) {
  const text = marksText(useFrame().lang).retirement;
  if (kind === 'producer') return <>{fill(text.producer, { name: producerName ?? '' })}</>;
  if (stars.length > 0) return <>{fill(text.stars, { stars: stars.join(', ') })}</>;
  if (!stands) return <>{text.nothing}</>;
  return <>{next === null ? text.office : fill(text.officeNext, { name: next })}</>;
}

/** Asked before a mark is put out of use: what that touches, and what it leaves as it is. */
export function MarkRetirementPage(props: { readonly frame: PortalFrame; readonly view: RetirementView }) {
  const { frame, view } = props;
  const text = marksText(frame.lang);
  const up = { path: PATH, label: text.title };
  const title = fill(text.retirement.title, { name: view.mark.name });
  return (
    <PortalShell frame={frame} title={title} up={up} narrow>
      <Card title={text.retirement.touches}>
        <MarkPicture mark={view.mark} />
        <p>
          <b>
            <Touches {...view} />
          </b>
        </p>
        <p>{text.retireNote}</p>
        <p>{view.kind === 'producer' ? text.retirement.backProducer : text.retirement.back}</p>
        <Form action={`${PATH}/${view.mark.id}/retirement`}>
          <p class="actions">
            <Submit tone="danger">{fill(text.retire, { name: view.mark.name })}</Submit>
            <ButtonLink href={`${PATH}#marks`} tone="quiet">
              {text.retirement.keep}
            </ButtonLink>
          </p>
        </Form>
      </Card>
    </PortalShell>
  );
}
