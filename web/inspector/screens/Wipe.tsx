import { useState } from 'preact/hooks';
import { fill } from '../../fill.ts';
import { takeMark } from '../mark.ts';
import type { PhoneApp } from '../phone.ts';
import { wipeStore } from '../store.ts';

/** Everything off this phone, after being asked twice and told what would be lost. */
export function Wipe({ app }: { readonly app: PhoneApp }) {
  const { phone } = app.text;
  const [asks, setAsks] = useState(false);
  const wipe = async () => {
    await wipeStore(app.store);
    takeMark();
    await app.recall();
    app.go('scan');
  };
  return (
    <section>
      <h2>{phone.wipe}</h2>
      <p>{phone.wipeDetail}</p>
      {app.unsent > 0 && (
        <p class="note danger">
          <b>{fill(phone.wipeUnsent, { count: String(app.unsent) })}</b>
        </p>
      )}
      {asks ? (
        <div class="ways">
          <button type="button" class="quiet" onClick={() => setAsks(false)}>
            {phone.wipeKeep}
          </button>
          <button type="button" class="dangerous" onClick={() => void wipe()}>
            {phone.wipeSure}
          </button>
        </div>
      ) : (
        <button type="button" class="quiet" onClick={() => setAsks(true)}>
          {phone.wipe}
        </button>
      )}
    </section>
  );
}
