import { Command } from 'commander';
import { type Origin, parseOrigin } from '#core/origin';
import { QUIET_MODULES, qrModules, qrSegments, qrVersion } from '#core/qr';
import { Refusal } from '#core/refusal';
import { parseStampPath, type Stamp } from '#core/stamp';
import { cliText } from '#web/cliText.ts';
import { fill } from '#web/fill.ts';
import { addHost } from '../actions/addHost.ts';
import type { Does } from './shell.ts';

const GTIN = '02000000000015';
const ID = '010000000001';
const SEAL = '1'.repeat(155);
const MAC = '12345678';

const SAMPLES = {
  'full-gtin': `/${SEAL}/01/${GTIN}/21/${ID}`,
  full: `/${SEAL}/s/${ID}`,
  'mini-gtin': `/01/${GTIN}/21/${ID}${MAC}`,
  mini: `/s/${ID}${MAC}`,
} as const;

/** Module sizes of 4 and 5 dots at 300 dpi, mm: the smallest a phone reads, and a comfortable one. */
const MODULE_MM = { small: (4 * 25.4) / 300, comfortable: (5 * 25.4) / 300 };

function measure(origin: ReturnType<typeof parseOrigin>, path: string) {
  const stamp = parseStampPath(path) as Stamp;
  const version = qrVersion(qrSegments(origin, stamp));
  if (version === undefined) throw new Refusal('invalid-origin', { value: origin });
  const side = qrModules(version) + 2 * QUIET_MODULES;
  const mm = (moduleMm: number) => Math.round(side * moduleMm * 10) / 10;
  return {
    version,
    modules: qrModules(version),
    mm: mm(MODULE_MM.comfortable),
    smallestMm: mm(MODULE_MM.small),
  };
}

function readHost(host: string): Origin {
  return parseOrigin(host.includes('://') ? host : `https://${host}`);
}

function addCommand(does: Does): Command {
  const add = new Command('add').argument('<host>').description('take another host as ours, from now on');
  return does(add, async (run, _options, [host = '']) => {
    const origin = readHost(host);
    await addHost(await run.open(), origin);
    return { document: { origin }, lines: [fill(cliText(run.lang).hostAdded, { origin })] };
  });
}

/** `host check|add HOST`: what a host costs in print, quiet zone included; and taking it as the office's. */
export function hostCommand(does: Does): Command {
  const check = new Command('check')
    .argument('<host>')
    .description('QR version and mm for full and mini stamps');
  does(check, async ({ lang }, _options, [host = '']) => {
    const origin = readHost(host);
    const rows = Object.entries(SAMPLES).map(([form, path]) => ({ form, ...measure(origin, path) }));
    const { hostLine, hostHead } = cliText(lang);
    const lines = rows.map((row) =>
      fill(hostLine, {
        form: row.form.padEnd(10),
        version: `${row.version}-M`,
        modules: String(row.modules),
        mm: row.mm.toFixed(1),
        smallest: row.smallestMm.toFixed(1),
      }),
    );
    const forms = Object.fromEntries(rows.map(({ form, ...sizes }) => [form, sizes]));
    return {
      document: { host: host.replace(/^https:\/\//, ''), origin, ecc: 'M', ...forms },
      lines: [hostHead, ...lines],
    };
  });
  return new Command('host')
    .description('what a host costs in print')
    .addCommand(check)
    .addCommand(addCommand(does));
}
