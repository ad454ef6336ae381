import { z } from 'zod';
import { ROLES } from '#core/permission';
import { line } from './form.ts';

/** An email address, kept in lower case: what a person signs in with. */
export const emailField = z
  .string()
  .transform((text) => text.normalize('NFC').trim().toLowerCase())
  .pipe(z.email().max(200));

/** A password as typed: its rules are where it is set, and a wrong one is only wrong. */
const passwordField = z.string().min(1).max(1_000);

/** A person by their address. */
export const emailForm = z.object({ email: emailField });

/** Coming in by address and password. */
export const signInForm = z.object({
  email: z.string().transform((text) => text.normalize('NFC').trim().toLowerCase().slice(0, 200)),
  password: z.string().max(1_000),
});

export type SignIn = z.infer<typeof signInForm>;

/** The second proof: the step it belongs to and a code of the authenticator, or a recovery code. */
export const secondForm = z.object({ step: z.string().max(100), code: z.string().max(60) });

/** Inviting somebody to one role: over an area or the whole office, or for one producer; area and producer by id or whole name. */
export const inviteForm = z.object({
  email: emailField,
  name: line(120),
  role: z.enum(ROLES),
  area: z.string().trim().max(200).optional(),
  producer: z.string().trim().max(300).optional(),
});

export type Invite = z.infer<typeof inviteForm>;

/** Giving a person one more role. */
export const grantForm = inviteForm.pick({ role: true, area: true, producer: true });

export type GrantInput = z.infer<typeof grantForm>;

/** A producer invites a consultant, who prepares and never orders. */
export const delegateForm = inviteForm.pick({ email: true, name: true, producer: true });

/** A clerk invites somebody of the producer whose page it is. */
export const producerPersonForm = z.object({
  email: emailField,
  name: line(120),
  role: z.enum(['producer', 'delegate']),
});

/** Accepting an invitation: the name as one wants it shown, and a password typed twice. */
export const acceptForm = z.object({ name: line(120), password: passwordField, again: passwordField });

export type AcceptInvitation = z.infer<typeof acceptForm>;

/** Changing the password: the old one, and the new one typed twice. */
export const passwordForm = z.object({
  current: passwordField,
  password: passwordField,
  again: passwordField,
});

export type ChangePassword = z.infer<typeof passwordForm>;

/** One's own name, as others see it. */
export const nameForm = z.object({ name: line(120) });

/** Confirming a new authenticator by one of its codes. */
export const totpForm = z.object({ step: z.string().max(100), code: z.string().max(20) });

/** Keeping a new passkey, under a name one will know it by. */
export const passkeyForm = z.object({ answer: z.string().max(20_000), name: line(60) });
