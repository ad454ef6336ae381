import type { Db } from '#db/open';
import { findSetting } from '#db/settings';
import type { LookColours } from '#labels/marks/look';

/** The office's two colours, or undefined where it chose none. */
export async function findColours(db: Db): Promise<LookColours | undefined> {
  const kept = await findSetting(db, 'colours');
  return kept === undefined ? undefined : (JSON.parse(kept) as LookColours);
}
