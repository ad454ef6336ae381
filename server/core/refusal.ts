/**
 * Every way the system says no, closed: a refusal is an exception carrying one of these codes, and each
 * code has one HTTP status (server/problems.ts) and one text per language (web/text.*.ts).
 */
export const REFUSAL_CODES = [
  // input
  'invalid-input',
  'invalid-gtin',
  'invalid-day',
  'invalid-origin',
  'origin-unknown',
  'expires-before-produced',
  'invalid-stamp-id',
  'file-missing',
  'file-too-large',
  'file-not-text',
  'file-not-utf8',
  'file-old-excel',
  'file-malformed',
  'file-empty',
  'sheet-too-large',
  'heading-missing',
  'heading-repeated',
  'formula-cell',
  'import-timeout',
  // register
  'product-not-found',
  'product-ambiguous',
  'lot-not-found',
  'lot-exists',
  'lot-of-other-product',
  'lot-quantity-exceeded',
  'lot-recalled',
  'recognition-not-found',
  'recognition-not-in-force',
  'product-is-service',
  'withdrawal-exists',
  'lot-closed',
  'lot-has-stamps',
  'variant-not-found',
  'producer-not-found',
  'producer-ambiguous',
  'producer-succeeded',
  'tax-code-invalid',
  'tax-code-taken',
  'area-unclear',
  'entry-not-open',
  'match-decided',
  // stamps
  'batch-not-found',
  'batch-too-large',
  'range-outside-batch',
  'range-already-void',
  'stamp-not-found',
  // keys
  'key-missing',
  'key-not-found',
  'key-retired',
  'key-compromised',
  'key-exhausted',
  'high-water-missing',
  'keys-malformed',
  'secret-missing',
  'secret-wrong',
  'secret-too-short',
  'port-taken',
  'clock-behind',
  // paper
  'stock-unknown',
  'stock-too-small',
  'stamp-too-large',
  'start-label-outside-sheet',
  'dpi-out-of-range',
  'output-not-writable',
  'output-is-ours',
  'interrupted',
  // memory
  'database-missing',
  'database-foreign',
  'database-newer',
  'database-corrupt',
  'database-busy',
  'storage-full',
  'conflict',
  // people and their portals
  'sign-in-needed',
  'sign-in-failed',
  'code-wrong',
  'step-expired',
  'place-unknown',
  'too-many-sign-ins',
  'proof-needed',
  'invitation-invalid',
  'cross-site',
  'not-permitted',
  'already-done',
  'proposal-not-waiting',
  'own-proposal',
  'preparer-own',
  'rights-waiting',
  'user-exists',
  'user-not-found',
  'last-administrator',
  'last-second-proof',
  'password-weak',
  'passwords-differ',
  'approval-needed',
  'file-type-refused',
  'photo-too-large',
  'photo-unreadable',
  'gtin-taken',
  'too-many-jobs',
  'print-too-large',
  'mail-not-possible',
  // inspectors' phones
  'device-unknown',
  'provision-invalid',
  'root-missing',
  'report-malformed',
  'report-unsigned',
  'report-differs',
  'photo-differs',
  'photo-unnamed',
  // tip-offs
  'too-many-tip-offs',
  'form-too-old',
  // edge
  'not-found',
  'method-not-allowed',
  'body-too-large',
  'uri-too-long',
  'too-busy',
  'too-many-guesses',
  'unexpected',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** What a refusal was about, by name: values a text may show (`{product}`), never a secret. */
export type RefusalDetails = Readonly<Record<string, string | number>>;

/** A refusal: the code says which rule, the details say what and where. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    readonly details: RefusalDetails = {},
  ) {
    super(code);
  }
}
