import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { serve } from '#server/main.ts';
import { openOffice } from '#test/support/register.ts';

// One server in a process of its own: an office's, as it is served, or Hono with one route that says `ok`.

async function startEmpty() {
  const app = new Hono();
  app.get('/', (c) => c.text('ok'));
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: async () => void server.close() };
}

async function startOffice(folder: string) {
  const office = await openOffice(folder);
  const config = { ...office.config, behindProxy: true, metricsToken: 'chi-do-toc-do-moi-doc' };
  return serve({ ...office, config }, { port: 0 });
}

const folder = process.env.SCAN_FOLDER;
const server = folder === undefined ? await startEmpty() : await startOffice(folder);
process.on('message', async (asked) => {
  if (asked === 'end') {
    await server.close();
    process.exit(0);
  }
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  process.send?.({ cpu: process.cpuUsage(), peak: Number(peak) / 1024 });
});
process.send?.({ port: server.port });
