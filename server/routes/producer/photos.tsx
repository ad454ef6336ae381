import { isPhotoHash } from '#core/page';
import { type Permission, scopeFor } from '#core/permission';
import { Refusal } from '#core/refusal';
import { isPhotoPublic, isPhotoSeen } from '#db/productPages';
import { readKept } from '../../files/fileStore.ts';
import type { Door, Visit } from '../../portal/door.ts';

const ENDING = '.webp';
/** Who may see a photo before it is approved: whoever writes the page, and whoever may see the proposal. */
const BEFORE_APPROVAL: readonly Permission[] = ['page:prepare', 'proposal:see'];

async function mayLook({ deps, session }: Visit, hash: string): Promise<boolean> {
  for (const permission of BEFORE_APPROVAL) {
    const scope = session && scopeFor(session.grants, permission);
    if (scope && (await isPhotoSeen(deps.db, scope, hash))) return true;
  }
  return false;
}

/** A photo by its hash: an approved one for everybody and for ever, a draft's for those whose it is. */
async function sendPhoto(visit: Visit): Promise<Response> {
  const { c, deps, params } = visit;
  const file = params.file ?? '';
  const hash = file.slice(0, -ENDING.length);
  if (!file.endsWith(ENDING) || !isPhotoHash(hash)) throw new Refusal('not-found');
  const open = await isPhotoPublic(deps.db, hash);
  if (!open && !(await mayLook(visit, hash))) throw new Refusal('not-found');
  const bytes = await readKept(deps.config, hash);
  c.header('Content-Type', 'image/webp');
  c.header('Content-Disposition', 'inline');
  c.header('Cache-Control', open ? 'public, max-age=31536000, immutable' : 'private, no-store');
  return c.body(new Uint8Array(bytes));
}

/** Photos of products. */
export const photoDoors: readonly Door[] = [
  { method: 'GET', path: '/photos/:file', needs: 'anyone', answer: sendPhoto },
];
