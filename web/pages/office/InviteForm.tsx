import { ROLES } from '#core/permission';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import type { Wrong } from '../../parts/portal/Form.tsx';
import { portalText } from '../../text/portal.ts';
import { usersText } from '../../text/users.ts';
import type { Lang } from '../../text.ts';

/** What may be chosen from: areas and producers by name. */
export interface Places {
  readonly areas: readonly string[];
  readonly producers: readonly string[];
}

interface RoleFieldsProps {
  readonly lang: Lang;
  readonly places: Places;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong?: Wrong | null | undefined;
}

function Offered({ id, names }: { readonly id: string; readonly names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

/** Which role, and over what: an area for the office's roles, a producer for the others. */
export function RoleFields({ lang, places, typed, wrong }: RoleFieldsProps) {
  const text = usersText(lang).invite;
  const { roles } = portalText(lang);
  const options = ROLES.map((role) => ({ value: role, label: roles[role] }));
  return (
    <>
      <SelectField
        name="role"
        label={text.role}
        options={options}
        value={typed.role}
        wrong={wrong}
        required
      />
      <Field
        name="area"
        label={text.area}
        hint={text.areaHint}
        value={typed.area}
        wrong={wrong}
        list="areas-offered"
      />
      <Offered id="areas-offered" names={places.areas} />
      <Field
        name="producer"
        label={text.producer}
        hint={text.producerHint}
        value={typed.producer}
        wrong={wrong}
        list="producers-offered"
      />
      <Offered id="producers-offered" names={places.producers} />
    </>
  );
}

/** Whom to invite: a name and an address. */
export function InvitedFields({ lang, typed, wrong }: Omit<RoleFieldsProps, 'places'>) {
  const text = usersText(lang);
  return (
    <>
      <Field name="name" label={text.name} value={typed.name} wrong={wrong} maxLength={120} required />
      <Field name="email" type="email" label={text.email} value={typed.email} wrong={wrong} required />
    </>
  );
}
