import type { ComponentChildren } from 'preact';

/** Search and filters: an ordinary GET form, so that what was asked is in the address and can be sent to a colleague. */
export function Filters({
  action,
  label,
  children,
}: {
  readonly action: string;
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <search aria-label={label}>
      <form class="filters" method="get" action={action}>
        {children}
      </form>
    </search>
  );
}
