import { COPIES, copiedSheet } from './clonesMarket.ts';
import {
  isAlarm,
  likenessSplit,
  type Outcome,
  outcomes,
  qualityOf,
  RULES,
  scoreLooks,
} from './clonesMeasure.ts';
import type { Given } from './clonesPeople.ts';
import { sheetsFound } from './clonesSheets.ts';
import { SMEARS, smeared } from './clonesSmear.ts';

// How well copies are noticed in a simulated market: npm run bench -- clones
const ALL: Given = { table: true, answers: true, places: true };
const SEEDS = [101, 102, 103, 104];
const STAMPS = 200_000;

function percent(part: number): string {
  return part.toFixed(2).padStart(5);
}

function row(name: string, rule: (outcome: Outcome) => boolean, all: readonly Outcome[], stamps: number) {
  const { precision, falsePer100k, recall } = qualityOf(rule, all, stamps);
  const recalls = COPIES.map((copies) => percent(recall(copies))).join(' ');
  console.log(
    `${name.padEnd(22)} ${precision.toFixed(3).padStart(9)} ${falsePer100k.toFixed(1).padStart(12)}   ${recalls}`,
  );
}

function simulate(seeds: readonly number[], stamps: number, given: Given): readonly Outcome[] {
  return seeds.flatMap((seed) => [...outcomes(seed, stamps, given)]);
}

const began = performance.now();
const worked = process.cpuUsage();
const held = simulate(SEEDS, STAMPS, ALL);
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(worked).user / 1e6;

console.log('MÔ PHỎNG / SIMULATION: no figure here is from the field. Weights were chosen on seeds 1 to 3;');
console.log(`these are seeds ${SEEDS.join(', ')}, ${STAMPS} stamps each, 34 provinces.\n`);
const heads = COPIES.map((copies) => `${copies}`.padStart(5)).join(' ');
console.log(`${'rule'.padEnd(22)} precision false/100k   recall at ${heads} copies`.replace('at ', ''));
for (const [name, rule] of Object.entries(RULES)) row(name, rule, held, SEEDS.length * STAMPS);
const { copies, pictures } = likenessSplit(held);
console.log(
  `\nAmong alarms: copies called copies ${copies.right}, pictures ${copies.wrong}; pictures passed around called pictures ${pictures.right}, copies ${pictures.wrong}.`,
);

const MORE = 400;
for (const copies of [10, 30, 100]) {
  const codes = Array.from({ length: MORE }, (_, n) => [...copiedSheet(2000 + n, 1, copies, ALL)]).flat();
  const found = codes.filter(({ looks }) => scoreLooks(looks).level === 'alarm').length;
  console.log(
    `Of ${MORE} more codes copied ${copies} times: ALARM for ${percent(found / MORE).trim()} of them.`,
  );
}

console.log('\nALARM with less given (seed 105, 100,000 stamps; above is everything):');
const LESS: readonly (readonly [string, Given])[] = [
  ['no table of networks', { ...ALL, table: false }],
  ['nobody answers', { ...ALL, answers: false }],
  ['nobody tells a place', { ...ALL, places: false }],
];
for (const [name, given] of LESS) row(name, isAlarm, simulate([105], 100_000, given), 100_000);

console.log('\nWhole batches: every code of one sheet of 40 copied a little, batches of 500 stamps:');
for (const each of [3, 6, 12]) {
  const { found, wrong, batches } = sheetsFound(106, each, 30, ALL);
  console.log(`  ${each} copies each: ${found} of ${batches} stand out; honest batches that do: ${wrong}`);
}

console.log('\nFive telephones smear an honest stamp, 500 looks, all "I bought it":');
for (const smear of SMEARS) {
  const { level, score } = smeared(smear);
  console.log(
    `  ${smear.name.padEnd(45)} ${level.padEnd(9)} ${score.toFixed(1)}${smear.open ? '  (open)' : ''}`,
  );
}

console.log(`
What it cannot see: copies nobody scans; fewer than about 30 copies of a code; several codes copied a few times each,
unless they are of one sheet; who stands behind a shared network. What it assumes: how often people scan, answer and
tell where they are; how good a table of networks is. Open attacks are those that look as honest buyers would: several
houses, months of patience, or whoever owns the goods and has scratched their PIN.
`);
const total = (performance.now() - began) / 1000;
console.log(
  `${SEEDS.length} markets: ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of processor); all: ${total.toFixed(1)} s.`,
);
