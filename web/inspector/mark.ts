// A browser short of space empties a database whole. A mark kept apart from it tells afterwards that there was one.

const NAME = 'temgoc-inspector';

/** What the mark says: which device this phone was, and how many reports waited. */
export interface Mark {
  readonly device: string;
  readonly unsent: number;
}

/** Notes that this phone is set up, and what it still has to send. */
export function leaveMark(device: string, unsent: number): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ device, unsent } satisfies Mark));
  } catch {
    // Without a place for marks nothing can be noticed; all else works.
  }
}

/** The mark, where there is one. */
export function readMark(): Mark | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const { device, unsent } = value as Record<string, unknown>;
    return typeof device === 'string' && typeof unsent === 'number' ? { device, unsent } : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the mark away: what was lost is known, or was wiped on purpose. */
export function takeMark(): void {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Nothing was kept there.
  }
}

/** Asks the browser not to delete this app's data by itself, where it has not promised so already. */
export async function askToKeep(): Promise<void> {
  const { storage } = navigator as { readonly storage?: StorageManager };
  if (!(await storage?.persisted?.())) await storage?.persist?.();
}
