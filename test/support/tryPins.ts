import type { PinTried } from '#server/actions/tryPin.ts';
import { tryPin } from '#server/actions/tryPin.ts';
import { readConfig } from '#server/config.ts';
import { openDeps } from '#server/openDeps.ts';
import { dice, environment } from '#test/support/register.ts';

// Tries one stamp's PIN many times at once, as one of several servers on one database: folder, instant, what, how often.
const [, , , folder = '', now = '', tried = '', times = ''] = process.argv;
const world = { now: () => Number(now), randomBytes: dice(`máy ${process.pid}`), actor: 'temgoc' };
const deps = await openDeps(world, readConfig(environment(folder)));
const what = JSON.parse(tried) as Omit<PinTried, 'codeSecret'> & { codeSecret: number[] };
const given: PinTried = { ...what, codeSecret: Uint8Array.from(what.codeSecret) };
const answers = await Promise.all(
  Array.from({ length: Number(times) }, () => tryPin(deps, given).then(({ what: said }) => said)),
);
deps.db.close();
process.stdout.write(JSON.stringify(answers));
