import { stripAccents } from '#core/name';
import { Refusal } from '#core/refusal';
import { listEvents } from '#db/events';
import { findFile } from '#db/files';
import {
  countOfInspections,
  type InspectionFilter,
  type InspectionLine,
  listInspectedBy,
  listInspections,
} from '#db/inspectionPages';
import { listInspectionPhotos } from '#db/inspections';
import { listTipOffsNear } from '#db/tipOffsNear';
import { HandedInPage } from '#web/pages/office/HandedInPage.tsx';
import { InspectionPage } from '#web/pages/office/InspectionPage.tsx';
import { type InspectionsAsked, InspectionsPage } from '#web/pages/office/InspectionsPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { printMinutes } from '../../actions/printMinutes.ts';
import { receiveHandedIn } from '../../actions/receiveHandedIn.ts';
import { pageGiven, spanGiven } from '../../daySpan.ts';
import { readKept } from '../../files/fileStore.ts';
import { productGiven } from '../../finding.ts';
import { handedInGiven } from '../../forms/handedIn.ts';
import { inspectionGiven, inspectionShown } from '../../inspector/inspectionView.ts';
import { previewOf } from '../../inspector/preview.ts';
import { formOr, page, sendFile } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

const PATH = '/office/inspections';
const HANDED_IN = `${PATH}/handed-in`;
const PER_PAGE = 50;

function askedOf({ query }: Visit): InspectionsAsked {
  const { inspector, shop, product, from, to } = query;
  return { inspector, shop: shop?.trim(), product: product?.trim(), from, to };
}

/** A product that is not found is told beside its field. */
async function filterOf(visit: Visit): Promise<InspectionFilter> {
  const { deps, scope } = visit;
  const { inspector, product } = askedOf(visit);
  const span = spanGiven(visit.query);
  if (!product) return { inspector, ...span };
  try {
    return { inspector, ...span, productId: (await productGiven(deps.db, product, scope)).id };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, { ...error.details, field: 'product' });
  }
}

/** Shop or place holds what was typed, whatever its accents. */
function isAt(shop: string | undefined): (line: InspectionLine) => boolean {
  const wanted = stripAccents(shop ?? '');
  return ({ shop: name, place }) => wanted === '' || stripAccents(`${name} ${place}`).includes(wanted);
}

async function show(visit: Visit, filter: InspectionFilter | null, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame, query } = visit;
  const asked = askedOf(visit);
  const found = filter ? (await listInspections(deps.db, scope, filter)).filter(isAt(asked.shop)) : [];
  const at = pageGiven(query.page);
  const rows = found.slice((at - 1) * PER_PAGE, at * PER_PAGE);
  const counts = await countOfInspections(
    deps.db,
    rows.map(({ id }) => id),
  );
  const listed = rows.map((row) => ({ ...row, ...(counts.get(row.id) ?? { stamps: 0, photos: 0 }) }));
  const inspectors = await listInspectedBy(deps.db, scope);
  const paged = { page: at, perPage: PER_PAGE, total: found.length };
  return page(
    visit,
    <InspectionsPage
      frame={frame}
      rows={listed}
      asked={asked}
      inspectors={inspectors}
      {...paged}
      wrong={wrong}
    />,
  );
}

async function list(visit: Visit): Promise<Response> {
  return formOr(
    visit,
    async () => show(visit, await filterOf(visit)),
    (wrong) => show(visit, null, wrong),
  );
}

async function showHandedIn(visit: Visit, wrong?: Wrong): Promise<Response> {
  return page(visit, <HandedInPage frame={visit.frame} outcome={null} wrong={wrong} />);
}

async function handIn(visit: Visit): Promise<Response> {
  const { deps, scope, frame, fields } = visit;
  return formOr(
    visit,
    async () => {
      const outcome = await receiveHandedIn(deps, scope, handedInGiven(fields.file('file')));
      return page(visit, <HandedInPage frame={frame} outcome={outcome} />);
    },
    (wrong) => showHandedIn(visit, wrong),
  );
}

async function showOne(visit: Visit): Promise<Response> {
  const { deps, scope, frame, params } = visit;
  const inspection = await inspectionShown(deps, scope, params.inspection ?? '');
  const events = await listEvents(deps.db, [{ noun: 'inspection', nounId: inspection.id }]);
  const stamps = inspection.report.stamps.map(({ stamp }) => stamp);
  const tipOffs = await listTipOffsNear(deps.db, scope, 'inspection', inspection.id, stamps);
  return page(visit, <InspectionPage frame={frame} {...{ inspection, tipOffs, events }} />);
}

async function minutes(visit: Visit): Promise<Response> {
  const { deps, scope, frame, params } = visit;
  const input = { inspection: params.inspection ?? '', lang: frame.lang };
  const { name, bytes } = await printMinutes(deps, scope, input);
  return sendFile(visit, { name, type: 'application/pdf', body: bytes });
}

/** The hash of a photo that came, of an inspection one sees; throws `not-found`. */
async function photoGiven({ deps, scope, params }: Visit, hash: string): Promise<string> {
  const { inspection } = await inspectionGiven(deps, scope, params.inspection ?? '');
  const photos = await listInspectionPhotos(deps.db, inspection.id);
  const found = photos.find((one) => one.hash === hash && one.receivedAt !== null);
  if (!found) throw new Refusal('not-found');
  return found.hash;
}

const ENDING = '.webp';

async function preview(visit: Visit): Promise<Response> {
  const { c, deps, params } = visit;
  const file = params.photo ?? '';
  if (!file.endsWith(ENDING)) throw new Refusal('not-found');
  const bytes = await previewOf(deps.config, await photoGiven(visit, file.slice(0, -ENDING.length)));
  c.header('Content-Type', 'image/webp');
  c.header('Content-Disposition', 'inline');
  c.header('Cache-Control', 'private, no-store');
  return c.body(new Uint8Array(bytes));
}

/** As it was sent, never shown inside a page. */
async function original(visit: Visit): Promise<Response> {
  const { deps, params } = visit;
  const hash = await photoGiven(visit, params.photo ?? '');
  const kept = await findFile(deps.db, hash);
  const bytes = new Uint8Array(await readKept(deps.config, hash));
  const type = kept?.type ?? 'application/octet-stream';
  return sendFile(visit, {
    name: `${hash}.${type === 'image/jpeg' ? 'jpg' : type.slice(6)}`,
    type,
    body: bytes,
  });
}

const sees = { method: 'GET', needs: 'field:see' } as const;

// Who answers shoppers at the desk takes in files there too; the same file again makes nothing twice.
const takesFile = { method: 'POST', needs: 'tip-off:write', body: 'upload', repeatable: true } as const;

/** Inspections in the office: taken in, read, printed, and never changed. */
export const inspectionDoors: readonly Door[] = [
  { ...sees, path: PATH, answer: list },
  { method: 'GET', needs: 'tip-off:write', path: HANDED_IN, answer: async (visit) => showHandedIn(visit) },
  { ...takesFile, path: HANDED_IN, answer: handIn },
  { ...sees, path: `${PATH}/:inspection`, answer: showOne },
  { ...sees, path: `${PATH}/:inspection/minutes.pdf`, answer: minutes },
  { ...sees, path: `${PATH}/:inspection/photos/:photo`, answer: preview },
  { ...sees, path: `${PATH}/:inspection/photos/:photo/original`, answer: original },
];
