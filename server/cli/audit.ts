import { Command } from 'commander';
import { nameIn } from '#web/eventChange.ts';
import { fill } from '#web/fill.ts';
import { formatNumber } from '#web/refusalText.ts';
import { auditText } from '#web/text/audit.ts';
import { eventsText } from '#web/text/events.ts';
import type { Lang } from '#web/text.ts';
import { type Audit, auditRegister } from '../actions/auditRegister.ts';
import type { Finding } from '../audit/journal.ts';
import type { Does, Run } from './shell.ts';

function sayFinding(lang: Lang, { code, noun, nounId, field, told, found }: Finding): string {
  const values = { noun: nameIn(eventsText(lang).nouns, noun), id: nounId, field, told, found };
  return `✗ ${fill(auditText(lang).codes[code], values)} (${code})`;
}

function sayAudit(lang: Lang, { findings, at: _at, ...counts }: Audit): string[] {
  const text = auditText(lang);
  const values = Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, formatNumber(lang, count)]),
  );
  if (findings.length === 0) return [fill(text.clean, values)];
  const count = formatNumber(lang, findings.length);
  return [fill(text.found, { count }), ...findings.map((finding) => sayFinding(lang, finding))];
}

async function verified(run: Run) {
  const audit = await auditRegister(await run.open());
  const document = { ...audit, at: new Date(audit.at).toISOString(), agrees: audit.findings.length === 0 };
  return { document, lines: sayAudit(run.lang, audit), failed: audit.findings.length > 0 };
}

/** `audit verify`. */
export function auditCommand(does: Does): Command {
  const verify = new Command('verify').description(
    'hold the register against its own journal; exit 1 if it differs',
  );
  return new Command('audit')
    .description('does the register agree with itself')
    .addCommand(does(verify, verified));
}
