import { isOpen, type Proposal } from '#core/proposal';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { DecisionContent, type DraftContent } from '../../parts/office/DecisionContent.tsx';
import { Effects, type Foreseen } from '../../parts/office/Effects.tsx';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { CheckField, Field } from '../../parts/portal/Field.tsx';
import { ButtonLink, Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { proposalsText } from '../../text/proposals.ts';
import type { Lang } from '../../text.ts';
import { sayTyped } from '../../typed.ts';
import { STATE_TONES } from './ProposalsPage.tsx';

/** What is proposed: a decision by its fields and lines, anything else by names and values. */
export type ProposalContent =
  | { readonly decision: DraftContent }
  | { readonly values: readonly (readonly [name: string, value: string])[] };

interface ProposalPageProps {
  readonly frame: PortalFrame;
  readonly proposal: Proposal;
  readonly people: { readonly preparer: string; readonly decider: string | null };
  readonly content: ProposalContent;
  /** Null once it is decided: what it did is in the register. */
  readonly foreseen: Foreseen | null;
  /** Names what is foreseen, so that nothing else is approved. */
  readonly seen?: string | undefined;
  readonly isOwn: boolean;
  readonly mayApprove: boolean;
  readonly resultHref: string | null;
  /** The sign of copying that a void or recall of one stamp answers. */
  readonly signalHref: string | null;
  readonly events: readonly ShownEvent[];
  readonly wrong?: Wrong | undefined;
  /** The reason as typed, where sending back went wrong. */
  readonly reason?: string | undefined;
}

function Summary({ frame, proposal, people }: ProposalPageProps) {
  const text = proposalsText(frame.lang);
  const { state, kind, submittedAt, decidedAt, decidedReason } = proposal;
  return (
    <Facts
      rows={[
        [text.state, <Badge tone={STATE_TONES[state]}>{text.states[state]}</Badge>],
        [text.kind, text.kinds[kind]],
        [text.preparedBy, people.preparer],
        [text.preparedAt, formatInstant(proposal.preparedAt)],
        [text.submittedAt, submittedAt === null ? null : formatInstant(submittedAt)],
        [text.decidedBy, people.decider],
        [text.decidedAt, decidedAt === null ? null : formatInstant(decidedAt)],
        [text.reason, decidedReason],
        [text.revision, proposal.revision],
      ]}
    />
  );
}

/** A value in words: one of a closed list, else as people write what was typed. */
function said(lang: Lang, name: string, value: string): string {
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = proposalsText(lang).choices;
  return choices[name]?.[value] ?? sayTyped(lang, name, value);
}

function Content({ frame, content, proposal }: ProposalPageProps) {
  const text = proposalsText(frame.lang);
  const names: Readonly<Record<string, string>> = text.inputs;
  return (
    <Card title={text.content}>
      {'decision' in content ? (
        <DecisionContent content={content.decision} fileHref={`/office/proposals/${proposal.id}/file`} />
      ) : (
        <Facts
          rows={content.values.map(([name, value]) => [names[name] ?? name, said(frame.lang, name, value)])}
        />
      )}
      {proposal.kind === 'register-import' && (
        <p>
          <ButtonLink href={`/office/proposals/${proposal.id}/file`} tone="quiet">
            {text.download}
          </ButtonLink>
        </p>
      )}
      {proposal.kind === 'product-page' && (
        <p>
          <ButtonLink href={`/office/proposals/${proposal.id}/preview`} tone="quiet">
            {text.preview}
          </ButtonLink>
        </p>
      )}
    </Card>
  );
}

function Deciding({ frame, proposal, foreseen, seen, wrong, reason }: ProposalPageProps) {
  const text = proposalsText(frame.lang);
  const path = `/office/proposals/${proposal.id}`;
  const revision = <input type="hidden" name="revision" value={proposal.revision} />;
  const general = wrong?.field ? null : wrong;
  return (
    <>
      {foreseen && 'effects' in foreseen && (
        <Card title={text.approveTitle}>
          <Form action={`${path}/approval`} wrong={general}>
            {revision}
            {seen && <input type="hidden" name="seen" value={seen} />}
            <CheckField name="read" label={text.confirm} required />
            <Submit>{text.approve}</Submit>
          </Form>
        </Card>
      )}
      <Card title={text.refuseTitle}>
        <Form action={`${path}/refusal`} wrong={foreseen && 'effects' in foreseen ? null : general}>
          {revision}
          <Field
            name="reason"
            label={text.reason}
            hint={text.refuseHint}
            value={reason}
            wrong={wrong}
            required
          />
          <Submit tone="danger">{text.refuse}</Submit>
        </Form>
      </Card>
    </>
  );
}

function Own({ frame, proposal }: ProposalPageProps) {
  const text = proposalsText(frame.lang);
  const path = `/office/proposals/${proposal.id}`;
  const isDecision = proposal.kind === 'decision';
  return (
    <>
      {proposal.state === 'waiting' && <Notice tone="notice">{text.own}</Notice>}
      {isDecision && (
        <p>
          <ButtonLink href={`/office/drafts/${proposal.id}`} tone="quiet">
            {proposal.state === 'waiting' ? text.takeBack : text.edit}
          </ButtonLink>
        </p>
      )}
      <DropForm frame={frame} proposal={proposal} path={path} />
    </>
  );
}

/** Gives up one's own proposal, naming what is given up. */
export function DropForm({
  frame,
  proposal,
  path,
}: {
  readonly frame: PortalFrame;
  readonly proposal: Pick<Proposal, 'id' | 'title' | 'revision'>;
  readonly path: string;
}) {
  const text = proposalsText(frame.lang);
  return (
    <Card title={text.dropTitle}>
      <Form action={`${path}/dropping`}>
        <input type="hidden" name="revision" value={proposal.revision} />
        <p>{fill(text.dropLead, { title: proposal.title || proposal.id })}</p>
        <Submit tone="danger">{text.drop}</Submit>
      </Form>
    </Card>
  );
}

/** One act that a person prepared: what it is, what it would do, and the two ways to decide. */
export function ProposalPage(props: ProposalPageProps) {
  const { frame, proposal, foreseen, isOwn, mayApprove, events, resultHref, signalHref } = props;
  const text = proposalsText(frame.lang);
  const up = { path: '/office/proposals', label: text.title };
  return (
    <PortalShell frame={frame} title={proposal.title || text.kinds[proposal.kind]} up={up}>
      <Summary {...props} />
      {resultHref && (
        <p>
          <ButtonLink href={resultHref}>{text.result}</ButtonLink>
        </p>
      )}
      <Content {...props} />
      {signalHref && (
        <p>
          <a href={signalHref}>{text.signal}</a>
        </p>
      )}
      {foreseen && <Effects foreseen={foreseen} />}
      {isOwn && isOpen(proposal) && <Own {...props} />}
      {!isOwn && mayApprove && proposal.state === 'waiting' && <Deciding {...props} />}
      <Card title={text.history}>
        <EventList events={events} lang={frame.lang} />
      </Card>
    </PortalShell>
  );
}
