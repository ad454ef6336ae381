import type { Role } from '#core/permission';
import { fill } from '../../fill.ts';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { portalText } from '../../text/portal.ts';
import { usersText } from '../../text/users.ts';

/** Rights that one person laid in another's hands, as everybody is told who could object. */
export interface ShownNewRight {
  readonly grantId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
  readonly way: 'grant' | 'return';
  readonly byName: string;
  readonly from: string;
}

interface NewRightsProps {
  readonly frame: PortalFrame;
  readonly rights: readonly ShownNewRight[];
}

/** Who was given rights or let in anew by whom, of late; nothing where nobody was. */
export function NewRights({ frame, rights }: NewRightsProps) {
  const text = usersText(frame.lang).rights;
  const named = portalText(frame.lang).roles;
  const seesUsers = frame.person?.may.includes('user:see');
  if (rights.length === 0) return null;
  return (
    <Notice tone="warning" title={text.title}>
      <ul class="plain">
        {rights.map(({ grantId, userId, userName, role, way, byName, from }) => (
          <li key={`${grantId}-${way}`}>
            {fill(text[way], { by: byName, name: userName, role: named[role] })} {fill(text.from, { from })}{' '}
            {seesUsers && <a href={`/office/users/${userId}`}>{userName}</a>}
          </li>
        ))}
      </ul>
      <p>{text.ask}</p>
    </Notice>
  );
}
