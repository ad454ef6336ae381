import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageAssets } from '#web/parts/portal/frame.ts';
import { type BuiltEntry, findInspector, type InspectorAssets } from './inspectorAssets.ts';

/** A built file of the portals, as it is served. */
export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The built style, scripts and font of the portals, and the inspector's app. */
export interface Assets {
  readonly page: PageAssets;
  /** Null without a build. */
  readonly inspector: InspectorAssets | null;
  /** A file by its name, which names its content: it never changes. */
  find(name: string): Asset | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** Where the client's build is: beside the bundle, or in `dist` when this file runs from source. */
export function assetsFolder(): string {
  const here = import.meta.url;
  return fileURLToPath(new URL(here.endsWith('.ts') ? '../../dist/client' : './client', here));
}

function readManifest(folder: string): Record<string, BuiltEntry> {
  const path = join(folder, 'manifest.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, BuiltEntry>) : {};
}

const address = (file: string | undefined) => `/assets/${file ?? 'missing'}`;

/** Reads what the client's build made; without a build the pages stand without style and script. */
export function readAssets(folder = assetsFolder()): Assets {
  const manifest = readManifest(folder);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const read = new Map<string, Asset>();
  for (const name of names) {
    const type = TYPES[name.split('.').at(-1) ?? ''];
    if (type) read.set(name, { type, bytes: new Uint8Array(readFileSync(join(folder, name))) });
  }
  const scripts = Object.values(manifest).filter(({ isEntry }) => isEntry);
  const common = scripts.find(({ name }) => name === 'portal');
  return {
    page: {
      style: address(common?.css?.[0]),
      script: address(common?.file),
      font: address(names.find((name) => name.endsWith('.woff2'))),
      islands: Object.fromEntries(scripts.map(({ name = '', file }) => [name, address(file)])),
    },
    inspector: findInspector(manifest, address, (name) => read.get(name)?.bytes),
    find: (name) => read.get(name),
  };
}
