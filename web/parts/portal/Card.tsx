import type { ComponentChildren } from 'preact';

interface CardProps {
  readonly title?: string | undefined;
  readonly id?: string;
  /** Stands beside the title: a count, a link to all of it. */
  readonly beside?: ComponentChildren;
  readonly tone?: 'danger' | 'notice';
  readonly children: ComponentChildren;
}

/** One matter of a page, under its own title. */
export function Card({ title, id, beside, tone, children }: CardProps) {
  return (
    <section class={tone ? `card ${tone}` : 'card'} id={id}>
      {title && (
        <div class="card-title">
          <h2>{title}</h2>
          {beside}
        </div>
      )}
      {children}
    </section>
  );
}
