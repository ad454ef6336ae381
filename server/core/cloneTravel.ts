import type { Instant } from './day.ts';

/**
 * Roughly the middle of each of the 34 provinces by area code, in degrees north and east. APPROXIMATE, from general
 * knowledge to about 30 km: good for telling what no traveller manages, for nothing else.
 */
const CENTRES: Readonly<Record<string, readonly [north: number, east: number]>> = {
  '01': [21.0, 105.7],
  '04': [22.7, 106.1],
  '08': [22.5, 105.1],
  '11': [21.7, 103.1],
  '12': [22.3, 103.2],
  '14': [21.2, 104.1],
  '15': [22.1, 104.4],
  '19': [21.9, 105.8],
  '20': [21.8, 106.6],
  '22': [21.2, 107.2],
  '24': [21.3, 106.3],
  '25': [21.1, 105.3],
  '31': [20.9, 106.5],
  '33': [20.6, 106.3],
  '37': [20.3, 106.0],
  '38': [20.0, 105.4],
  '40': [19.2, 104.9],
  '42': [18.3, 105.7],
  '44': [17.2, 106.6],
  '46': [16.3, 107.6],
  '48': [15.8, 107.9],
  '51': [14.8, 108.4],
  '52': [13.9, 108.5],
  '56': [12.1, 109.0],
  '66': [12.9, 108.6],
  '68': [11.7, 107.9],
  '75': [11.4, 106.9],
  '79': [10.9, 106.8],
  '80': [11.0, 106.1],
  '82': [10.5, 106.0],
  '86': [10.0, 106.3],
  '91': [10.2, 105.1],
  '92': [9.8, 105.6],
  '96': [9.2, 105.2],
};

const EARTH_KM = 6371;
/** Nobody travels faster than an airliner, and no two middles nearer than this say anything. */
const FASTEST_KM_PER_HOUR = 900;
const NEAREST_KM = 100;
const HOUR_MS = 3_600_000;

/** Kilometres between the middles of two provinces as the crow flies; undefined where a code is not known. */
export function kmBetween(one: string, other: string): number | undefined {
  const [a, b] = [CENTRES[one], CENTRES[other]];
  if (!a || !b) return undefined;
  const [north1, east1, north2, east2] = [...a, ...b].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
    number,
  ];
  const half =
    Math.sin((north2 - north1) / 2) ** 2 +
    Math.cos(north1) * Math.cos(north2) * Math.sin((east2 - east1) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
}

/** Whether one thing cannot have been in both provinces at these instants: over 100 km apart, faster than 900 km/h. */
export function isImpossible(
  from: { readonly province: string; readonly at: Instant },
  to: { readonly province: string; readonly at: Instant },
): boolean {
  const km = kmBetween(from.province, to.province) ?? 0;
  return km > NEAREST_KM && km > (FASTEST_KM_PER_HOUR * Math.abs(to.at - from.at)) / HOUR_MS;
}
