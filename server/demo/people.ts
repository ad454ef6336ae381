import type { Role } from '#core/permission';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertGrant } from '#db/grants';
import { findUserByEmail, insertUser } from '#db/users';
import { type Deps, newId } from '../deps.ts';

const MARK = 'DỮ LIỆU MẪU';

/** One of the invented people of a demonstration; `.example` addresses belong to nobody (RFC 2606). */
export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** Whom one may try the portals as; a producer's people belong to the first producer of the demonstration. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { email: 'lan@van-phong.example', name: `Trần Thị Lan (${MARK})`, role: 'clerk' },
  { email: 'minh@van-phong.example', name: `Phạm Văn Minh (${MARK})`, role: 'approver' },
  { email: 'thu@van-phong.example', name: `Lê Minh Thư (${MARK})`, role: 'administrator' },
  { email: 'khanh@kiem-soat.example', name: `Vũ Quốc Khánh (${MARK})`, role: 'auditor' },
  { email: 'bao@quan-ly-thi-truong.example', name: `Phạm Quốc Bảo (${MARK})`, role: 'inspector' },
  { email: 'hoa@thanh-mai.example', name: `Nguyễn Thị Hoa (${MARK})`, role: 'producer' },
  { email: 'duc@tu-van.example', name: `Đỗ Anh Đức (${MARK})`, role: 'delegate' },
];

/** True for the address of one of them. */
export function isDemoPerson(email: string): boolean {
  return DEMO_PEOPLE.some((person) => person.email === email);
}

/**
 * Makes the invented people of a demonstration; they have no password, so nobody comes in as one of them but by the
 * door that only a trial on this machine has. The first of the producers is the one two of them work for.
 */
export async function loadDemoPeople(
  deps: Deps,
  { producers }: { readonly producers: readonly { readonly id: string }[] },
): Promise<void> {
  const at = deps.now();
  const [producer] = producers;
  const writes = DEMO_PEOPLE.flatMap(({ email, name, role }) => {
    const ofProducer = role === 'producer' || role === 'delegate';
    if (ofProducer && !producer) return [];
    const id = newId(deps, 'usr');
    const over = { role, areaId: null, producerId: ofProducer && producer ? producer.id : null };
    const proofs = { passwordHash: null, totpSealed: null, totpLastStep: null };
    const grant = { id: newId(deps, 'grt'), userId: id, ...over, grantedAt: at, grantedBy: deps.actor };
    return [
      insertUser({ id, email, name, ...proofs, createdAt: at, suspendedAt: null }),
      insertGrant({ ...grant, endedAt: null }),
      writeEvent({
        at,
        actor: deps.actor,
        verb: 'accept',
        noun: 'user',
        nounId: id,
        after: { email, name, ...over },
      }),
    ];
  });
  await commit(deps.db, writes);
}

/** The house with one of them as whoever acts. */
export async function asSample(deps: Deps, role: Role): Promise<Deps> {
  const person = DEMO_PEOPLE.find((one) => one.role === role);
  const user = person && (await findUserByEmail(deps.db, person.email));
  return { ...deps, actor: user?.id ?? `${deps.actor}-${role}` };
}
