import type { Instant } from '#core/day';

/** A request that takes longer is given up, ms; what it carried is sent again. */
const LONGEST_MS = 60_000;

/** What came back. */
export interface Reply {
  readonly status: number;
  /** The body as JSON; undefined where it is none. */
  readonly body: unknown;
  /** The instant of the answer by the office's clock, where it said so. */
  readonly at: Instant | undefined;
}

/** Sends a form to the office's door for phones; undefined where no answer came. */
export async function post(path: string, token: string, form: FormData): Promise<Reply | undefined> {
  try {
    const answer = await fetch(`/inspector/api/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      body: form,
      cache: 'no-store',
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    const at = Date.parse(answer.headers.get('date') ?? '');
    const body: unknown = await answer.json().catch(() => undefined);
    return { status: answer.status, body, at: Number.isNaN(at) ? undefined : at };
  } catch {
    // No network, no server, or too slow: it is sent again.
    return undefined;
  }
}
