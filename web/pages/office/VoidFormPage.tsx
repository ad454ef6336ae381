import { addressOf } from '../../address.ts';
import { fill } from '../../fill.ts';
import { Effects, type Foreseen } from '../../parts/office/Effects.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { IdRange } from '../../parts/portal/IdRange.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { formatNumber } from '../../refusalText.ts';
import { stampsText } from '../../text/stamps.ts';

/** Which of the two ways stamps are stopped. */
export type Stop = 'void' | 'recall';

/** The stamps meant, as the address names them and as a person reads them. */
export interface MeantStamps {
  readonly by: 'product' | 'lot' | 'batch' | 'range';
  readonly given: Readonly<Record<string, string>>;
  readonly product: string;
  readonly lot: string | null;
  /** What people call the batch they lie in. */
  readonly batch: string;
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly sample: boolean;
  /** How many would stop. */
  readonly count: number;
}

interface VoidFormPageProps {
  readonly frame: PortalFrame;
  readonly stop: Stop;
  /** Null while nobody named any stamps. */
  readonly meant: MeantStamps | null;
  readonly foreseen: Foreseen | null;
  /** What was typed, kept where something was wrong. */
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}

const PATHS: Readonly<Record<Stop, string>> = { void: '/office/voids/new', recall: '/office/recalls/new' };

/** First and last stamp, asked by GET: what would stop is shown before anything is prepared. */
function RangeFilter({ frame, stop, meant, typed, wrong }: VoidFormPageProps) {
  const text = stampsText(frame.lang);
  return (
    <Filters action={PATHS[stop]} label={text.pickTitle}>
      {meant?.given.batch && <input type="hidden" name="batch" value={meant.given.batch} />}
      <Field
        name="first"
        label={text.first}
        value={meant?.given.first ?? typed.first ?? ''}
        inputmode="numeric"
        maxLength={40}
        wrong={wrong}
        required
      />
      <Field
        name="last"
        label={text.last}
        value={meant?.given.last ?? typed.last ?? ''}
        inputmode="numeric"
        maxLength={40}
        wrong={wrong}
        required
      />
      <Submit tone="quiet">{text.showEffects}</Submit>
    </Filters>
  );
}

function Why({ frame, stop, typed, wrong }: VoidFormPageProps) {
  const text = stampsText(frame.lang);
  if (stop === 'recall') {
    return (
      <>
        <Field
          name="danger"
          label={text.danger}
          hint={text.dangerHint}
          value={typed.danger}
          maxLength={300}
          wrong={wrong}
          required
        />
        <Field
          name="reason"
          label={text.basis}
          hint={text.basisHint}
          value={typed.reason}
          maxLength={300}
          wrong={wrong}
          required
        />
      </>
    );
  }
  const causes = Object.entries(text.causes).map(([value, label]) => ({ value, label }));
  return (
    <>
      <SelectField
        name="cause"
        label={text.cause}
        value={typed.cause}
        options={causes}
        wrong={wrong}
        required
      />
      <Field
        name="reason"
        label={text.reasonLabel}
        hint={text.reasonHint}
        value={typed.reason}
        maxLength={300}
        wrong={wrong}
        required
      />
      <Field
        name="grounds"
        label={text.basis}
        hint={text.basisHint}
        value={typed.grounds}
        maxLength={300}
        wrong={wrong}
      />
    </>
  );
}

function Prepare(props: VoidFormPageProps & { readonly meant: MeantStamps }) {
  const { frame, stop, meant, foreseen, wrong } = props;
  const text = stampsText(frame.lang);
  const count = formatNumber(frame.lang, meant.count);
  const button = stop === 'void' ? text.prepareVoid : text.prepareRecall;
  const values = { product: meant.product, lot: meant.lot ?? '', batch: meant.batch };
  const isOne = meant.by === 'range' && meant.first === meant.last;
  const canPrepare = foreseen !== null && 'effects' in foreseen;
  return (
    <>
      <Card title={text.meant}>
        <p>
          <b>{fill(text.meantBy[isOne ? 'stamp' : meant.by], values)}</b>
        </p>
        {meant.first !== '' && (
          <p>
            <IdRange first={meant.first} last={meant.last} />
          </p>
        )}
        {meant.by === 'batch' && (
          <p>
            <a href={addressOf(PATHS[stop], { batch: meant.id, first: meant.first, last: meant.last })}>
              {text.changeRange}
            </a>
          </p>
        )}
        {meant.by === 'range' && <RangeFilter {...props} />}
      </Card>
      {foreseen && <Effects foreseen={foreseen} />}
      {canPrepare && (
        <Form action={PATHS[stop]} wrong={wrong}>
          {Object.entries(meant.given).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Why {...props} />
          <Submit tone="danger">{fill(button, { count })}</Submit>
        </Form>
      )}
    </>
  );
}

/** Stopping stamps, prepared by one person: what would stop is told first, and another approves it. */
export function VoidFormPage(props: VoidFormPageProps) {
  const { frame, stop, meant } = props;
  const text = stampsText(frame.lang);
  const [title, lead] =
    stop === 'void' ? [text.voidTitle, text.voidLead] : [text.recallTitle, text.recallLead];
  return (
    <PortalShell
      frame={frame}
      title={title}
      lead={lead}
      up={{ path: '/office/stamps', label: text.up }}
      sample={meant?.sample ?? false}
      narrow
    >
      {meant ? (
        <Prepare {...props} meant={meant} />
      ) : (
        <Card title={text.pickTitle}>
          <p class="hint">{text.pickLead}</p>
          {props.wrong && props.wrong.field === null && <p class="wrong">{props.wrong.said.detail}</p>}
          <RangeFilter {...props} />
          <p>
            <a href="/office/stamps">{text.title}</a>
          </p>
        </Card>
      )}
    </PortalShell>
  );
}
