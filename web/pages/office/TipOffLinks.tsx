import type { ComponentChildren } from 'preact';
import type { LinkedNoun } from '#core/tipOff';
import { addressOf } from '../../address.ts';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import { officeTipOffsText } from '../../text/tipOffs.ts';
import { actPath, may } from './TipOffWork.tsx';
import type { TipOffPageProps } from './tipOffShown.ts';

/** Where each thing that a tip-off has to do with is shown. */
export const WAYS: Readonly<Record<LinkedNoun, (id: string) => string>> = {
  stamp: (id) => addressOf('/office/stamps', { q: id }),
  signal: (id) => `/office/signals/${encodeURIComponent(id)}`,
  inspection: (id) => `/office/inspections/${encodeURIComponent(id)}`,
};

function LinkForm({
  props: { tipOff },
  to,
  children,
}: {
  readonly props: TipOffPageProps;
  readonly to: LinkedNoun;
  readonly children: ComponentChildren;
}) {
  return (
    <Form action={actPath(tipOff.id, 'links')}>
      <input type="hidden" name="to" value={to} />
      {children}
    </Form>
  );
}

function SignalLink(props: TipOffPageProps) {
  const text = officeTipOffsText(props.frame.lang);
  if (props.linkable.signal === null) return null;
  return (
    <LinkForm props={props} to="signal">
      <input type="hidden" name="linked" value={props.linkable.signal} />
      <Submit tone="quiet">{text.linkSignal}</Submit>
    </LinkForm>
  );
}

function InspectionLink(props: TipOffPageProps) {
  const text = officeTipOffsText(props.frame.lang);
  const { inspections } = props.linkable;
  if (inspections.length === 0) return null;
  const options = inspections.map(({ id, shop, day, inspector }) => ({
    value: id,
    label: [shop, formatDay(day), inspector].join(' · '),
  }));
  return (
    <LinkForm props={props} to="inspection">
      <SelectField
        id="linked-inspection"
        name="linked"
        label={text.linkInspection}
        options={options}
        required
      />
      <Submit tone="quiet">{text.link}</Submit>
    </LinkForm>
  );
}

function StampLink(props: TipOffPageProps) {
  const text = officeTipOffsText(props.frame.lang);
  const { values, wrong } = props;
  const isMeant = values.to === 'stamp';
  return (
    <LinkForm props={props} to="stamp">
      <Field
        id="linked-stamp"
        name="linked"
        label={text.linkStamp}
        hint={text.linkedHint}
        value={isMeant ? values.linked : undefined}
        wrong={isMeant ? wrong : null}
        maxLength={512}
        required
      />
      <Submit tone="quiet">{text.link}</Submit>
    </LinkForm>
  );
}

/** What a tip-off is linked to, by name, and what it may be linked to. */
export function TipOffLinks(props: TipOffPageProps) {
  const { frame, links, values, wrong } = props;
  const text = officeTipOffsText(frame.lang);
  return (
    <Card title={text.links} id="links">
      {links.length === 0 && <p>{text.noLinks}</p>}
      <ul class="plain">
        {links.map(({ noun, nounId, name, by, at }) => (
          <li key={`${noun} ${nounId}`}>
            {text.nouns[noun]} <a href={WAYS[noun](nounId)}>{name}</a>{' '}
            <span class="soft">{fill(text.linkedBy, { by, at: formatInstant(at) })}</span>
          </li>
        ))}
      </ul>
      {wrong && values.to !== 'stamp' && ['linked', 'to'].includes(wrong.field ?? '') && (
        <p class="wrong">{wrong.said.detail}</p>
      )}
      {may(props) && (
        <>
          <SignalLink {...props} />
          <InspectionLink {...props} />
          <StampLink {...props} />
        </>
      )}
    </Card>
  );
}
