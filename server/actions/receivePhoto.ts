import type { Deps } from '../deps.ts';
import type { Device } from '../inspector/device.ts';
import { type SentPhoto, takePhoto } from '../inspector/photoIntake.ts';

/**
 * Keeps a photo a phone sent of an inspection of its person, exactly as it was taken, once. Throws `photo-unnamed`,
 * `photo-differs`, `photo-too-large` (10 MB), `file-type-refused`.
 */
export async function receivePhoto(deps: Deps, { userId }: Device, photo: SentPhoto): Promise<void> {
  await takePhoto(deps, { userId, actor: userId }, photo);
}
