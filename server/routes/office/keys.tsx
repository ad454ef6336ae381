import { keyStateAt } from '#core/key';
import { Refusal } from '#core/refusal';
import { LAST_SERIAL } from '#core/stampId';
import { listEvents, type ShownEvent } from '#db/events';
import { readMark } from '#db/highWater';
import { findKeyUseSince, type KeyUse, listKeys, listKeyUse, type StoredKey } from '#db/keys';
import { type CompromiseForeseen, KeyPage } from '#web/pages/office/KeyPage.tsx';
import { type KeyShown, KeysPage } from '#web/pages/office/KeysPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { declareCompromise } from '../../actions/declareCompromise.ts';
import { retireKey } from '../../actions/retireKey.ts';
import { rotateKey } from '../../actions/rotateKey.ts';
import { keyGiven } from '../../finding.ts';
import { parseForm } from '../../forms/form.ts';
import { compromiseKeyForm, keyForm, sinceGiven } from '../../forms/key.ts';
import { formOr, page, sendOn, wrongOf } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

const PATH = '/office/keys';
const NOTHING: KeyUse = { batches: 0, stamps: 0, printed: 0 };

function shownOf({ deps }: Visit, key: StoredKey, use: KeyUse = NOTHING): KeyShown {
  const { number, kid, createdAt, retiredAt, compromisedAt, nextSerial } = key;
  return {
    ...{ number, kid, createdAt, retiredAt, compromisedAt, ...use },
    state: keyStateAt(key, deps.now()),
    used: nextSerial - 1,
    of: LAST_SERIAL,
    mark: { next: readMark(deps.highWater, number).next, counter: nextSerial },
  };
}

async function list(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { deps, frame } = visit;
  const use = await listKeyUse(deps.db);
  const keys = (await listKeys(deps.db)).map((key) => shownOf(visit, key, use.get(key.number)));
  return page(visit, <KeysPage frame={frame} keys={keys} wrong={wrong} />);
}

/** What a compromise since then would do; a time that cannot be read is told, and nothing is foreseen. */
async function foresee({ deps, query }: Visit, key: StoredKey, all: KeyUse): Promise<CompromiseForeseen> {
  const typed = query.since?.trim() ?? '';
  const now = deps.now();
  const since = sinceGiven(typed) ?? now;
  if (since > now) throw new Refusal('invalid-input', { field: 'since', value: typed });
  const after = await findKeyUseSince(deps.db, key.number, since);
  const before = { batches: all.batches - after.batches, stamps: all.stamps - after.stamps };
  return { typed, since, asked: query.since !== undefined, before, after };
}

/** A key's own events; the first one was made when the office was founded. */
async function eventsOf({ deps }: Visit, { number, kid }: StoredKey): Promise<ShownEvent[]> {
  const subjects = [
    { noun: 'key', nounId: number },
    { noun: 'office', nounId: '1' },
  ];
  const isOf = ({ noun, after }: ShownEvent) =>
    noun === 'key' || (typeof after === 'object' && after !== null && 'kid' in after && after.kid === kid);
  return (await listEvents(deps.db, subjects)).filter(isOf);
}

async function show(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { deps, frame, params, query } = visit;
  const { number } = parseForm(keyForm, { number: params.key ?? '' });
  const key = await keyGiven(deps.db, number);
  const all = (await listKeyUse(deps.db)).get(number) ?? NOTHING;
  const active = (await listKeys(deps.db)).filter((one) => keyStateAt(one, deps.now()) === 'active');
  const common = {
    frame,
    shown: shownOf(visit, key, all),
    isLastActive: active.length === 1,
    events: await eventsOf(visit, key),
  };
  try {
    return page(visit, <KeyPage {...common} compromise={await foresee(visit, key, all)} wrong={wrong} />);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const none = {
      typed: query.since ?? '',
      since: deps.now(),
      asked: false,
      before: NOTHING,
      after: NOTHING,
    };
    return page(visit, <KeyPage {...common} compromise={none} wrong={wrongOf(visit, error, 'since')} />, 400);
  }
}

/** Does an act on the key of this address, or shows its page again with what is wrong. */
function acting(act: (visit: Visit) => Promise<unknown>): Door['answer'] {
  return (visit) =>
    formOr(
      visit,
      async () => {
        await act(visit);
        return sendOn(visit, `${PATH}/${visit.params.key ?? ''}`, 'saved');
      },
      (wrong) => show(visit, wrong),
    );
}

async function rotate(visit: Visit): Promise<Response> {
  const act = async () => {
    const key = await rotateKey(visit.deps);
    return sendOn(visit, `${PATH}/${key.number}`, 'saved');
  };
  return formOr(visit, act, (wrong) => list(visit, wrong));
}

const retire = acting(({ deps, params }) => {
  const { number } = parseForm(keyForm, { number: params.key ?? '' });
  return retireKey(deps, number);
});

const compromise = acting(({ deps, params, fields }) => {
  const since = fields.values.since || undefined;
  return declareCompromise(deps, parseForm(compromiseKeyForm, { number: params.key ?? '', since }));
});

/** Signing keys in the office; every act on one asks for a fresh proof of who the person is. */
export const keyDoors: readonly Door[] = [
  { method: 'GET', path: PATH, needs: 'key:see', answer: (visit) => list(visit) },
  { method: 'GET', path: `${PATH}/:key`, needs: 'key:see', answer: (visit) => show(visit) },
  { method: 'POST', path: PATH, needs: 'key:write', proof: 'fresh', answer: rotate },
  { method: 'POST', path: `${PATH}/:key/retirement`, needs: 'key:write', proof: 'fresh', answer: retire },
  { method: 'POST', path: `${PATH}/:key/compromise`, needs: 'key:write', proof: 'fresh', answer: compromise },
];
