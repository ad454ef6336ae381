import type { Instant } from '#core/day';
import type { TrustedKey } from '#core/key';
import type { Recognition } from '#core/recognition';
import type { StampPath } from '#core/stamp';
import type { StampRecord, StampState } from '#core/verdict';
import { type Register, type Trust, verify } from '#core/verify';
import { day, morning, recognised } from './thanhMai.ts';
import { exampleKey, exampleMacSecret, stampVectors } from './vectors.ts';

const { origin, stamps } = stampVectors;
const [first, second] = [stamps[0]!, stamps[1]!];
export const four = recognised(4, '2024-01-10', '2027-01-10');
export const ISSUED = morning('2026-03-01');
export const NOW = morning('2026-06-15');
export const usable: StampState = { fact: 'usable', at: null, reason: null };

/** What stands behind a stamp in the shop; a test says what differs. */
interface World {
  recognition: Recognition;
  recognitions: Recognition[];
  issuedAt: Instant;
  state: StampState;
  asOf: Instant;
  key: TrustedKey;
}

/** A register that holds the first two examples as stamps of the vermicelli, and notes who asked. */
function registerOf(world: World, asked: string[]): Register {
  const record: StampRecord = {
    batch: { id: 'dot-1', issuedAt: world.issuedAt, form: 'full', star: world.recognition.star },
    product: { id: 'mien', name: 'Miến dong Thanh Mai' },
    producer: {
      id: 'htx',
      name: 'Hợp tác xã Miến dong Thanh Mai',
      nameCertified: null,
      addressCertified: 'xã Thanh Thượng',
      addressNow: 'xã Thanh Mai',
      phone: null,
    },
    decision: { numberText: '58/QĐ-UBND', signedOn: day('2024-01-10'), authority: 'UBND tỉnh Mai Hoà' },
    lot: { number: 'L01', producedOn: null, expiresOn: null },
    recognition: world.recognition,
    recognitions: world.recognitions,
    state: world.state,
    copies: 'unknown',
    sample: true,
  };
  const holds = (path: StampPath) =>
    [first, second].some((one) => one.id === path.id && one.gtin === path.gtin);
  return {
    asOf: world.asOf,
    async findStamp(path, at) {
      asked.push(path.id);
      return holds(path) && world.issuedAt <= at ? record : undefined;
    },
  };
}

/** The trust of a server in that world, and which stamps its register is asked about. */
export function trusting(changes: Partial<World> = {}): { trust: Trust; asked: string[] } {
  const recognition = changes.recognition ?? four;
  const world: World = {
    recognition,
    recognitions: [recognition],
    issuedAt: ISSUED,
    state: usable,
    asOf: NOW,
    key: exampleKey(),
    ...changes,
  };
  const asked: string[] = [];
  const register = registerOf(world, asked);
  return {
    trust: { origins: [origin], keys: [world.key], macSecret: () => exampleMacSecret, register },
    asked,
  };
}

export const ask = (url: string, changes: Partial<World> = {}, now = NOW) =>
  verify(url, trusting(changes).trust, now);
