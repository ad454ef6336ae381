import type { z } from 'zod';
import type { Effect, ProposalKind } from '#core/proposal';
import type { Write } from '#db/commit';
import type { Deps } from '../deps.ts';

/** What an approval would do, in words for who approves and in writes for the one commit. */
export interface ProposalPlan {
  readonly effects: readonly Effect[];
  readonly writes: readonly Write[];
  /** What comes of it: the id of the decision, batch or page that the writes make. */
  readonly resultId: string | null;
}

/** The proposal that is planned: its id, and who prepared it where that is known. */
export interface Planned {
  readonly id: string;
  readonly preparedBy?: string | undefined;
}

/** How one kind of proposal is read and planned; `plan` refuses by code whatever may not be put in force. */
export interface ProposalRule<Input> {
  readonly kind: ProposalKind;
  readonly form: z.ZodType<Input>;
  readonly plan: (deps: Deps, input: Input, proposal: Planned) => Promise<ProposalPlan>;
}
