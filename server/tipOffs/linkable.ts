import { dayOf } from '#core/day';
import type { Scope } from '#core/permission';
import { formatPrintedId, keyNumberOf, type StampId, serialOf } from '#core/stampId';
import { withNames } from '#db/eventNames';
import { listInspections } from '#db/inspectionPages';
import type { Db } from '#db/open';
import { listSignalsAbout } from '#db/raisedSignals';
import { isSignalSeen, listLinksOf } from '#db/tipOffLinks';
import type { TipOffSeen } from '#db/tipOffs';
import type { LinkableShown, LinkShown } from '#web/pages/office/tipOffShown.ts';

/** Recent inspections offered. */
const OFFERED = 30;

/** What a tip-off is linked to, each by what people call it. */
export async function namedLinks(db: Db, tipOffId: string): Promise<LinkShown[]> {
  const links = await withNames(db, await listLinksOf(db, tipOffId));
  return links.map(({ objectName, names: _names, ...link }) => ({
    ...link,
    name: link.noun === 'stamp' ? formatPrintedId(link.nounId as StampId) : (objectName ?? link.nounId),
  }));
}

async function signalOf(db: Db, scope: Scope, stamp: StampId | null): Promise<string | null> {
  if (stamp === null) return null;
  const place = { keyNumber: keyNumberOf(stamp), serial: serialOf(stamp) };
  const [signal] = await listSignalsAbout(db, 'stamp', [place]);
  return signal && (await isSignalSeen(db, scope, signal.id)) ? signal.id : null;
}

/** What a tip-off may be linked to by a press, of what the scope sees and it is not linked to yet. */
export async function linkableTo(
  db: Db,
  scope: Scope,
  { stamp }: TipOffSeen,
  links: readonly LinkShown[],
): Promise<LinkableShown> {
  const isNew = (id: string) => !links.some(({ nounId }) => nounId === id);
  const signal = await signalOf(db, scope, stamp);
  const recent = await listInspections(db, scope, {});
  const inspections = recent.filter(({ id }) => isNew(id)).slice(0, OFFERED);
  return {
    signal: signal !== null && isNew(signal) ? signal : null,
    inspections: inspections.map(({ id, shop, at, inspector }) => ({ id, shop, day: dayOf(at), inspector })),
  };
}
