import { z } from 'zod';
import { PRODUCER_KINDS } from '#core/producer';
import { dayField, line } from './form.ts';

/** A field of a page that may be left empty: blank is nothing said. */
function blankable<Field extends z.ZodType>(field: Field) {
  const isBlank = (value: unknown) => typeof value === 'string' && value.trim() === '';
  return z.preprocess((value) => (isBlank(value) ? undefined : value), field.optional());
}

/** A telephone number as people write it: digits, spaces, points, a plus at the front. */
const phone = z
  .string()
  .trim()
  .regex(/^\+?\d(?:[\d .-]{6,18})\d$/);

const contact = {
  kind: z.enum(PRODUCER_KINDS),
  taxCode: blankable(line(20)),
  email: blankable(z.string().trim().toLowerCase().pipe(z.email().max(200))),
  phone: blankable(phone),
  /** Shown to shoppers, by the producer's own choice. */
  phonePublic: z
    .union([z.boolean(), z.enum(['', '1'])])
    .default(false)
    .transform((value) => value === true || value === '1'),
};

/** A new producer: its name, what it is, how it is reached, and in which commune of today. */
export const recordProducerForm = z.object({ name: line(300), ...contact, area: blankable(line(200)) });

export type RecordProducer = z.infer<typeof recordProducerForm>;

/** Kind, tax code and contact of a producer; `seen` is the mark of what stood there when the form was opened. */
export const amendProducerForm = z.object({ ...contact, producer: line(40), seen: blankable(line(64)) });

export type AmendProducer = z.infer<typeof amendProducerForm>;

/** A new name of a producer: since which day, by which paper, why. */
export const renameProducerForm = z.object({
  act: z.literal('rename').default('rename'),
  producer: line(40),
  name: line(300),
  /** The first day of the new name. */
  since: dayField,
  reason: line(500),
});

export type RenameProducer = z.infer<typeof renameProducerForm>;

/** The producer that carries another on: since which day, by which paper, why. */
export const succeedProducerForm = z.object({
  act: z.literal('succeed').default('succeed'),
  producer: line(40),
  successor: line(40),
  since: dayField,
  reason: line(500),
});

export type SucceedProducer = z.infer<typeof succeedProducerForm>;

/** Either act on a producer that shoppers see, as its proposal keeps it. */
export const producerChangeForm = z.discriminatedUnion('act', [
  renameProducerForm.extend({ act: z.literal('rename') }),
  succeedProducerForm.extend({ act: z.literal('succeed') }),
]);

export type ProducerChange = z.infer<typeof producerChangeForm>;
