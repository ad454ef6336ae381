import type { ComponentChildren } from 'preact';

/** Names and values beside each other; a row whose value is null is left out. */
export function Facts({
  rows,
}: {
  readonly rows: readonly (readonly [label: string, value: ComponentChildren])[];
}) {
  const told = rows.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl class="facts">
      {told.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
