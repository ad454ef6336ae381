/** Line drawings on a grid of 24, beside words that say the same. */
const SHAPES = {
  scan: 'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M4 12h16',
  'look-up': 'M11 4a7 7 0 1 0 .01 0M16 16l4.5 4.5',
  outbox: 'M6 3h9l4 4v14H6zM9 11h7M9 15h7',
  phone: 'M8 2.5h8a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1zM11 18.5h2',
  tick: 'm5 12.5 4.6 4.5L19 7.5',
  clock: 'M12 3a9 9 0 1 0 .01 0M12 7.5V12l3.2 2',
  warning: 'M12 4 2.8 20h18.4zM12 10v4.6m0 2.4v.2',
  cross: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6m0-6-6 6',
  torch: 'M8 3h8v4l-2 3v11h-4V10L8 7zM8 6h8M12 13v2',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9h.01',
  keys: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  copies: 'M8 8V4h12v12h-4M4 8h12v12H4z',
} as const;

/** A drawing's name. */
export type SignName = keyof typeof SHAPES;

/** A drawing, hidden from readers of the screen. */
export function Sign({ name }: { readonly name: SignName }) {
  return (
    <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
