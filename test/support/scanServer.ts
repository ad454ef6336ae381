import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { formatStampPath } from '#core/stamp';
import { formatStampId } from '#core/stampId';
import { listKeys } from '#db/keys';
import { loadAreas } from '#server/actions/loadAreas.ts';
import { openKey } from '#server/keys/vault.ts';
import { serve } from '#server/main.ts';
import { openLookOffice } from './lookOffice.ts';

export const METRICS_TOKEN = 'chi-nguoi-theo-doi-may-biet';

/** One answer as it came over the wire. */
export interface Told {
  readonly status: number;
  readonly location: string;
  readonly type: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Bytes of the body as they travelled. */
  readonly size: number;
}

/** How somebody asks: from which address, with which browser, with which fields. */
export interface Asking {
  readonly from?: string;
  readonly headers?: Record<string, string>;
  readonly fields?: Record<string, string>;
}

/** A real server over an office with one batch, behind a proxy of ours; its clock stands where it is set. */
export async function startScanServer(options: { readonly verifyOnly?: boolean } = {}) {
  const world = await openLookOffice();
  const clock = { now: world.office.now() };
  const config = {
    ...world.office.config,
    behindProxy: true,
    metricsToken: METRICS_TOKEN,
    logLevel: 'silent',
  };
  const deps = { ...world.office, config, now: () => clock.now };
  await loadAreas(deps, { province: '24' });
  const [key] = await listKeys(deps.db);
  const signer = await openKey(key!, deps.secret);
  const server = await serve(deps, { port: 0 }, options.verifyOnly);
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });

  const ask = (path: string, { from = '203.0.113.9', headers = {}, fields }: Asking = {}): Promise<Told> =>
    new Promise((resolve, reject) => {
      const body = fields && new URLSearchParams(fields).toString();
      const sent = {
        accept: 'text/html',
        'x-forwarded-for': from,
        ...(body && { 'content-type': 'application/x-www-form-urlencoded', origin: deps.origin }),
        ...headers,
      };
      const asked = { port: server.port, path, agent, headers: sent, method: body ? 'POST' : 'GET' };
      const sending = request(asked, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const { location = '', 'content-type': type = '' } = response.headers;
          const status = response.statusCode ?? 0;
          resolve({
            status,
            location,
            type,
            headers: response.headers,
            body: bytes.toString(),
            size: bytes.length,
          });
        });
      }).on('error', reject);
      sending.end(body);
    });

  return {
    ...world,
    deps,
    clock,
    port: server.port,
    ask,
    /** The path of the batch's n-th stamp, from 1. */
    stamp: (serial: number) => {
      const { gtin, keyNumber } = world.batch;
      return formatStampPath(signer.sign({ gtin, id: formatStampId(keyNumber, serial) }, 'full'));
    },
    /** Waits until everything that was looked at is written. */
    written: async (scans: number) => {
      for (let n = 0; n < 400; n++) {
        const [row] = world.query<{ n: number }>('select count(*) as n from scans');
        if (row && row.n >= scans) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`fewer than ${scans} scans were written`);
    },
    stop: async () => {
      agent.destroy();
      await server.close();
      world.close();
    },
  };
}
