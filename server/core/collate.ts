const VIETNAMESE = new Intl.Collator('vi', { numeric: true });

/** Things by name as a Vietnamese dictionary orders them (Đ after D, tones last), numbers by their value; ties keep their order. */
export function byName<One extends { readonly name: string }>(things: readonly One[]): One[] {
  return [...things].sort((a, b) => VIETNAMESE.compare(a.name, b.name));
}
