import { createHash } from 'node:crypto';
import { Refusal } from '#core/refusal';
import { InspectorPage } from '#web/inspector/Page.tsx';
import type { InspectorAssets } from '../../edge/inspectorAssets.ts';
import { sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { renderPage } from '../../render.tsx';

const PAGE = '/inspector/';

function assetsOf({ c, portal }: Visit): InspectorAssets {
  c.set('policy', 'inspector');
  // A newer app is noticed at the next look; what is kept on the phone is the worker's affair.
  c.header('Cache-Control', 'no-cache');
  if (!portal.assets.inspector) throw new Refusal('not-found');
  return portal.assets.inspector;
}

const pageOf = (assets: InspectorAssets) =>
  renderPage(<InspectorPage assets={{ ...assets, icon: assets.icons.svg }} />);

/** The worker with its list: one byte of the app changed, and it is another version. */
function workerOf(assets: InspectorAssets): string {
  const html = pageOf(assets);
  const made = createHash('sha256').update(JSON.stringify([assets.files, html, assets.worker]));
  const shell = { version: made.digest('hex').slice(0, 16), page: PAGE, files: assets.files };
  return `self.SHELL=${JSON.stringify(shell)};\n${assets.worker}`;
}

const manifestOf = ({ icons }: InspectorAssets) => ({
  id: PAGE,
  name: 'Tem gốc · Kiểm tra',
  short_name: 'Tem gốc',
  description: 'Kiểm tra tem OCOP, có mạng hay không',
  lang: 'vi',
  start_url: PAGE,
  scope: PAGE,
  display: 'standalone',
  orientation: 'portrait',
  background_color: '#14603c',
  theme_color: '#14603c',
  icons: [
    { src: icons.svg, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: icons.small, sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: icons.large, sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: icons.large, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
});

async function showApp(visit: Visit): Promise<Response> {
  return visit.c.html(pageOf(assetsOf(visit)));
}

async function sendWorker(visit: Visit): Promise<Response> {
  const script = workerOf(assetsOf(visit));
  visit.c.header('Content-Type', 'text/javascript; charset=utf-8');
  visit.c.header('Service-Worker-Allowed', PAGE);
  return visit.c.body(script);
}

async function sendManifest(visit: Visit): Promise<Response> {
  const manifest = manifestOf(assetsOf(visit));
  visit.c.header('Content-Type', 'application/manifest+json');
  return visit.c.body(JSON.stringify(manifest));
}

/** The inspector's app: its page, its worker and its manifest; all it asks of the office stands elsewhere. */
export const appDoors: readonly Door[] = [
  { method: 'GET', path: '/inspector', needs: 'anyone', answer: async (visit) => sendOn(visit, PAGE) },
  { method: 'GET', path: PAGE, needs: 'anyone', answer: showApp },
  { method: 'GET', path: '/inspector/sw.js', needs: 'anyone', answer: sendWorker },
  { method: 'GET', path: '/inspector/manifest.webmanifest', needs: 'anyone', answer: sendManifest },
];
