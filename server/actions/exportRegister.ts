import type { Scope } from '#core/permission';
import type { RegisterQuery } from '#core/registerQuery';
import { findArea } from '#db/areas';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { searchRegister } from '#db/registerSearch';
import type { Lang } from '#web/lang.ts';
import { registerText } from '#web/text/register.ts';
import type { Deps } from '../deps.ts';
import { type FileFormat, fileOf, type WrittenFile } from '../export/file.ts';
import { registerTable } from '../export/registerTable.ts';

/** What is exported: the very products a query finds, in a format and a language. */
export interface ExportRegister {
  readonly query: RegisterQuery;
  readonly format: FileFormat;
  readonly lang: Lang;
}

/** A written register, and how many products it holds. */
export interface ExportedRegister extends WrittenFile {
  readonly rows: number;
}

/** Exports what a person may see of the register; who took what, and as of when, is an event before the first byte. */
export async function exportRegister(
  deps: Pick<Deps, 'db' | 'now' | 'actor'>,
  scope: Scope,
  { query, format, lang }: ExportRegister,
): Promise<ExportedRegister> {
  const at = deps.now();
  const found = await searchRegister(deps.db, scope, query);
  const area = query.areaId === null ? undefined : await findArea(deps.db, query.areaId);

  const after = { format, rows: found.total, ...query };
  const event = { at, actor: deps.actor, verb: 'export', noun: 'register', nounId: query.asOf, after };
  await commit(deps.db, [writeEvent(event)]);

  const table = registerTable(deps.db, found, { lang, at, areaName: area?.name ?? null });
  const file = fileOf(table, format, `${registerText(lang).file.name}-${query.asOf}`);
  return { ...file, rows: found.total };
}
