import { DECISION_KINDS } from '#core/decision';
import type { Proposal } from '#core/proposal';
import { fill } from '../../fill.ts';
import { type DraftContent, LinesTable } from '../../parts/office/DecisionContent.tsx';
import { Effects, type Foreseen } from '../../parts/office/Effects.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Field, FileField, SelectField } from '../../parts/portal/Field.tsx';
import { ButtonLink, Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { decisionsText } from '../../text/decisions.ts';
import { proposalsText } from '../../text/proposals.ts';
import { DropForm } from './ProposalPage.tsx';

/** What is wrong with one part of the page: its form shows it, the others do not. */
export interface DraftWrong {
  readonly part: 'heading' | 'file' | 'sheet' | 'submission';
  readonly wrong: Wrong;
}

interface DraftPageProps {
  readonly frame: PortalFrame;
  readonly proposal: Proposal;
  readonly content: DraftContent;
  readonly authorities: readonly string[];
  readonly foreseen: Foreseen | null;
  readonly wrong?: DraftWrong | undefined;
}

function pathOf({ id }: Pick<Proposal, 'id'>): string {
  return `/office/drafts/${id}`;
}

function Revision({ proposal }: { readonly proposal: Pick<Proposal, 'revision'> }) {
  return <input type="hidden" name="revision" value={proposal.revision} />;
}

function wrongIn({ wrong }: DraftPageProps, part: DraftWrong['part']): Wrong | null {
  return wrong?.part === part ? wrong.wrong : null;
}

function Heading(props: DraftPageProps) {
  const { frame, proposal, content, authorities } = props;
  const text = decisionsText(frame.lang);
  const { heading } = content;
  const wrong = wrongIn(props, 'heading');
  const kinds = DECISION_KINDS.map((value) => ({ value, label: text.kinds[value] }));
  return (
    <Card title={text.heading} id="heading">
      <Form action={pathOf(proposal)} wrong={wrong}>
        <Revision proposal={proposal} />
        <input type="hidden" name="act" value="heading" />
        <SelectField
          name="kind"
          label={text.kind}
          value={heading.kind}
          options={kinds}
          wrong={wrong}
          required
        />
        <Field
          name="authority"
          label={text.authority}
          hint={text.authorityHint}
          value={heading.authority}
          list="authorities"
          wrong={wrong}
          required
        />
        <datalist id="authorities">
          {authorities.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Field name="number" label={text.number} value={heading.number} wrong={wrong} required />
        <Field
          name="signed"
          label={text.signed}
          hint={text.dayHint}
          value={heading.signed}
          wrong={wrong}
          required
        />
        <Field
          name="inForce"
          label={text.inForce}
          hint={text.inForceHint}
          value={heading.inForce}
          wrong={wrong}
        />
        <Submit tone="quiet">{text.save}</Submit>
      </Form>
    </Card>
  );
}

function Lines({ frame, proposal, content }: DraftPageProps) {
  const text = decisionsText(frame.lang);
  const kinds = DECISION_KINDS.map((value) => ({ value, label: text.kinds[value] }));
  const edit = (place: number) => (
    <ButtonLink href={`${pathOf(proposal)}?line=${place}`} tone="quiet">
      {fill(text.editOne, { line: String(place) })}
    </ButtonLink>
  );
  return (
    <Card title={text.lines} id="lines">
      <LinesTable lines={content.lines} act={edit} />
      <form class="filters" method="get" action={pathOf(proposal)}>
        <input type="hidden" name="line" value="new" />
        <SelectField
          name="kind"
          id="line-kind"
          label={text.kind}
          value={content.heading.kind}
          options={kinds}
          required
        />
        <Submit tone="quiet">{text.addLine}</Submit>
      </form>
    </Card>
  );
}

function SignedFile(props: DraftPageProps) {
  const { frame, proposal, content } = props;
  const text = decisionsText(frame.lang);
  const { file } = content;
  const wrong = wrongIn(props, 'file');
  return (
    <Card title={text.file} id="file">
      {file ? (
        <Facts
          rows={[
            [text.file, <a href={`/office/proposals/${proposal.id}/file`}>{file.name}</a>],
            [text.hash, <span class="id">{file.hash}</span>],
          ]}
        />
      ) : (
        <p>{text.fileNone}</p>
      )}
      <Form action={`${pathOf(proposal)}/file`} upload wrong={wrong}>
        <Revision proposal={proposal} />
        <FileField
          name="file"
          label={text.file}
          hint={text.fileHint}
          accept=".pdf,application/pdf"
          required
        />
        <Submit tone="quiet">{file ? text.replace : text.attach}</Submit>
      </Form>
    </Card>
  );
}

function FromSheet(props: DraftPageProps) {
  const { frame, proposal } = props;
  const text = decisionsText(frame.lang);
  return (
    <Card title={text.sheet} id="sheet">
      <Form action={`${pathOf(proposal)}/sheet`} upload wrong={wrongIn(props, 'sheet')}>
        <FileField name="sheet" label={text.sheet} hint={text.sheetHint} accept=".csv,.xlsx" required />
        <Submit tone="quiet">{text.look}</Submit>
      </Form>
    </Card>
  );
}

function Submission(props: DraftPageProps) {
  const { frame, proposal, foreseen } = props;
  const text = proposalsText(frame.lang);
  const wrong = wrongIn(props, 'submission');
  const ready = foreseen !== null && 'effects' in foreseen;
  if (!ready && !wrong) return null;
  return (
    <Card title={text.submit}>
      <Form action={`/office/proposals/${proposal.id}/submission`} wrong={wrong}>
        <Revision proposal={proposal} />
        <Submit>{text.submit}</Submit>
      </Form>
    </Card>
  );
}

/** A decision being prepared: its own fields, its lines, its signed file, and what approving it would do. */
export function DraftPage(props: DraftPageProps) {
  const { frame, proposal, foreseen } = props;
  const [text, about] = [decisionsText(frame.lang), proposalsText(frame.lang)];
  const up = { path: '/office/decisions', label: text.title };
  const { decidedReason, state } = proposal;
  return (
    <PortalShell frame={frame} title={proposal.title || text.new} up={up}>
      {state === 'refused' && decidedReason !== null && (
        <Notice tone="warning">{fill(about.returned, { reason: decidedReason })}</Notice>
      )}
      {state === 'waiting' && <Notice tone="notice">{about.takeBack}</Notice>}
      <Heading {...props} />
      <Lines {...props} />
      <FromSheet {...props} />
      <SignedFile {...props} />
      {foreseen && <Effects foreseen={foreseen} />}
      {state !== 'waiting' && <Submission {...props} />}
      <DropForm frame={frame} proposal={proposal} path={`/office/proposals/${proposal.id}`} />
    </PortalShell>
  );
}
