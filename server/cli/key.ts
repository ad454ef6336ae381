import { Command } from 'commander';
import { keyStateAt } from '#core/key';
import { LAST_SERIAL } from '#core/stampId';
import { listKeys } from '#db/keys';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { declareCompromise } from '../actions/declareCompromise.ts';
import { retireKey } from '../actions/retireKey.ts';
import { rotateKey } from '../actions/rotateKey.ts';
import { parseForm } from '../forms/form.ts';
import { compromiseKeyForm, keyForm, rotateKeyForm } from '../forms/key.ts';
import type { Does, Run } from './shell.ts';

function isoOrNull(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

async function listed(run: Run) {
  const { db, now } = await run.open();
  const keys = await listKeys(db);
  const document = keys.map((key) => ({
    key: key.number,
    kid: key.kid,
    state: keyStateAt(key, now()),
    createdAt: isoOrNull(key.createdAt),
    retiredAt: isoOrNull(key.retiredAt),
    compromisedAt: isoOrNull(key.compromisedAt),
    nextSerial: key.nextSerial,
    serialsLeft: LAST_SERIAL - key.nextSerial + 1,
  }));
  const lines = document.map((key) => `${key.key}  ${key.state.padEnd(11)}  ${key.nextSerial}  ${key.kid}`);
  return { document, lines };
}

async function rotated(run: Run, number: unknown) {
  const input = parseForm(rotateKeyForm, { number });
  const key = await rotateKey(await run.open(), input);
  const line = fill(cliText(run.lang).keyRotated, { key: key.number, kid: key.kid });
  return { document: { key: key.number, kid: key.kid, state: 'active' }, lines: [line] };
}

async function retired(run: Run, number: string) {
  const input = parseForm(keyForm, { number });
  await retireKey(await run.open(), input.number);
  const line = fill(cliText(run.lang).keyRetired, { key: input.number });
  return { document: { key: input.number, state: 'retired' }, lines: [line] };
}

async function compromised(run: Run, number: string, since: unknown) {
  const input = parseForm(compromiseKeyForm, { number, since });
  const instant = new Date(await declareCompromise(await run.open(), input)).toISOString();
  const line = fill(cliText(run.lang).keyCompromised, { key: input.number, since: instant });
  return { document: { key: input.number, state: 'compromised', since: instant }, lines: [line] };
}

/** `key list|rotate|retire|compromise`. */
export function keyCommand(does: Does): Command {
  const list = does(new Command('list').description('keys and their states'), listed);
  const rotate = new Command('rotate')
    .option('--number <key>', 'a number greater than any ever used, where the register forgot')
    .description('make the next key; the old one only verifies');
  does(rotate, (run, options) => rotated(run, options.number));
  const retire = new Command('retire').argument('<key>').description('end a key: it signs no more');
  does(retire, (run, _options, [number = '']) => retired(run, number));
  const compromise = new Command('compromise')
    .argument('<key>')
    .option('--since <instant>', 'ISO 8601; from then on nothing of this key counts')
    .description('declare that a key may be in other hands');
  does(compromise, (run, options, [number = '']) => compromised(run, number, options.since));
  const noun = new Command('key').description('signing keys');
  return [list, rotate, retire, compromise].reduce((all, one) => all.addCommand(one), noun);
}
