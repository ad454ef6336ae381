/** Kinds of producer (chủ thể OCOP); a household is a person, and its data is personal data. */
export const PRODUCER_KINDS = [
  'company',
  'branch',
  'cooperative',
  'cooperative-group',
  'farm',
  'household',
  'workshop',
  'tourism-body',
  'unknown',
] as const;
export type ProducerKind = (typeof PRODUCER_KINDS)[number];

/** Whoever makes the product; identity is the internal id, with the tax code where one exists, never the name. */
export interface Producer {
  readonly id: string;
  readonly name: string;
  readonly kind: ProducerKind;
  readonly taxCode: string | null;
  readonly areaId: string | null;
}

/** True where the law on personal data (91/2025/QH15) protects the producer itself, as a person. */
export function isPerson(kind: ProducerKind): boolean {
  return kind === 'household';
}
