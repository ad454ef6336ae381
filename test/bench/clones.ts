import { COPIES, copiedSheet } from './clonesMarket.ts';
import {
  isAlarm,
  likenessSplit,
  medianUntil,
  type Outcome,
  outcomeOf,
  outcomes,
  qualityOf,
  RULES,
} from './clonesMeasure.ts';
import { type Given, WORLD } from './clonesPeople.ts';
import { sheetsFound } from './clonesSheets.ts';
import { SMEARS, smeared } from './clonesSmear.ts';

// How well copies are noticed in a simulated market: npm run bench -- clones; with less given, whole batches and a
// second set of markets too: npm run bench -- clones --all
const ALL: Given = { table: true, answers: true, places: true };
const HELD_OUT = [101, 102, 103, 104];
const STAMPS = 200_000;
/** More codes of one number of copies, whose found part is told to about two in a hundred. */
const MORE = 600;

const began = performance.now();

function percent(part: number): string {
  return part.toFixed(2).padStart(5);
}

/** Seconds this process worked for: what counts where others keep the processor busy too. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function row(name: string, rule: (outcome: Outcome) => boolean, all: readonly Outcome[], stamps: number) {
  const { precision, falsePer100k, recall } = qualityOf(rule, all, stamps);
  const recalls = COPIES.map((copies) => percent(recall(copies))).join(' ');
  const figures = `${precision.toFixed(3).padStart(9)} ${falsePer100k.toFixed(1).padStart(12)}`;
  console.log(`${name.padEnd(22)} ${figures}   ${recalls}`);
}

function simulate(seeds: readonly number[], stamps: number, given: Given): readonly Outcome[] {
  return seeds.flatMap((seed) => [...outcomes(seed, stamps, given)]);
}

function showMarkets(seeds: readonly number[]) {
  const all = simulate(seeds, STAMPS, ALL);
  console.log(`\nSeeds ${seeds.join(', ')}, ${STAMPS} stamps each, 34 provinces:`);
  const heads = COPIES.map((copies) => `${copies}`.padStart(5)).join(' ');
  console.log(`${'rule'.padEnd(22)} precision   false/100k   ${heads} copies: recall`);
  for (const [name, rule] of Object.entries(RULES)) row(name, rule, all, seeds.length * STAMPS);
  const { copies, pictures } = likenessSplit(all);
  console.log(
    `Among alarms: copies called copies ${copies.right}, pictures ${copies.wrong}; pictures passed around called pictures ${pictures.right}, copies ${pictures.wrong}.`,
  );
  const { scans, days } = medianUntil(all);
  console.log(`Median until the alarm: ${scans} scans of copies, ${days.toFixed(0)} days after the first.`);
}

/** Codes of one number of copies beyond those few of the markets; `from` is a seed nothing was chosen on. */
function showMore(copies: number, from: number) {
  const seeds = Array.from({ length: MORE }, (_, n) => from + n);
  const codes = seeds.flatMap((seed) => [...copiedSheet(seed, 1, copies, ALL)]);
  const found = codes.filter(({ looks }) => isAlarm(outcomeOf({ fate: { kind: 'copied', copies }, looks })));
  console.log(
    `Of ${MORE} more codes copied ${copies} times: ALARM for ${percent(found.length / MORE).trim()} of them.`,
  );
}

function showLess() {
  console.log('\nThe rule’s ALARM with less given (seed 105, 100,000 stamps; above is everything):');
  const less: readonly (readonly [string, Given])[] = [
    ['no table of networks', { ...ALL, table: false }],
    ['nobody answers', { ...ALL, answers: false }],
    ['nobody tells a place', { ...ALL, places: false }],
  ];
  for (const [name, given] of less) row(name, isAlarm, simulate([105], 100_000, given), 100_000);
}

function showSheets(manyEach: readonly number[]) {
  console.log('\nWhole batches: every code of one sheet of 40 copied a little, batches of 500 stamps:');
  for (const each of manyEach) {
    const { found, wrong, batches } = sheetsFound(106, each, 30, ALL);
    console.log(`  ${each} copies each: ${found} of ${batches} stand out; honest batches that do: ${wrong}`);
  }
}

function showSmears() {
  console.log('\nFive telephones smear an honest stamp, 500 looks, all "I bought it":');
  for (const smear of SMEARS) {
    const { level, score } = smeared(smear);
    const open = smear.open ? '  (open)' : '';
    console.log(`  ${smear.name.padEnd(45)} ${level.padEnd(9)} ${score.toFixed(1)}${open}`);
  }
}

const inPercent = (part: number) => `${Math.round(part * 100)} %`;

console.log(
  'MÔ PHỎNG / SIMULATION: no figure here is from the field. The points were chosen on seeds 1 to 12.',
);
showMarkets(HELD_OUT);
showMore(30, 7000);
showMore(100, 8000);
showSheets(process.argv.includes('--all') ? [3, 6, 12] : [12]);
showSmears();
if (process.argv.includes('--all')) {
  showMarkets([201, 202, 203, 204]);
  showMore(10, 9000);
  showLess();
}

console.log(`
What is assumed: ${inPercent(WORLD.answers)} of looks answered, ${inPercent(WORLD.tells)} tell their commune, ${inPercent(WORLD.wrongCommune)} of those a wrong one; ${inPercent(WORLD.fixedLine)} of people have a
line at home, ${inPercent(WORLD.misplacedLine)} of lines are listed in a wrong province and ${inPercent(WORLD.lineNotInTable)} not at all; mobile data shows no province. With no
cookie or device number, a person is known by network and one of ${WORLD.agents} kinds of browsers: ${inPercent(WORLD.otherBrowser)} of looks come from
another browser (the part of people whose device number would be lost), and editions change every ${WORLD.agentDays} days.
What it cannot see: copies nobody scans; fewer than about 30 copies of a code; several codes copied a few times each,
unless they are of one sheet; who stands behind a shared network. Open attacks are those that look as honest buyers
would: several houses, months of patience, or whoever owns the goods and has scratched their PIN.
`);
console.log(
  `${worked().toFixed(1)} s of processor, ${((performance.now() - began) / 1000).toFixed(1)} s by the clock (other programs share the machine).`,
);
