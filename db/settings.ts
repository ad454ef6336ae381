import { eq } from 'drizzle-orm';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { settings } from './schema.ts';

/**
 * The closed list of what an office sets once: `trial` is `1` for a demonstration, `demo` what it shows (JSON). Of the
 * trust of phones: the root's public half (JSON), what it signed, the key it delegated to (JSON, sealed), and the
 * newest edition with the register it was made of (JSON). `colours` are the two of the office's stamps (JSON).
 */
export type SettingName =
  | 'trial'
  | 'demo'
  | 'clock-seen'
  | 'trust-root'
  | 'delegation'
  | 'bundle-key'
  | 'bundle-made'
  | 'colours';

/** One setting, or undefined where it was never set. */
export async function findSetting(db: Db, name: SettingName): Promise<string | undefined> {
  const [row] = await db.orm.select().from(settings).where(eq(settings.name, name));
  return row?.value;
}

/** Sets it, over what was there. */
export function setSetting(name: SettingName, value: string): Write {
  return write((tx) =>
    tx.insert(settings).values({ name, value }).onConflictDoUpdate({ target: settings.name, set: { value } }),
  );
}
