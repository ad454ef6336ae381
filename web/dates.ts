import { type Day, dayOf, type Instant, minuteOf } from '#core/day';

/** A day as people in Viet Nam write it: `dd/mm/yyyy`, in both languages. */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

/** An instant as Vietnamese clock time, `dd/mm/yyyy HH:mm` (UTC+07:00). */
export function formatInstant(instant: Instant): string {
  const minutes = minuteOf(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDay(dayOf(instant))} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
