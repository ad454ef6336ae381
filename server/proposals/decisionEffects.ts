import type { Day } from '#core/day';
import { inForceOn, type Recognition } from '#core/recognition';
import { countPlacesLeft, listStampsOut, type StampsOut } from '#db/stampsOut';
import type { DecisionStage, Touched } from './decisionStage.ts';

/** What becomes of a product's standing on the day the decision bites. */
type Turn = 'begins' | 'stops' | 'star-changes' | 'goes-on' | 'stays-without';

function turnOf(was: Recognition | undefined, is: Recognition | undefined): Turn {
  if (!was) return is ? 'begins' : 'stays-without';
  if (!is) return 'stops';
  return was.star === is.star ? 'goes-on' : 'star-changes';
}

const TONES = {
  begins: 'good',
  stops: 'danger',
  'star-changes': 'warning',
  'goes-on': 'neutral',
  'stays-without': 'neutral',
} as const;

/** Stamps whose answer an approval changes: all where nothing stands any more, else those of another star. */
function concerned(stamps: readonly StampsOut[], is: Recognition | undefined): readonly StampsOut[] {
  return is ? stamps.filter(({ star }) => star !== is.star) : stamps;
}

function sum(stamps: readonly StampsOut[], of: (one: StampsOut) => number): number {
  return stamps.reduce((total, one) => total + of(one), 0);
}

function leftover({ issued, void: gone }: StampsOut): number {
  return issued - gone;
}

async function tellStamps(stage: DecisionStage, { subject }: Touched, is: Recognition | undefined) {
  const product = subject.name;
  const stamps = concerned(await listStampsOut(stage.deps.db, subject.id), is);
  const issued = sum(stamps, ({ issued: count }) => count);
  if (issued > 0) {
    const batches = sum(stamps, ({ batches: count }) => count);
    stage.tell('warning', 'stamps-answer', { product, stamps: issued, batches });
  }
  for (const one of stamps.filter((lot) => leftover(lot) > 0)) {
    stage.tell('warning', 'leftovers', { product, lot: one.lot, star: one.star, left: leftover(one) });
  }
  const places = is ? 0 : await countPlacesLeft(stage.deps.db, subject.id);
  if (places > 0) stage.tell('notice', 'orders-stop', { product, places });
  stage.tell('notice', 'producer-to-tell', { producer: subject.producerName, product });
}

async function tellDanger(stage: DecisionStage, { subject, before, after }: Touched): Promise<void> {
  const dangers = (all: readonly Recognition[]) => all.filter(({ withdrawal }) => withdrawal?.safety).length;
  if (dangers(after) === dangers(before)) return;
  const stamps = sum(await listStampsOut(stage.deps.db, subject.id), ({ issued }) => issued);
  stage.tell('danger', 'danger-warns', { product: subject.name, stamps });
}

async function tellProduct(stage: DecisionStage, touched: Touched): Promise<void> {
  const { subject, before, after, from } = touched;
  const day: Day = from > stage.today ? from : stage.today;
  const [was, is] = [inForceOn(before, day), inForceOn(after, day)];
  if (before.length === after.length && was === is) return;
  const turn = turnOf(was, is);
  // The day it holds from by law; scans can change no earlier than today.
  const legal = turn === 'stays-without' ? { day } : { day: from, ...(from < day ? { scans: day } : {}) };
  const values = { product: subject.name, producer: subject.producerName, ...legal };
  const stars = { star: is?.star ?? was?.star ?? 0, was: was?.star ?? 0, until: is?.validTo ?? '' };
  stage.tell(TONES[turn], turn, { ...values, ...stars });
  if (turn === 'stops' || turn === 'star-changes') await tellStamps(stage, touched, is);
  await tellDanger(stage, touched);
}

/** Says what the decision does to each product on its lines, from the register and the stamps already out. */
export async function tellEffects(stage: DecisionStage): Promise<void> {
  for (const touched of stage.touched.values()) await tellProduct(stage, touched);
}
