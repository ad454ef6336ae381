import '../styles/inspector.css';
import { render } from 'preact';
import { inspectorText } from '../text/inspector.ts';
import { App } from './App.tsx';
import { openStore } from './store.ts';

// The one place of the app that reads the phone's clock and throws its dice.
const now = () => Date.now();
const newId = () => crypto.randomUUID();

async function open(root: HTMLElement): Promise<void> {
  try {
    const store = await openStore();
    root.textContent = '';
    render(<App world={{ store, now, newId }} />, root);
  } catch {
    const { noMemory } = inspectorText('vi');
    root.querySelector('p')?.replaceChildren(noMemory);
  }
}

const root = document.getElementById('app');
if (root) void open(root);
