import { isPin } from '#core/pin';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { type PinTried, tryPin } from '#server/actions/tryPin.ts';
import { openPinShop, otherPin } from '#test/support/pinShop.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

// Whether the clock tells anything of a PIN: node test/support/runTs.mjs test/bench/pinTiming.ts
const TRIES = 5_000;

interface Series {
  readonly name: string;
  readonly times: number[];
  readonly once: (n: number) => Promise<unknown>;
}

/** Welch's t of two series, after the slowest twentieth of both is left out: what the machine did meanwhile. */
function welch(a: Series, b: Series): number {
  const limit = [...a.times, ...b.times].sort((x, y) => x - y)[Math.floor(0.95 * 2 * TRIES)] ?? 0;
  const [left, right] = [a, b].map(({ times }) => {
    const kept = times.filter((time) => time <= limit);
    const mean = kept.reduce((sum, time) => sum + time, 0) / kept.length;
    const variance = kept.reduce((sum, time) => sum + (time - mean) ** 2, 0) / (kept.length - 1);
    return { mean, error: variance / kept.length };
  });
  if (!left || !right) return Number.NaN;
  return (left.mean - right.mean) / Math.sqrt(left.error + right.error);
}

/** One of each in turn, the order turned round each time, so that a slow moment falls on all. */
async function measure(series: readonly Series[]): Promise<void> {
  for (let n = -200; n < TRIES; n++) {
    for (let at = 0; at < series.length; at++) {
      const one = series[(at + Math.abs(n)) % series.length];
      const from = process.hrtime.bigint();
      await one?.once(n + 200);
      if (n >= 0) one?.times.push(Number(process.hrtime.bigint() - from) / 1000);
    }
  }
}

function tell(series: readonly Series[]): void {
  const [first] = series;
  for (const one of series) {
    const sorted = [...one.times].sort((x, y) => x - y);
    const median = sorted[Math.floor(sorted.length / 2)]?.toFixed(1);
    const t = first && one !== first ? `, t = ${welch(first, one).toFixed(2)}` : '';
    process.stdout.write(`${one.name}: ${TRIES} tries, median ${median} µs${t}\n`);
  }
}

const folder = temporaryFolder();
const deps = await openOffice(folder.path);
const shop = await openPinShop(deps, 10);
const { macSecret: codeSecret } = shop.signer;
const stamp = shop.stampAt(shop.pins, 0);
const pin = shop.pinAt(shop.pins, 0);
const near = `${pin.slice(0, 7)}${(Number(pin[7]) + 1) % 10}`;
const question = { codeSecret, batchId: shop.pins.id, stamp };

const compared: Series[] = [
  { name: 'compare: every digit wrong', times: [], once: () => isPin(otherPin(pin), question) },
  { name: 'compare: the last digit wrong', times: [], once: () => isPin(near, question) },
  { name: 'compare: the right PIN', times: [], once: () => isPin(pin, question) },
  {
    name: 'compare: no PIN to compare with',
    times: [],
    once: () => isPin(near, { ...question, batchId: null }),
  },
];
await measure(compared);
tell(compared);

/** Each try is of another stamp: none is locked. */
function answered(name: string, key: KeyNumber, batchId: string | null): Series {
  const once = (n: number) => {
    const tried: PinTried = {
      stamp: { gtin: null, id: formatStampId(key, n) },
      ...{ batchId, codeSecret, pin: '12345678', marks: null },
    };
    return tryPin(deps, tried);
  };
  return { name, times: [], once };
}

const whole = [
  answered('answer: a wrong PIN', '11' as KeyNumber, shop.pins.id),
  answered('answer: a batch without PINs, or none on record', '12' as KeyNumber, null),
];
await measure(whole);
tell(whole);
deps.db.close();
folder.remove();
