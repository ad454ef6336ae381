import { accountDoors } from '../routes/account/account.tsx';
import { invitationDoors } from '../routes/account/invitation.tsx';
import { proveDoors } from '../routes/account/prove.tsx';
import { secondProofDoors } from '../routes/account/secondProof.tsx';
import { signInDoors } from '../routes/account/signIn.tsx';
import { phoneDoors } from '../routes/inspector/api.ts';
import { appDoors } from '../routes/inspector/app.tsx';
import { bundleDoors } from '../routes/inspector/bundle.ts';
import { markDoors } from '../routes/marks.ts';
import { areaDoors } from '../routes/office/areas.tsx';
import { officeBatchDoors } from '../routes/office/batches.tsx';
import { decisionDoors } from '../routes/office/decisions.tsx';
import { deviceDoors } from '../routes/office/devices.tsx';
import { draftDoors } from '../routes/office/drafts.tsx';
import { entryDoors } from '../routes/office/entries.tsx';
import { eventDoors } from '../routes/office/events.tsx';
import { officeHomeDoors } from '../routes/office/home.tsx';
import { importDoors } from '../routes/office/imports.tsx';
import { inspectionDoors } from '../routes/office/inspections.tsx';
import { keyDoors } from '../routes/office/keys.tsx';
import { limitDoors } from '../routes/office/limits.tsx';
import { officeMarkDoors } from '../routes/office/marks.tsx';
import { matchDoors } from '../routes/office/matches.tsx';
import { noticeDoors } from '../routes/office/notices.tsx';
import { pagePreviewDoors } from '../routes/office/pagePreview.tsx';
import { producerPeopleDoors } from '../routes/office/producerPeople.tsx';
import { producerDoors } from '../routes/office/producers.tsx';
import { officeProductDoors } from '../routes/office/products.tsx';
import { proposalDoors } from '../routes/office/proposals.tsx';
import { registerDoors } from '../routes/office/register.tsx';
import { signalDoors } from '../routes/office/signals.tsx';
import { stampDoors } from '../routes/office/stamps.tsx';
import { registerStatisticsDoors } from '../routes/office/statistics.tsx';
import { officeTipOffDoors } from '../routes/office/tipOffs.tsx';
import { userDoors } from '../routes/office/users.tsx';
import { pinDoors } from '../routes/pin.tsx';
import { lotAccountDoors } from '../routes/producer/accounts.tsx';
import { batchDoors } from '../routes/producer/batches.tsx';
import { producerHomeDoors } from '../routes/producer/home.tsx';
import { inboxDoors } from '../routes/producer/inbox.tsx';
import { jobDoors } from '../routes/producer/jobs.tsx';
import { lookDoors } from '../routes/producer/look.tsx';
import { lotDoors } from '../routes/producer/lots.tsx';
import { orderDoors } from '../routes/producer/orders.tsx';
import { peopleDoors } from '../routes/producer/people.tsx';
import { photoDoors } from '../routes/producer/photos.tsx';
import { printCountDoors } from '../routes/producer/printCounts.tsx';
import { printerDoors } from '../routes/producer/printers.tsx';
import { printDoors } from '../routes/producer/prints.tsx';
import { productDoors } from '../routes/producer/products.tsx';
import { statisticsDoors } from '../routes/producer/statistics.tsx';
import { stockDoors } from '../routes/producer/stocks.tsx';
import { scanAnswerDoors } from '../routes/scanAnswers.tsx';
import { tipOffDoors } from '../routes/tipOff.tsx';
import type { Door } from './door.ts';

/** Every door of both portals; a path that stands in none of these rows answers nothing. */
export const DOORS: readonly Door[] = [
  ...orderDoors,
  ...printerDoors,
  ...stockDoors,
  ...signInDoors,
  ...invitationDoors,
  ...accountDoors,
  ...proveDoors,
  ...secondProofDoors,
  ...userDoors,
  ...peopleDoors,
  ...lotAccountDoors,
  ...batchDoors,
  ...photoDoors,
  ...productDoors,
  ...statisticsDoors,
  ...officeHomeDoors,
  ...registerDoors,
  ...registerStatisticsDoors,
  ...areaDoors,
  ...officeProductDoors,
  ...producerDoors,
  ...producerPeopleDoors,
  ...entryDoors,
  ...matchDoors,
  ...noticeDoors,
  ...producerHomeDoors,
  ...inboxDoors,
  ...jobDoors,
  ...lotDoors,
  ...printDoors,
  ...printCountDoors,
  ...proposalDoors,
  ...pagePreviewDoors,
  ...decisionDoors,
  ...draftDoors,
  ...importDoors,
  ...officeBatchDoors,
  ...eventDoors,
  ...keyDoors,
  ...limitDoors,
  ...officeMarkDoors,
  ...markDoors,
  ...lookDoors,
  ...stampDoors,
  ...scanAnswerDoors,
  ...pinDoors,
  ...tipOffDoors,
  ...officeTipOffDoors,
  ...signalDoors,
  ...appDoors,
  ...phoneDoors,
  ...bundleDoors,
  ...deviceDoors,
  ...inspectionDoors,
];
