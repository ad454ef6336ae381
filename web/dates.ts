import { type Day, dayOf, type Instant, minuteOf } from '#core/day';

/** A day as people in Viet Nam write it: `dd/mm/yyyy`, in both languages. */
export function formatDay(day: Day): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** An instant as Vietnamese clock time, `dd/mm/yyyy HH:mm` (UTC+07:00). */
export function formatInstant(instant: Instant): string {
  const minutes = minuteOf(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDay(dayOf(instant))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
