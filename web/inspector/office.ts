/** Why the office did not do what was asked: by its refusal's code, or `offline` where no answer came. */
export class Failure extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** A request that takes longer is given up, ms. */
const LONGEST_MS = 60_000;

async function codeIn(answer: Response): Promise<string> {
  const problem: unknown = await answer.json().catch(() => null);
  const code: unknown = typeof problem === 'object' && problem !== null ? Reflect.get(problem, 'code') : null;
  return typeof code === 'string' ? code : 'refused';
}

/** Asks the office's door for phones; fails with a code for anything but a good answer. */
export async function askOffice(path: string, token: string | null, form?: FormData): Promise<Response> {
  const headers = { Accept: 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(`/inspector/api/${path}`, {
    method: form ? 'POST' : 'GET',
    headers,
    cache: 'no-store',
    signal: AbortSignal.timeout(LONGEST_MS),
    ...(form ? { body: form } : {}),
  }).catch(() => {
    throw new Failure('offline');
  });
  if (answer.ok) return answer;
  const code = await codeIn(answer);
  throw new Failure(answer.status >= 500 ? 'refused' : code);
}

/** An answer as an object; a hotel's page instead of it is no answer. */
export async function objectOf(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  const value: unknown = await answer.json().catch(() => null);
  if (typeof value !== 'object' || value === null) throw new Failure('offline');
  return value as Readonly<Record<string, unknown>>;
}
