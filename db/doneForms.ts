import { and, eq, lt } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { doneForms } from './peopleSchema.ts';

/** A form one person sent under one key. */
export interface SentForm {
  readonly userId: string;
  readonly formKey: string;
}

/** Where a form that was carried out led; `location` is null while its answer was not out, undefined where it never was. */
export async function findDoneForm(db: Db, { userId, formKey }: SentForm) {
  const [row] = await db.orm
    .select({ location: doneForms.location, path: doneForms.path, at: doneForms.at })
    .from(doneForms)
    .where(and(eq(doneForms.userId, userId), eq(doneForms.formKey, formKey)));
  return row;
}

/** Notes that a form is carried out, in the act's own commit; sent before, it is `already-done`. */
export function recordDoneForm(form: SentForm & { readonly path: string; readonly at: Instant }): Write {
  const row = { ...form, location: null };
  return guarded((tx) => tx.insert(doneForms).values(row).onConflictDoNothing(), 'already-done');
}

/** Notes where a form's answer led, so that the same form sent again leads there. */
export function nameLocation({ userId, formKey }: SentForm, location: string): Write {
  return write((tx) =>
    tx
      .update(doneForms)
      .set({ location })
      .where(and(eq(doneForms.userId, userId), eq(doneForms.formKey, formKey))),
  );
}

/** Forgets a form that was refused after all. */
export function forgetDoneForm({ userId, formKey }: SentForm): Write {
  return write((tx) =>
    tx.delete(doneForms).where(and(eq(doneForms.userId, userId), eq(doneForms.formKey, formKey))),
  );
}

/** Forgets forms carried out before an instant: nobody sends a form of last week again by mistake. */
export function forgetDoneForms(before: Instant): Write {
  return write((tx) => tx.delete(doneForms).where(lt(doneForms.at, before)));
}
