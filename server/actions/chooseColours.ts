import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { setSetting } from '#db/settings';
import { contrastWithWhite, LEAST_CONTRAST } from '#labels/marks/colours';
import type { Deps } from '../deps.ts';
import type { ChooseColours } from '../forms/mark.ts';
import { findColours } from '../marks/colours.ts';

/** The first stands on shapes, the second on words too. */
const LEAST = { first: LEAST_CONTRAST.shape, second: LEAST_CONTRAST.text } as const;

function refusePale(field: keyof typeof LEAST, colour: string): void {
  const contrast = contrastWithWhite(colour);
  const least = LEAST[field];
  // Rounded down: 4.499 is not said to be 4.5.
  const said = Math.floor(contrast * 10) / 10;
  if (contrast < least) throw new Refusal('colour-too-pale', { field, colour, contrast: said, least });
}

/**
 * Chooses the office's two colours for the stamps of those who print in colour; a QR is always black on white. What
 * was so already writes nothing. Throws `colour-too-pale` for one that white paper swallows, `not-permitted` where
 * the scope is not the whole office.
 */
export async function chooseColours(
  deps: Deps,
  scope: Scope,
  { first, second }: ChooseColours,
): Promise<void> {
  if (!scope.all) throw new Refusal('not-permitted');
  refusePale('first', first);
  refusePale('second', second);
  const known = await findColours(deps.db);
  if (known?.first === first && known.second === second) return;

  const before = known ? { firstColour: known.first, secondColour: known.second } : null;
  const after = { firstColour: first, secondColour: second };
  const event = { at: deps.now(), actor: deps.actor, verb: 'set', noun: 'colours', nounId: 'office' };
  await commit(deps.db, [
    setSetting('colours', JSON.stringify({ first, second })),
    writeEvent({ ...event, before, after }),
  ]);
}
