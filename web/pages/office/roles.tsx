import type { Role } from '#core/permission';
import { Badge } from '../../parts/portal/Badge.tsx';
import { portalText } from '../../text/portal.ts';
import { usersText } from '../../text/users.ts';
import type { Lang } from '../../text.ts';

/** A role somebody holds, with the name of what it is over; null is the whole office. */
export interface NamedRole {
  readonly id: string;
  readonly role: Role;
  readonly place: string | null;
}

/** The roles somebody holds, in a line each. */
export function RoleLines({ lang, roles }: { readonly lang: Lang; readonly roles: readonly NamedRole[] }) {
  const named = portalText(lang).roles;
  return roles.map(({ id, role, place }) => (
    <div key={id}>
      <Badge tone="neutral">{named[role]}</Badge> {place ?? usersText(lang).whole}
    </div>
  ));
}
