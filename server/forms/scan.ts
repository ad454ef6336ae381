import { z } from 'zod';
import { line } from './form.ts';

/** What a shopper presses after the verdict. */
export const scanAnswerForm = z.object({ answer: z.enum(['bought', 'held', 'photo']) });

/** The commune a shopper tells by choice, by its area's id; or the province alone, as it was offered. */
export const scanCommuneForm = z.object({ commune: line(40).optional(), province: line(40).optional() });
