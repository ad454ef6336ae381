import type { Authority, Star } from '#core/authority';
import type { Day, Instant } from '#core/day';
import type { Decision } from '#core/decision';
import type { Scope } from '#core/permission';
import type { Effect } from '#core/proposal';
import type { Recognition } from '#core/recognition';
import type { Write } from '#db/commit';
import type { RecognitionRow } from '#db/decisionRows';
import { insertLine } from '#db/decisions';
import { writeEvent } from '#db/events';
import { listRecognitions } from '#db/recognitions';
import type { Deps } from '../deps.ts';
import type { DecisionLineInput } from '../forms/decision.ts';

/** A product as lines of a decision speak of it, on record or new. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly producerId: string;
  readonly producerName: string;
}

/** One product among those a decision touches: its recognitions before, and as they would stand after. */
export interface Touched {
  readonly subject: Subject;
  readonly before: readonly Recognition[];
  after: Recognition[];
  /** The last day on which anything of this decision begins for it. */
  from: Day;
}

/** What is planned so far of one decision: writes in order, effects to show, and each product before and after. */
export class DecisionStage {
  readonly writes: Write[] = [];
  readonly effects: Effect[] = [];
  readonly touched = new Map<string, Touched>();
  /** Products and producers that earlier lines of the same decision made or renamed. */
  readonly newProducts = new Map<string, Subject>();
  readonly newProducers = new Map<string, { readonly id: string; readonly name: string }>();
  /** Recognitions that earlier lines of the same decision make, whole. */
  readonly newRecognitions = new Map<string, RecognitionRow>();
  readonly at: Instant;

  constructor(
    readonly deps: Deps,
    readonly authority: Authority,
    readonly decision: Decision,
    readonly today: Day,
    readonly proposalId: string,
    /** What its preparer sees: nothing outside is found by its lines. */
    readonly scope: Scope,
  ) {
    this.at = deps.now();
  }

  tell(tone: Effect['tone'], what: string, values: Effect['values'] = {}): void {
    this.effects.push({ tone, what, values });
  }

  /** The event of one change, beside it in the commit. */
  note(verb: string, noun: string, nounId: string, change: { before?: unknown; after?: unknown }): void {
    this.writes.push(writeEvent({ at: this.at, actor: this.deps.actor, verb, noun, nounId, ...change }));
  }

  /** The line itself, under the number it takes in its decision. */
  writeLine({ id, input: { kind } }: StagedLine, lineNumber: number, productId: string): void {
    this.writes.push(insertLine({ id, decisionId: this.decision.id, lineNumber, productId, kind }));
  }

  /** A product's recognitions as this decision finds them and as it would leave them. */
  async touch(subject: Subject, from: Day): Promise<Touched> {
    const known = this.touched.get(subject.id);
    if (known) {
      if (from > known.from) known.from = from;
      return known;
    }
    const before = await listRecognitions(this.deps.db, subject.id);
    const touched: Touched = { subject, before, after: [...before], from };
    this.touched.set(subject.id, touched);
    return touched;
  }
}

/** One line to plan, with the id and number its row will bear. */
export interface StagedLine {
  readonly input: DecisionLineInput;
  readonly id: string;
  /** As it stands in the form, from 1: what messages point at. */
  readonly place: number;
}

/** A recognition that stands only in the plan yet. */
export function plannedRecognition(
  id: string,
  productId: string,
  facts: { star: Star; validFrom: Day; validTo: Day; signedOn: Day },
): Recognition {
  return { id, productId, withdrawal: null, ...facts };
}
