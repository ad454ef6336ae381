import { accountDoors } from '../routes/account/account.tsx';
import { invitationDoors } from '../routes/account/invitation.tsx';
import { proveDoors } from '../routes/account/prove.tsx';
import { secondProofDoors } from '../routes/account/secondProof.tsx';
import { signInDoors } from '../routes/account/signIn.tsx';
import { userDoors } from '../routes/office/users.tsx';
import { lotAccountDoors } from '../routes/producer/accounts.tsx';
import { batchDoors } from '../routes/producer/batches.tsx';
import { orderDoors } from '../routes/producer/orders.tsx';
import { peopleDoors } from '../routes/producer/people.tsx';
import { photoDoors } from '../routes/producer/photos.tsx';
import { printerDoors } from '../routes/producer/printers.tsx';
import { productDoors } from '../routes/producer/products.tsx';
import { statisticsDoors } from '../routes/producer/statistics.tsx';
import { stockDoors } from '../routes/producer/stocks.tsx';
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
];
