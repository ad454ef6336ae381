import type { ProposalKind } from '#core/proposal';
import { fill } from '#web/fill.ts';
import { producersText } from '#web/text/producers.ts';
import type { Lang } from '#web/text.ts';
import { parseForm } from '../forms/form.ts';
import { renameProducerForm, succeedProducerForm } from '../forms/producer.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A proposal ready for `propose`, which sends it to the approvers. */
interface Prepared {
  readonly kind: ProposalKind;
  readonly noun: string;
  readonly nounId: string;
  readonly producerId: string;
  readonly title: string;
  readonly input: unknown;
  readonly submit: true;
}

function prepared({ id }: Named, title: string, input: unknown): Prepared {
  return { kind: 'producer', noun: 'producer', nounId: id, producerId: id, title, input, submit: true };
}

/** The proposal of a new name; throws what its form throws. */
export function renamingOf(lang: Lang, producer: Named, typed: unknown): Prepared {
  const input = parseForm(renameProducerForm, typed);
  const title = fill(producersText(lang).renameTitle, { from: producer.name, to: input.name });
  return prepared(producer, title, input);
}

/** The proposal that another producer carries one on; throws what its form throws. */
export function successionOf(lang: Lang, producer: Named, successor: Named, typed: unknown): Prepared {
  const input = parseForm(succeedProducerForm, typed);
  const title = fill(producersText(lang).succeedTitle, { from: producer.name, to: successor.name });
  return prepared(producer, title, input);
}
