import type { Refusal, RefusalCode, RefusalDetails } from '#core/refusal';
import { refusalText } from '#web/refusalText.ts';
import type { Lang } from '#web/text.ts';

/** The HTTP status of each refusal: 4xx is the asker's to mend, 5xx ours. */
const STATUSES = {
  'invalid-input': 400,
  'invalid-gtin': 400,
  'invalid-day': 400,
  'origin-unknown': 409,
  'expires-before-produced': 422,
  'invalid-origin': 400,
  'invalid-stamp-id': 400,
  'file-missing': 400,
  'file-too-large': 413,
  'file-not-text': 415,
  'file-not-utf8': 415,
  'file-old-excel': 415,
  'file-malformed': 422,
  'file-empty': 422,
  'sheet-too-large': 413,
  'heading-missing': 422,
  'heading-repeated': 422,
  'formula-cell': 422,
  'import-timeout': 422,
  'product-not-found': 404,
  'product-ambiguous': 409,
  'lot-not-found': 404,
  'lot-exists': 409,
  'lot-of-other-product': 409,
  'lot-recalled': 409,
  'lot-quantity-exceeded': 409,
  'recognition-not-found': 404,
  'recognition-not-in-force': 409,
  'product-is-service': 409,
  'withdrawal-exists': 409,
  'lot-closed': 409,
  'lot-has-stamps': 409,
  'variant-not-found': 404,
  'producer-not-found': 404,
  'producer-ambiguous': 409,
  'producer-succeeded': 409,
  'tax-code-invalid': 400,
  'tax-code-taken': 409,
  'area-unclear': 400,
  'entry-not-open': 409,
  'match-decided': 409,
  'batch-not-found': 404,
  'batch-too-large': 422,
  'range-outside-batch': 422,
  'range-already-void': 409,
  'stamp-not-found': 404,
  'key-missing': 500,
  'key-not-found': 404,
  'key-retired': 409,
  'key-compromised': 409,
  'high-water-missing': 500,
  'key-exhausted': 409,
  'keys-malformed': 422,
  'secret-missing': 500,
  'secret-wrong': 500,
  'secret-too-short': 500,
  'port-taken': 500,
  'networks-malformed': 500,
  'clock-behind': 503,
  'clock-jumped': 503,
  'stock-unknown': 422,
  'stock-too-small': 422,
  'stamp-too-large': 422,
  'stock-without-pin-room': 422,
  'pin-locked': 429,
  'batch-without-pins': 422,
  'start-label-outside-sheet': 422,
  'dpi-out-of-range': 422,
  'output-is-ours': 409,
  'output-not-writable': 500,
  interrupted: 503,
  'database-missing': 500,
  'database-foreign': 500,
  'database-newer': 500,
  'database-corrupt': 500,
  'database-busy': 503,
  'storage-full': 507,
  conflict: 409,
  'sign-in-needed': 401,
  'sign-in-failed': 401,
  'code-wrong': 401,
  'step-expired': 401,
  'place-unknown': 422,
  'too-many-sign-ins': 429,
  'proof-needed': 401,
  'invitation-invalid': 410,
  'cross-site': 403,
  'not-permitted': 403,
  'already-done': 409,
  'proposal-not-waiting': 409,
  'own-proposal': 403,
  'preparer-own': 403,
  'rights-waiting': 403,
  'user-exists': 409,
  'user-not-found': 404,
  'last-administrator': 409,
  'last-second-proof': 409,
  'password-weak': 422,
  'passwords-differ': 422,
  'approval-needed': 409,
  'file-type-refused': 415,
  'photo-too-large': 413,
  'photo-unreadable': 422,
  'gtin-taken': 409,
  'too-many-jobs': 429,
  'print-too-large': 422,
  'mail-not-possible': 409,
  'device-unknown': 401,
  'root-wrong': 409,
  'root-exists': 409,
  'root-file-wrong': 422,
  'delegation-invalid': 422,
  'delegation-ended': 409,
  'manifest-invalid': 422,
  'bundle-older': 409,
  'bundle-bytes-wrong': 422,
  'bundle-malformed': 422,
  'bundle-not-found': 404,
  'provision-invalid': 400,
  'root-missing': 409,
  'report-malformed': 422,
  'report-unsigned': 422,
  'report-differs': 409,
  'report-after-revocation': 422,
  'phone-not-found': 404,
  'device-key-taken': 409,
  'photo-differs': 422,
  'photo-unnamed': 404,
  'too-many-tip-offs': 429,
  'form-too-old': 409,
  'not-found': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'uri-too-long': 414,
  'too-busy': 503,
  'too-many-guesses': 429,
  unexpected: 500,
} as const satisfies Record<RefusalCode, number>;

/** The statuses a refusal can have. */
export type ProblemStatus = (typeof STATUSES)[RefusalCode];

/** A problem document (RFC 9457); the refusal's details stand beside its members, which no detail overwrites. */
export interface Problem extends RefusalDetails {
  readonly type: string;
  readonly title: string;
  readonly status: ProblemStatus;
  readonly detail: string;
  readonly code: RefusalCode;
}

/** The media type of a problem document. */
export const PROBLEM_TYPE = 'application/problem+json';

/** The HTTP status of a refusal code. */
export function statusOf(code: RefusalCode): ProblemStatus {
  return STATUSES[code];
}

/** Writes a refusal as a problem document, its words in one language. */
export function toProblem(refusal: Pick<Refusal, 'code' | 'details'>, lang: Lang): Problem {
  const { code, details } = refusal;
  const { title, detail } = refusalText(lang, refusal);
  return { ...details, type: `urn:temgoc:refusal:${code}`, title, status: STATUSES[code], detail, code };
}
