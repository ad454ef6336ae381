import '../styles/inspector.css';
import { render } from 'preact';
import { inspectorText } from '../text/inspector.ts';
import { App } from './App.tsx';
import { openStore, type Stopped } from './store.ts';

// The one place of the app that reads the phone's clock and throws its dice.
const now = () => Date.now();
const newId = () => crypto.randomUUID();

/** Whoever cannot read or write any more must not look as if it could. */
function stop(root: HTMLElement, why: Stopped): void {
  const lang = document.documentElement.lang === 'en' ? 'en' : 'vi';
  const { title, stopped } = inspectorText(lang);
  render(
    <main class="opening">
      <h1>{title}</h1>
      <p role="alert">{stopped[why]}</p>
      <button type="button" class="main" onClick={() => location.reload()}>
        {stopped.reopen}
      </button>
    </main>,
    root,
  );
}

async function open(root: HTMLElement): Promise<void> {
  try {
    const store = await openStore((why) => stop(root, why));
    root.textContent = '';
    render(<App world={{ store, now, newId }} />, root);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') return stop(root, 'newer');
    const { noMemory } = inspectorText('vi');
    root.querySelector('p')?.replaceChildren(noMemory);
  }
}

const root = document.getElementById('app');
if (root) void open(root);
