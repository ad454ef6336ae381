import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { machine } from './printArms.ts';
import {
  type Design,
  drawDesign,
  FULL,
  LOWER,
  MASKS,
  MINI,
  OTHERS,
  ROOMIER,
  UNSIGNED,
} from './scannabilityDesigns.ts';
import { MIXES, type MixName } from './scannabilityMixes.ts';
import { type Arm, LOOKS, type Rates } from './scannabilityTrial.ts';

// Whether printed stamps scan, in a simulation of printer, jar and phone: npm run bench -- scannability; with every
// mask and more prints: --full; other accidents: --seed 2; other numbers of prints: --prints 12; what the least
// modules stand on, and nothing else, kept in labels/qr/floorTable.json: --keep.
const { values: asked } = parseArgs({
  args: process.argv.slice(3),
  options: {
    full: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    seed: { type: 'string' },
    prints: { type: 'string' },
  },
});
const SEED = Number(asked.seed ?? 1);
const PRINTS = Number(asked.prints ?? (asked.full ? 150 : asked.keep ? 30 : 20));
const KEPT = 'labels/qr/floorTable.json';
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
  console.log(`\n${title}\n${''.padEnd(38)} version, module  ${heads}`);
  for (const { name, cells } of rows) {
    const [first] = cells;
    const version = `${((first?.rates?.modules ?? 17) - 17) / 4}`.padStart(2);
    const module = `${version}     ${first?.rates?.moduleMm.toFixed(3)} mm`;
    console.log(`${name.padEnd(38)} ${module}  ${cells.map(({ rates }) => cell(rates)).join(' ')}`);
  }
}

function row(name: string, design: Design, mixes: readonly MixName[], paper: Arm['paper']) {
  return { name, cells: mixes.map((mix) => ({ arm: { design, mix, prints: PRINTS, seed: SEED, paper } })) };
}

/** Each form by printer and dots, where the symbol is as small as the product prints it. */
const SIZES = [
  { form: 'full', design: FULL },
  { form: 'mini', design: MINI },
].flatMap((one) => DOTS.flatMap(([dpi, list]) => list.map((dots) => ({ ...one, dpi, dots }))));

function byPrinter(mixes: readonly MixName[]): Table {
  const rows = SIZES.map(({ form, design, dpi, dots }) =>
    row(`${form}, ${dots} dots of ${dpi} dpi`, design, mixes, { dpi, dotsPerModule: dots }),
  );
  return { title: 'Each form by printer and dots a module', mixes, rows };
}

function tables(): Table[] {
  const designs = [FULL, ...ROOMIER, LOWER, ...OTHERS, UNSIGNED];
  const few: readonly MixName[] = ['bench', 'dimNewFlat', 'dimNewJar', 'dim'];
  const printed = [FULL, ...ROOMIER, MINI];
  const dotted = designs.map((design) => ({ design, dots: dotsWithin(design, 300) }));
  return [
    {
      ...{ title: 'At the size that the product prints it at 300 dpi', mixes: ALL },
      rows: printed.map((design) => {
        const { name, on, dotsPerModule } = design;
        const as = name.replace(`QR ${on}`, `as printed ${on}`);
        return row(as, design, ALL, { dpi: 300, dotsPerModule });
      }),
    },
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
    byPrinter(few),
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

/** Keeps what the least modules stand on (labels/qr/floor.ts reads it). */
function keep({ rows }: Table) {
  const kept = rows.map(({ cells }, index) => {
    const { form = '', dpi = 0, dots = 0 } = SIZES[index] ?? {};
    const { threeLooks = 0, zxing = 0, zbar = 0 } = cells[0]?.rates ?? {};
    const rates = { threeLooks, zxing, zbar };
    const rounded = Object.entries(rates).map(([name, part]) => [name, Number(part.toFixed(3))]);
    return `    ${JSON.stringify({ form, dpi, dots, ...Object.fromEntries(rounded) })}`;
  });
  const about = { mix: 'dimNewFlat', seed: SEED, prints: PRINTS, looks: LOOKS, takenOn: today() };
  const head = JSON.stringify(about, null, 2).slice(0, -2);
  writeFileSync(KEPT, `${head},\n  "rows": [\n${kept.join(',\n')}\n  ]\n}\n`);
  spawnSync('npx', ['biome', 'format', '--write', KEPT]);
  console.log(`\n${KEPT} says it now`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

const all = asked.keep ? [byPrinter(['dimNewFlat'])] : tables();
const arms = all.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
console.log(
  `MÔ PHỎNG / SIMULATION of printer, stamp and phone: no camera took part. ${machine()}, load ${loadavg()[0]?.toFixed(1)}.
Seed ${SEED}, ${PRINTS} prints of each row, ${LOOKS} looks at each print; the same accidents befall every row. Of so few, figures
are give or take ${(1 / Math.sqrt(PRINTS * LOOKS)).toFixed(2)} (single looks) and ${(1 / Math.sqrt(PRINTS)).toFixed(2)} (three looks).
Three figures under each heading, parts of 1: single looks that zxing reads, single looks that zbar reads, and prints
that zxing reads in at least one of three looks. Three looks are more than one: the third figure is no look's.
A look counts where every letter of the address is right. Version: the QR's, and its module's side on paper.
bench: new, flat, good light. dim shop: dim light, moving hand, half on a jar of 60 mm, up to 8 % worn. dim, new: not
worn, flat or on a jar. 8 % worn: every one. Temgốc’s rows are drawn by the product’s own encoder in the version its
layout chooses at 300 dpi; other rows by the package qrcode. Every figure of the simulation and its reason:
test/bench/scannabilityMixes.ts.`,
);
await tryAll(arms);
for (const table of all) show(table);
if (asked.keep) all.forEach(keep);
