import type { Batch } from '#core/batch';
import type { ScanAnswer } from '#core/sighting';
import type { Deps } from '../deps.ts';
import { newId } from '../deps.ts';
import type { Look } from '../scans/look.ts';
import { recordLooks } from '../scans/lookRecording.ts';
import { makeMarks } from '../scans/marks.ts';
import { parseNetworks } from '../scans/networks.ts';

const HOUR_MS = 3_600_000;

/** Lines of made-up houses, in address space that no provider hands out. */
const LINES = [
  'prefix,kind,province',
  '10.1.0.0/16,fixed,01',
  '10.48.0.0/16,fixed,48',
  '10.79.0.0/16,fixed,79',
  '10.92.0.0/16,fixed,92',
  '10.200.0.0/16,mobile,',
].join('\n');

/** Somebody's look at a place of the batch, so many hours ago; what they pressed afterwards. */
type DemoLook = readonly [place: number, hoursAgo: number, network: string, answer?: ScanAnswer];

/** One stamp that turned up in four provinces, one whose picture went round, and a few ordinary ones. */
const LOOKS: readonly DemoLook[] = [
  [7, 150, '10.1.11', 'bought'],
  [7, 148, '10.200.3'],
  [7, 121, '10.48.20', 'bought'],
  [7, 97, '10.79.30', 'bought'],
  [7, 96, '10.79.31'],
  [7, 73, '10.1.12', 'held'],
  [7, 50, '10.92.40', 'bought'],
  [7, 49, '10.200.4'],
  [7, 26, '10.79.33', 'bought'],
  [7, 5, '10.48.21'],
  [8, 60, '10.1.50', 'photo'],
  [8, 59, '10.79.51', 'photo'],
  [8, 58, '10.48.52', 'photo'],
  [8, 40, '10.92.53', 'photo'],
  [8, 20, '10.79.54', 'photo'],
  [1, 90, '10.1.60', 'bought'],
  [2, 80, '10.200.61'],
  [2, 79, '10.1.62', 'bought'],
  [3, 30, '10.92.63'],
];

function looksOf(
  batch: Batch,
  now: number,
  [place, hoursAgo, network, answer]: DemoLook,
  index: number,
): Look[] {
  const at = now - hoursAgo * HOUR_MS;
  const agent = `Mozilla/5.0 (Linux; Android ${10 + (index % 5)}; sample) Chrome/${120 + index} Mobile`;
  const look: Look = {
    ...{ keyNumber: batch.keyNumber, serial: batch.first + place, at, asker: { network, agent } },
    ...{ robot: false, token: undefined, proven: true, commune: null, pinShown: false },
    shown: { origin: 'signed', headline: 'in-force' },
    answer: null,
  };
  return answer ? [look, { ...look, at: at + 20_000, shown: null, answer }] : [look];
}

/** Looks of made-up shoppers at stamps of one batch, counted as a server counts them: one stamp ends in an alarm. */
export async function loadDemoSights(deps: Deps, batch: Batch): Promise<void> {
  const counting = {
    db: deps.db,
    marks: makeMarks(deps.secret),
    networks: parseNetworks(LINES),
    newId: (prefix: string) => newId(deps, prefix),
  };
  const looks = LOOKS.flatMap((look, index) => looksOf(batch, deps.now(), look, index));
  for (const look of looks.sort((a, b) => a.at - b.at)) await recordLooks(counting, [look]);
}
