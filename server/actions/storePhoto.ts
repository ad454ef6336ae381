import type { PagePhoto } from '#core/page';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { insertFile } from '#db/files';
import type { Deps } from '../deps.ts';
import { keepFile } from '../files/fileStore.ts';
import { pageDraft, planDraft } from '../register/pageDraft.ts';

/** A photo as it was sent; its name and stated type decide nothing. */
export interface StorePhoto {
  readonly product: string;
  readonly bytes: Uint8Array | undefined;
}

/**
 * Makes an upload into the photo of the person's draft of a product's page, its pixels only. It is on the disk before
 * it is on record, and nobody else sees it before it is approved. Throws what `encodePhoto` throws,
 * `product-not-found`, `invalid-input` without a file.
 */
export async function storePhoto(deps: Deps, scope: Scope, input: StorePhoto): Promise<PagePhoto> {
  const draft = await pageDraft(deps, scope, input.product);
  if (!input.bytes) throw new Refusal('invalid-input', { field: 'photo' });
  // The decoder is loaded where a photo comes, and by no other command.
  const { encodePhoto } = await import('../image/photo.ts');
  const { bytes, width, height } = await encodePhoto(input.bytes);

  const hash = await keepFile(deps.config, bytes);
  const photo = { hash, width, height };
  const { writes } = await planDraft(deps, draft, { change: { photo }, submit: false });

  const kept = { hash, type: 'image/webp', size: bytes.length, name: `${hash.slice(0, 12)}.webp` };
  await commit(deps.db, [insertFile({ ...kept, at: deps.now(), actor: deps.actor }), ...writes]);
  return photo;
}
