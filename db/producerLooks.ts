import { and, eq, isNull } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { marks, producerLooks } from './paperSchema.ts';

/** How a producer's stamps look when nothing else is asked for. */
export interface ProducerLook {
  readonly producerId: string;
  readonly markId: string | null;
  /** SHA-256 (hex) of that mark's safe form; null where there is none, or it was put out of use. */
  readonly markHash: string | null;
  readonly story: string | null;
  readonly colours: 'black' | 'two';
}

/** What a producer keeps of its look; undefined where nothing was ever saved. */
export async function findProducerLook(db: Db, producerId: string): Promise<ProducerLook | undefined> {
  const own = and(
    eq(marks.id, producerLooks.markId),
    eq(marks.producerId, producerId),
    isNull(marks.retiredAt),
  );
  const [row] = await db.orm
    .select({ look: producerLooks, id: marks.id, hash: marks.hash })
    .from(producerLooks)
    .leftJoin(marks, own)
    .where(eq(producerLooks.producerId, producerId));
  if (!row) return undefined;
  const { story, colours } = row.look;
  return {
    producerId,
    story,
    markId: row.id,
    markHash: row.hash,
    colours: colours === 'two' ? 'two' : 'black',
  };
}

/** Keeps a producer's look, over what was kept. */
export function keepProducerLook(
  look: Omit<ProducerLook, 'markHash'> & { readonly at: Instant; readonly actor: string },
): Write {
  const { producerId, ...rest } = look;
  return write((tx) =>
    tx
      .insert(producerLooks)
      .values({ producerId, ...rest })
      .onConflictDoUpdate({ target: producerLooks.producerId, set: rest }),
  );
}
