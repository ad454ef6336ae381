import type { AuditRows, EventRow } from '#db/auditRows';

/** What does not agree, about which thing; `field` names what differs, both sides as text. */
export interface Finding {
  readonly code: FindingCode;
  readonly noun: string;
  readonly nounId: string;
  readonly field?: string;
  /** As the journal, the proposal or the counted sum says. */
  readonly told?: string;
  /** As the row stands. */
  readonly found?: string;
}

/** Every way a register can contradict itself, closed. */
export type FindingCode =
  | 'row-without-event'
  | 'row-missing'
  | 'row-differs'
  | 'event-unreadable'
  | 'serials-overlap'
  | 'serials-beyond-counter'
  | 'counter-differs'
  | 'high-water-behind'
  | 'key-id-wrong'
  | 'key-does-not-open'
  | 'lot-count-differs'
  | 'lot-overfull'
  | 'range-outside-batch'
  | 'batch-without-lot'
  | 'batch-without-recognition'
  | 'over-limit-unapproved'
  | 'approved-alone'
  | 'proposal-without-approval'
  | 'recognitions-more-than-told'
  | 'withdrawal-without-event';

/** An event with both sides read; null where they are not readable. */
export interface ReadEvent {
  readonly row: EventRow;
  readonly before: Tree | null;
  readonly after: Tree | null;
}

export type Tree = Readonly<Record<string, unknown>>;

/** The events of one thing, oldest first, by verb and noun. */
export type Journal = (noun: string, nounId: string) => readonly ReadEvent[];

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readTree(json: string | null): Tree | null | 'unreadable' {
  if (json === null) return null;
  try {
    const value: unknown = JSON.parse(json);
    return isTree(value) ? value : null;
  } catch {
    return 'unreadable';
  }
}

/** Reads all events once, by the thing they tell of; what cannot be read is found. */
export function readJournal({ events }: AuditRows): {
  journal: Journal;
  all: ReadEvent[];
  findings: Finding[];
} {
  const byThing = new Map<string, ReadEvent[]>();
  const findings: Finding[] = [];
  const all: ReadEvent[] = [];
  for (const row of events) {
    const [before, after] = [readTree(row.before), readTree(row.after)];
    if (before === 'unreadable' || after === 'unreadable') {
      findings.push({ code: 'event-unreadable', noun: row.noun, nounId: row.nounId, found: String(row.id) });
    }
    const read: ReadEvent = {
      row,
      before: before === 'unreadable' ? null : before,
      after: after === 'unreadable' ? null : after,
    };
    all.push(read);
    const key = `${row.noun} ${row.nounId}`;
    const others = byThing.get(key);
    if (others) others.push(read);
    else byThing.set(key, [read]);
  }
  return { journal: (noun, nounId) => byThing.get(`${noun} ${nounId}`) ?? [], all, findings };
}

/** The newest event of some verbs among those of one thing. */
export function latestOf(events: readonly ReadEvent[], ...verbs: string[]): ReadEvent | undefined {
  return events.filter(({ row }) => verbs.includes(row.verb)).at(-1);
}

function sameValue(a: unknown, b: unknown): boolean {
  return (a ?? null) === (b ?? null);
}

function say(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** Every field told that the row does not bear out. A field the journal does not tell is not compared. */
export function differences(
  noun: string,
  nounId: string,
  told: Tree,
  found: Tree,
  code: FindingCode = 'row-differs',
): Finding[] {
  return Object.entries(told).flatMap(([field, value]) =>
    sameValue(value, found[field])
      ? []
      : [{ code, noun, nounId, field, told: say(value), found: say(found[field]) }],
  );
}
