import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { SignalFinding } from '#core/signal';
import type { CopiesFact } from '#core/verdict';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { preparing } from './prepared.ts';
import { cloneSignals, copiesChanges, stampSights } from './sightSchema.ts';
import type { StampPlace } from './sights.ts';

/** What a person found outweighs what points say, until the signal is opened again. */
const FOUND: Readonly<Record<SignalFinding, CopiesFact>> = {
  ordinary: 'ordinary',
  'display-unit': 'ordinary',
  'leaked-photo': 'watch',
  copied: 'alarm',
};

function isPlace(table: typeof copiesChanges | typeof stampSights, { keyNumber, serial }: StampPlace): SQL {
  return and(eq(table.keyNumber, keyNumber), eq(table.serial, serial)) as SQL;
}

// Asked at every scan.
const factAt = preparing(({ $client }) =>
  $client
    .prepare<[string, number, Instant], CopiesFact>(
      'select fact from copies_changes where key_number = ? and serial = ? and at <= ? order by at desc, id desc limit 1',
    )
    .pluck(),
);

/**
 * Whether a stamp's looks spoke of copying as of an instant, as it was noted then. A stamp nobody looked at is
 * `ordinary`.
 */
export async function findCopies(
  db: Db,
  { keyNumber, serial }: StampPlace,
  at: Instant,
): Promise<CopiesFact> {
  return factAt(db).get(keyNumber, serial, at) ?? 'ordinary';
}

/** What a stamp's row of looks and its signal come to; many looks at a picture passed around are only `watch`. */
function factOf(place: StampPlace): SQL {
  const found = Object.entries(FOUND).map(([finding, fact]) => sql`when ${finding} then ${fact}`);
  const level = stampSights.level;
  return sql`coalesce((select case
      when ${level} = 'ordinary' then ${level}
      when ${cloneSignals.state} = 'checked'
        then case ${cloneSignals.finding} ${sql.join(found, sql` `)} else ${level} end
      when ${cloneSignals.likeness} = 'leaked-photo' then 'watch'
      else ${level} end
    from ${stampSights} left join ${cloneSignals} on ${cloneSignals.about} = 'stamp'
      and ${cloneSignals.keyNumber} = ${stampSights.keyNumber} and ${cloneSignals.serial} = ${stampSights.serial}
    where ${isPlace(stampSights, place)}), 'ordinary')`;
}

/**
 * Notes from when on a stamp's looks speak otherwise of copying than before: the write after its row and its signal in
 * a commit. Where they say the same nothing is written; what was noted stays, so that its past can be asked for.
 */
export function noteCopies(place: StampPlace, at: Instant): Write {
  const { keyNumber, serial } = place;
  const latest = (column: SQL | typeof copiesChanges.at) =>
    sql`(select ${column} from ${copiesChanges} where ${isPlace(copiesChanges, place)}
      order by ${copiesChanges.at} desc, ${copiesChanges.id} desc limit 1)`;
  // A look may be written after what was found meanwhile: what is noted last is never older.
  const last = latest(copiesChanges.at);
  const since = sql`case when ${last} > ${at} then ${last} else ${at} end`;
  const values = sql`select null, ${keyNumber}, ${serial}, ${since}, ${factOf(place)}
    where ${factOf(place)} <> coalesce(${latest(sql`${copiesChanges.fact}`)}, 'ordinary')`;
  return write((tx) => tx.insert(copiesChanges).select(values));
}
