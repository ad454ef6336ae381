import { type Permission, scopeFor } from '#core/permission';
import { Refusal } from '#core/refusal';
import { isProducerMarkSeen, listMarksOfHash, type StoredMark } from '#db/marks';
import { readKept } from '../files/fileStore.ts';
import { readMarkArt } from '../marks/keptArt.ts';
import type { Door, Visit } from '../portal/door.ts';

const FILE = /^([0-9a-f]{64})(-1bit)?\.(svg|png)$/;
const MEDIA = { svg: 'image/svg+xml', png: 'image/png' } as const;
/** Who may look at marks: whoever keeps them for the office, and producers, who print them. */
const LOOKERS: readonly Permission[] = ['mark:write', 'batch:print'];

/** Marks of the office's are on every stamp; a producer's own is seen by who sees the producer. */
async function mayLook({ deps, session }: Visit, marks: readonly StoredMark[]): Promise<boolean> {
  for (const permission of LOOKERS) {
    const scope = session && scopeFor(session.grants, permission);
    if (!scope) continue;
    if (marks.some(({ kind }) => kind !== 'producer')) return true;
    const [mark] = marks;
    if (mark && (await isProducerMarkSeen(deps.db, scope, mark.hash))) return true;
  }
  return false;
}

/**
 * A mark's safe form by its hash, or how a printer of one colour sets it; never what was uploaded, and with headers by
 * which it can do nothing where somebody opens it by itself.
 */
async function sendMark(visit: Visit): Promise<Response> {
  const { c, deps, params } = visit;
  const [, hash = '', oneBit, ending] = FILE.exec(params.file ?? '') ?? [];
  const marks = hash === '' ? [] : await listMarksOfHash(deps.db, hash);
  const [mark] = marks;
  const isMade = oneBit ? ending === 'png' : ending === mark?.type;
  if (!mark || !isMade || !(await mayLook(visit, marks)))
    throw new Refusal('not-found', { path: visit.frame.path });
  c.set('policy', 'picture');
  c.header('Content-Type', oneBit ? MEDIA.png : MEDIA[mark.type]);
  c.header('Content-Disposition', 'inline');
  c.header('Cache-Control', 'private, max-age=31536000, immutable');
  if (!oneBit) return c.body(new Uint8Array(await readKept(deps.config, hash)));
  const { oneBitPng } = await import('../marks/oneBit.ts');
  return c.body(new Uint8Array(await oneBitPng(await readMarkArt(deps.config, mark))));
}

/** Pictures of marks. */
export const markDoors: readonly Door[] = [
  { method: 'GET', path: '/marks/:file', needs: 'signed-in', answer: sendMark },
];
