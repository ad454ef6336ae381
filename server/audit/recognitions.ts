import type { AuditRows, RecognitionRow, WithdrawalRow } from '#db/auditRows';
import { differences, type Finding, type Journal, type ReadEvent } from './journal.ts';

const AWARDS = ['recognise', 're-recognise', 'upgrade', 'downgrade', 'correct', 'record'];

function awardOf(row: RecognitionRow, journal: Journal): ReadEvent | undefined {
  return journal('recognition', row.id).find(({ row: event }) => AWARDS.includes(event.verb));
}

/** How many recognitions all imports together said they added. */
function toldByImports(counts: readonly string[]): number {
  return counts.reduce((sum, json) => {
    const { recognitions } = JSON.parse(json) as { recognitions?: unknown };
    return sum + (typeof recognitions === 'number' ? recognitions : 0);
  }, 0);
}

function checkRecognitions(rows: AuditRows, journal: Journal): Finding[] {
  const findings: Finding[] = [];
  let imported = 0;
  for (const row of rows.recognitions) {
    const award = awardOf(row, journal);
    if (award) findings.push(...differences('recognition', row.id, award.after ?? {}, { ...row }));
    else if (rows.imported.has(row.id)) imported += 1;
    else findings.push({ code: 'row-without-event', noun: 'recognition', nounId: row.id });
  }
  const told = toldByImports(rows.importCounts);
  if (imported !== told) {
    const sides = { told: String(told), found: String(imported) };
    findings.push({ code: 'recognitions-more-than-told', noun: 'register', nounId: 'imports', ...sides });
  }
  return findings;
}

/** What an act of withdrawal says, as the row holds it. */
function tellable(row: WithdrawalRow) {
  const { effectiveOn, clause, article, reason, document } = row;
  return { effectiveOn, clause, article, reason, safety: row.safety === 1, document };
}

function checkWithdrawals(rows: AuditRows, journal: Journal): Finding[] {
  return rows.withdrawals.flatMap((row): Finding[] => {
    const about = { noun: 'recognition', nounId: row.recognitionId };
    const acts = journal('recognition', row.recognitionId).filter(
      ({ row: event }) => event.verb === 'withdraw' && event.at === row.recordedAt,
    );
    if (acts.length === 0) return [{ code: 'withdrawal-without-event', ...about, found: row.id }];
    const found = tellable(row);
    const all = acts.map(({ after }) => {
      const { effectiveOn, clause, article, reason, safety, document = null } = after ?? {};
      const told = { effectiveOn, clause, article, reason, safety, document };
      return differences(about.noun, about.nounId, told, found);
    });
    return all.some((one) => one.length === 0) ? [] : (all[0] ?? []);
  });
}

/** Every recognition and every withdrawal was made by an act on record: an import, a decision, a completion. */
export function auditRecognitions(rows: AuditRows, journal: Journal, all: readonly ReadEvent[]): Finding[] {
  const known = new Set(rows.recognitions.map(({ id }) => id));
  const gone = all.filter(
    ({ row }) => row.noun === 'recognition' && AWARDS.includes(row.verb) && !known.has(row.nounId),
  );
  const withdrawn = new Set(rows.withdrawals.map(({ recognitionId }) => recognitionId));
  const ended = all.filter(
    ({ row }) => row.noun === 'recognition' && row.verb === 'withdraw' && !withdrawn.has(row.nounId),
  );
  return [
    ...checkRecognitions(rows, journal),
    ...checkWithdrawals(rows, journal),
    ...[...gone, ...ended].map(
      ({ row }): Finding => ({ code: 'row-missing', noun: 'recognition', nounId: row.nounId }),
    ),
  ];
}
