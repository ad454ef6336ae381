import { Refusal, type RefusalCode } from '#core/refusal';

/** The code an act is refused with, or `accepted`; any other exception is a fault of the core and passes on. */
export function refusalOf(act: () => unknown): RefusalCode | 'accepted' {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
