import { useEffect, useState } from 'preact/hooks';
import { REPORT_LIMITS, type ReportedPhoto } from '#core/report';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp } from '../app.ts';
import type { PhoneStore } from '../store.ts';
import type { Draft } from './draft.ts';
import { dropDraftPhoto, keepDraftPhoto } from './draftPhotos.ts';
import type { Editing } from './kept.ts';
import { photoOf } from './photo.ts';

function Thumb({ store, hash, label }: { store: PhoneStore; hash: string; label: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let made = '';
    void store.get('photos', hash).then((photo) => {
      const bytes = photo?.thumb ?? photo?.bytes;
      if (!photo || !bytes || bytes.length === 0) return;
      made = URL.createObjectURL(new Blob([bytes], { type: photo.thumb ? 'image/jpeg' : photo.type }));
      setAddress(made);
    });
    return () => URL.revokeObjectURL(made);
  }, [store, hash]);
  return address ? <img src={address} alt={label} /> : <span class="no-thumb">{label}</span>;
}

interface ThumbsProps {
  readonly store: PhoneStore;
  readonly photos: readonly ReportedPhoto[];
  readonly text: InspectorWorkText;
  readonly drop?: (hash: string) => void;
}

/** Photos as small pictures. */
export function Thumbs({ store, photos, text, drop }: ThumbsProps) {
  return (
    <ul class="thumbs">
      {photos.map(({ hash, at }, index) => {
        const label = fill(text.draft.photo, { number: String(index + 1), at: formatInstant(at) });
        return (
          <li key={hash}>
            <Thumb store={store} hash={hash} label={label} />
            {drop && (
              <button
                type="button"
                class="cross"
                aria-label={fill(text.removeOne, { what: label })}
                onClick={() => drop(hash)}
              >
                ×
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface PhotosProps {
  readonly app: InspectorApp;
  readonly text: InspectorWorkText;
  readonly draft: Draft;
  readonly editing: Editing;
}

interface ChooserProps {
  readonly label: string;
  readonly camera?: boolean;
  readonly take: (files: readonly File[]) => void;
}

function Chooser({ label, camera, take }: ChooserProps) {
  return (
    <label class="button quiet chooser">
      <input
        type="file"
        accept="image/*"
        capture={camera ? 'environment' : undefined}
        multiple={!camera}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {label}
    </label>
  );
}

/** Photos of a draft: taken, kept with their hash at once, and shown small. */
export function Photos({ app, text, draft, editing }: PhotosProps) {
  const [said, setSaid] = useState('');
  const keep = async (file: File) => {
    const photo = await photoOf(file, draft.id, app.now()).catch(() => undefined);
    if (!photo) return setSaid(text.draft.photoWrong);
    await editing.act(() => keepDraftPhoto(app.store, photo));
    setSaid('');
  };
  const take = async (files: readonly File[]) => {
    const room = REPORT_LIMITS.photos - draft.photos.length;
    if (files.length > 0) setSaid(text.draft.photoBusy);
    for (const file of files.slice(0, room)) await keep(file);
    if (files.length > room) setSaid(fill(text.draft.photoTooMany, { count: String(REPORT_LIMITS.photos) }));
  };
  const drop = (hash: string) => void editing.act(() => dropDraftPhoto(app.store, draft.id, hash, app.now()));
  return (
    <section class="card">
      <h2>{text.draft.photos}</h2>
      {draft.photos.length > 0 && <Thumbs store={app.store} photos={draft.photos} text={text} drop={drop} />}
      <p role="status" class="hint">
        {said}
      </p>
      <div class="pair">
        <Chooser label={text.draft.addPhoto} camera take={take} />
        <Chooser label={text.draft.choosePhoto} take={take} />
      </div>
    </section>
  );
}
