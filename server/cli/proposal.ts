import { Command } from 'commander';
import { PROPOSAL_STATES, type Proposal } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { findProposal, listProposals } from '#db/proposals';
import { findUser } from '#db/users';
import { formatInstant } from '#web/dates.ts';
import { sayEffect } from '#web/effects.ts';
import { fill } from '#web/fill.ts';
import { proposalsText } from '#web/text/proposals.ts';
import { approveProposal } from '../actions/approveProposal.ts';
import { refuseProposal } from '../actions/refuseProposal.ts';
import { parseForm } from '../forms/form.ts';
import { approveProposalForm, refuseProposalForm } from '../forms/proposal.ts';
import { planProposal } from '../proposals/rules.ts';
import { type Acting, actAs } from './actor.ts';
import type { Does, Outcome, Run } from './shell.ts';

async function proposalSeen({ deps, scope }: Acting, id: string): Promise<Proposal> {
  const found = await findProposal(deps.db, scope, id, deps.actor);
  if (!found) throw new Refusal('not-found', { path: id.slice(0, 80) });
  return found;
}

async function lineOf({ deps }: Acting, run: Run, proposal: Proposal): Promise<string> {
  const text = proposalsText(run.lang);
  const { id, kind, title, state, revision, preparedBy, preparedAt } = proposal;
  const preparer = (await findUser(deps.db, preparedBy))?.name ?? preparedBy;
  const values = { id, title, preparer, at: formatInstant(preparedAt), revision: String(revision) };
  return fill(text.cli.line, { ...values, kind: text.kinds[kind], state: text.states[state] });
}

async function listed(run: Run, options: Record<string, unknown>): Promise<Outcome> {
  const acting = await actAs(await run.open(), options.as, 'proposal:see');
  const state = PROPOSAL_STATES.find((one) => one === options.state);
  if (!state) throw new Refusal('invalid-input', { field: 'state', value: String(options.state) });
  const found = await listProposals(acting.deps.db, acting.scope, { state }, acting.deps.actor);
  const lines = await Promise.all(found.map((proposal) => lineOf(acting, run, proposal)));
  return { document: found, lines: lines.length > 0 ? lines : [proposalsText(run.lang).emptyState] };
}

async function shown(run: Run, options: Record<string, unknown>, id: string): Promise<Outcome> {
  const acting = await actAs(await run.open(), options.as, 'proposal:see');
  const proposal = await proposalSeen(acting, id);
  const isWaiting = proposal.state === 'draft' || proposal.state === 'waiting';
  const effects = isWaiting ? (await planProposal(acting.deps, proposal)).effects : [];
  const said = effects.map((effect) => `  ${sayEffect(run.lang, effect)}`);
  const input = JSON.stringify(proposal.input, null, 2);
  return {
    document: { ...proposal, effects },
    lines: [await lineOf(acting, run, proposal), input, ...said],
  };
}

async function ruled(
  run: Run,
  options: Record<string, unknown>,
  id: string,
  act: (acting: Acting, named: object) => Promise<Proposal>,
): Promise<Outcome> {
  const acting = await actAs(await run.open(), options.as, 'proposal:approve');
  const seen = await proposalSeen(acting, id);
  const proposal = await act(acting, { ...options, proposal: seen.id });
  return { document: proposal, lines: [await lineOf(acting, run, proposal)] };
}

const AS = ['--as <email>', 'who looks or decides: one of the office’s people'] as const;
const REVISION = ['--revision <number>', 'the revision that was seen with `show`'] as const;

/** `proposal list|show|approve|refuse`: what one person prepared, decided by another. */
export function proposalCommand(does: Does): Command {
  const list = new Command('list')
    .description('what waits for an approver')
    .option('--state <state>', PROPOSAL_STATES.join(', '), 'waiting')
    .requiredOption(...AS);
  const show = new Command('show')
    .argument('<proposal>')
    .description('one proposal, and what approving it would do')
    .requiredOption(...AS);
  const approve = new Command('approve')
    .argument('<proposal>')
    .description('put in force what somebody else prepared')
    .requiredOption(...REVISION)
    .requiredOption(...AS);
  const refuse = new Command('refuse')
    .argument('<proposal>')
    .description('send back to who prepared it')
    .requiredOption(...REVISION)
    .requiredOption('--reason <text>', 'what is to be mended')
    .requiredOption(...AS);
  does(list, (run, options) => listed(run, options));
  does(show, (run, options, [id = '']) => shown(run, options, id));
  does(approve, (run, options, [id = '']) =>
    ruled(run, options, id, ({ deps }, named) =>
      approveProposal(deps, parseForm(approveProposalForm, named)),
    ),
  );
  does(refuse, (run, options, [id = '']) =>
    ruled(run, options, id, ({ deps }, named) => refuseProposal(deps, parseForm(refuseProposalForm, named))),
  );
  const proposal = new Command('proposal').description('what one person prepares and another decides');
  for (const command of [list, show, approve, refuse]) proposal.addCommand(command);
  return proposal;
}
