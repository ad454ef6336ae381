import { z } from 'zod';
import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import { PRODUCER_KINDS } from '#core/producer';
import { PRODUCT_GROUPS_2019, PRODUCT_GROUPS_2023 } from '#core/product';
import { REGISTER_SORTS, type RegisterQuery, STANDING_FILTERS } from '#core/registerQuery';
import { dayField, parseForm } from './form.ts';

/** Every group a register may be filtered by, of both catalogues; `none` where none is recorded. */
export const GROUP_FILTERS = [...new Set([...PRODUCT_GROUPS_2023, ...PRODUCT_GROUPS_2019]), 'none'] as const;

/** A field left blank asks for nothing. */
function blank<Field extends z.ZodType>(field: Field) {
  return z.preprocess((value) => (value === '' ? undefined : value), field.optional());
}

const registerQueryForm = z.object({
  q: z
    .string()
    .max(2_000)
    .transform((text) => text.normalize('NFC'))
    .default(''),
  star: blank(z.enum(['3', '4', '5']).transform((star) => Number(star) as Star)),
  group: blank(z.enum(GROUP_FILTERS)),
  status: blank(z.enum(STANDING_FILTERS)),
  area: blank(z.string().max(60)),
  kind: blank(z.enum(PRODUCER_KINDS)),
  day: blank(dayField),
  sort: blank(z.enum(REGISTER_SORTS)),
});

/** Reads what is asked of the register; `today` where no day is named. Throws `invalid-input`, `invalid-day`. */
export function parseRegisterQuery(input: unknown, today: Day): RegisterQuery {
  const { q, star, group, status, area, kind, day, sort } = parseForm(registerQueryForm, input);
  return {
    q,
    star: star ?? null,
    group: group === undefined ? null : group === 'none' ? '' : group,
    status: status ?? null,
    areaId: area ?? null,
    kind: kind ?? null,
    asOf: day ?? today,
    sort: sort ?? 'name',
  };
}

/** A page of a list, from 1; anything else is the first. */
export const pageField = z.coerce.number().int().min(1).max(100_000).catch(1);

/** The formats a table is exported in. */
export const exportFormat = z.enum(['csv', 'xlsx']);

/** `register export`: the format, where to, and the day and filters like those of the page. */
export const exportForm = z.object({ format: exportFormat.default('csv'), out: z.string().min(1).max(4096) });
