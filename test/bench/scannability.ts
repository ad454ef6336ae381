import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import {
  type Design,
  drawDesign,
  FULL,
  MASKS,
  MINI,
  OTHERS,
  UNSIGNED,
  VARIANTS,
} from './scannabilityDesigns.ts';
import { MIXES, type MixName } from './scannabilityMixes.ts';
import { type Arm, LOOKS, type Rates } from './scannabilityTrial.ts';

// Whether printed stamps scan, in a simulation of printer, jar and phone: npm run bench -- scannability; with every
// mask and more prints: --full; other accidents: --seed 2; other numbers of prints: --prints 12.
const { values: asked } = parseArgs({
  args: process.argv.slice(3),
  options: {
    full: { type: 'boolean', default: false },
    seed: { type: 'string' },
    prints: { type: 'string' },
  },
});
const SEED = Number(asked.seed ?? 1);
const PRINTS = Number(asked.prints ?? (asked.full ? 150 : 30));
const SIDE = 20.7;
const ALL = Object.keys(MIXES) as MixName[];

/** Module sizes that a form is tried at, in dots. */
const DOTS: readonly (readonly [dpi: number, dots: readonly number[]])[] = [
  [203, [2, 3, 4]],
  [300, [3, 4, 5]],
  [600, [6, 7, 8, 9, 10]],
];

/** The most whole dots whose symbol is no wider than that (a tenth over is as printed, too). */
function dotsWithin(design: Design, dpi: number): number {
  return Math.floor(((SIDE + 0.1) * dpi) / 25.4 / (drawDesign(design, 0).modules + 8));
}

interface Asked {
  readonly arm: Arm;
  rates?: Rates;
}

/** Every arm, the first free process first. */
async function tryAll(all: readonly Asked[]) {
  const waiting = [...all];
  const work = async (child: ChildProcess) => {
    await once(child, 'message');
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      child.send({ ...one.arm, design: one.arm.design.name });
      const [rates] = (await once(child, 'message')) as [Rates];
      one.rates = rates;
    }
    child.disconnect();
  };
  const runner = new URL('../support/runTs.mjs', import.meta.url);
  const lanes = Math.max(1, Math.min(4, cpus().length));
  await Promise.all(
    Array.from({ length: lanes }, () => work(fork(runner, ['test/bench/scannabilityWork.ts']))),
  );
}

const figure = (part = Number.NaN) => part.toFixed(2);
const cell = (rates?: Rates) =>
  `${figure(rates?.zxing)} ${figure(rates?.zbar)} ${figure(rates?.threeLooks)}`.padEnd(16);

interface Table {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly cells: readonly Asked[] }[];
  readonly mixes: readonly MixName[];
}

function show({ title, rows, mixes }: Table) {
  const heads = mixes.map((mix) => MIXES[mix].name.padEnd(16)).join(' ');
  console.log(`\n${title}\n${''.padEnd(34)} module    ${heads}`);
  for (const { name, cells } of rows) {
    const [first] = cells;
    const module = `${first?.rates?.moduleMm.toFixed(3)} mm`;
    console.log(`${name.padEnd(34)} ${module}  ${cells.map(({ rates }) => cell(rates)).join(' ')}`);
  }
}

function row(name: string, design: Design, mixes: readonly MixName[], paper: Arm['paper']) {
  return { name, cells: mixes.map((mix) => ({ arm: { design, mix, prints: PRINTS, seed: SEED, paper } })) };
}

function tables(): Table[] {
  const designs = [FULL, ...VARIANTS, ...OTHERS, UNSIGNED];
  const few: readonly MixName[] = ['bench', 'dimNewFlat', 'dimNewJar', 'dim'];
  const dotted = designs.map((design) => ({ design, dots: dotsWithin(design, 300) }));
  const sizes = [FULL, ...VARIANTS.slice(1), MINI].flatMap((design) =>
    DOTS.flatMap(([dpi, list]) => list.map((dots) => ({ design, dpi, dots }))),
  );
  return [
    {
      ...{ title: `Printed ${SIDE} mm wide with quiet zone, modules as large as that gives`, mixes: ALL },
      rows: designs.map((design) => row(design.name, design, ALL, { side: SIDE })),
    },
    {
      ...{ title: `No wider than ${SIDE} mm, whole dots of 300 dpi`, mixes: few },
      rows: dotted.map(({ design, dots }) =>
        row(design.name, design, few, { dpi: 300, dotsPerModule: dots }),
      ),
    },
    {
      ...{ title: 'Each form by printer and dots a module', mixes: few },
      rows: sizes.map(({ design, dpi, dots }) =>
        row(`${design.name}, ${dots} of ${dpi} dpi`, design, few, { dpi, dotsPerModule: dots }),
      ),
    },
    ...(asked.full
      ? [
          {
            ...{ title: 'Each mask, 4 dots of 300 dpi; the last is the best of eight', mixes: few },
            rows: [...MASKS, FULL].map((design) =>
              row(design.name, design, few, { dpi: 300, dotsPerModule: 4 }),
            ),
          },
        ]
      : []),
  ];
}

const all = tables();
const arms = all.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
console.log(
  `MÔ PHỎNG / SIMULATION of printer, jar and phone (test/bench/scannabilityMixes.ts says why each figure). Seed ${SEED}, ${PRINTS} prints, ${LOOKS} looks at each.\n` +
    'Of single looks: zxing, zbar; of prints: zxing in one of three looks. A decode counts only if every letter is right.',
);
await tryAll(arms);
for (const table of all) show(table);
