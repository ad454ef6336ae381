/**
 * The value a table has of its own under a key that somebody sent or typed; what every object has by birth
 * (`constructor`, `toString`, `__proto__`) stands in no table of ours.
 */
export function ownValue<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
