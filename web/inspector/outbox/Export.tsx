import { useState } from 'preact/hooks';
import { dayOf } from '#core/day';
import { fill } from '../../fill.ts';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp } from '../app.ts';
import { exportOutbox } from './exportFile.ts';

/** Hands a file to the browser to be saved. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

interface ExportProps {
  readonly app: InspectorApp;
  readonly text: InspectorWorkText;
}

/** What is not with the office yet as a file, for a phone that may not or cannot send. */
export function Export({ app, text }: ExportProps) {
  const [said, setSaid] = useState('');
  const { outbox: words } = text;
  const write = async () => {
    const { files, left } = await exportOutbox(app.store, app.device?.id ?? null, app.now());
    const names = files.map(
      (_, at) => `temgoc-kiem-tra-${dayOf(app.now())}${at > 0 ? `-${at + 1}` : ''}.json`,
    );
    for (const [at, file] of files.entries()) save(file, names[at] ?? '');
    setSaid(fill(words.exported, { name: names.join(', '), left: left > 0 ? String(left) : undefined }));
  };
  return (
    <section class="card">
      <p class="hint">{words.exportHint}</p>
      <button type="button" class="quiet wide" onClick={() => void write()}>
        {words.export}
      </button>
      <p role="status" class="hint">
        {said}
      </p>
    </section>
  );
}
