import type { Arm, Taken } from './printArms.ts';

/** What is told of an arm that ran, and of one that did not. */
export type Row = Arm & Taken;
export type Absent = Arm & { readonly why: string };

const HEADS = [
  ...['time', '÷ batch print', '÷ engine', 'all cores', '÷ batch print', '÷ engine', 'peak memory'],
  'bytes/stamp',
];
const NAME = 42;

function line(name: string, cells: readonly string[]): string {
  const placed = cells.map((cell, index) => cell.padStart(Math.max(9, HEADS[index]?.length ?? 0)));
  return `${name.padEnd(NAME)} ${placed.join('  ')}`.trimEnd();
}

/** The table's lines: every arm beside the command that people run, and beside the engine without a register. */
export function tableOf(rows: readonly (Row | Absent)[], stamps: number): string[] {
  const ran = rows.flatMap((row) => ('seconds' in row ? [row] : []));
  const command = ran.find(({ kind }) => kind === 'command');
  const engine = ran.find(({ kind }) => kind === 'engine');
  const ratio = (part: number, of = Number.NaN) => (part / of).toFixed(1);
  const notes = [...new Set(rows.flatMap(({ note }) => note ?? []))];
  const mark = ({ note }: Arm) => (note ? ` ${'*'.repeat(notes.indexOf(note) + 1)}` : '');
  return [
    line(`${stamps.toLocaleString('en')} stamps on A4 sheets of 65`, HEADS),
    ...rows.map((row) =>
      'why' in row
        ? `${row.name.padEnd(NAME)} ${row.why}`
        : line(`${row.name}${mark(row)}`, [
            ...[`${row.seconds.toFixed(2)} s`, ratio(row.seconds, command?.seconds)],
            ...[ratio(row.seconds, engine?.seconds), `${row.cpu.toFixed(2)} s`],
            ...[ratio(row.cpu, command?.cpu), ratio(row.cpu, engine?.cpu)],
            ...[`${row.rss.toFixed(0)} MB`, (row.bytes / stamps).toFixed(0)],
          ]),
    ),
    ...notes.map((note, index) => `${'*'.repeat(index + 1)} ${note}`),
  ];
}

/** What the columns mean and under which conditions they were taken, so that the table can be shown as it is. */
export function legendOf(taken: { stamps: number; runs: number; long: number }): string {
  const { stamps, runs, long } = taken;
  return [
    '',
    `Each is one whole process from its start to its exit, on the same ${stamps.toLocaleString('en')} stamps, the same sheet and the same`,
    `machine, one behind the other. Whoever takes under ${long} s runs ${runs} times and the fastest is told; whoever takes`,
    'longer runs once. Temgốc’s processes also sign every stamp (Ed25519); the others are given the finished addresses.',
    'time: from start to exit. all cores: work of all its threads together. peak memory: of its largest process.',
    '÷ batch print: so many times what `temgoc batch print` takes, with its register, keys and record of the print.',
    '÷ engine: so many times what our engine takes without a register, which is the nearest to what the others do.',
  ].join('\n');
}
