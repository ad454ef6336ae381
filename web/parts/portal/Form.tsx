import type { ComponentChildren } from 'preact';
import type { Said } from '../../said.ts';
import { portalText } from '../../text/portal.ts';
import { useFrame } from './frame.ts';
import { Notice } from './Notice.tsx';

/** What was wrong with a form that was sent: the field, where one is to blame, and what to do. */
export interface Wrong {
  readonly field: string | null;
  readonly said: Said;
}

/** The hidden key by which a form sent twice is carried out once. */
export function FormKey() {
  return <input type="hidden" name="form-key" value={useFrame().formKey} />;
}

interface FormProps {
  readonly action: string;
  /** Carries files. */
  readonly upload?: boolean;
  /** What went wrong with the form as a whole; a field's own fault stands beside the field. */
  readonly wrong?: Wrong | null | undefined;
  readonly class?: string;
  readonly id?: string;
  /** Refetched and swapped by the common island when a field changes: the address to ask, by GET. */
  readonly live?: string;
  readonly children: ComponentChildren;
}

/** A form that does something: sent by POST, once. */
export function Form({ action, upload, wrong, children, live, ...rest }: FormProps) {
  const text = portalText(useFrame().lang);
  return (
    <form
      method="post"
      action={action}
      enctype={upload ? 'multipart/form-data' : undefined}
      data-live={live}
      {...rest}
    >
      <FormKey />
      {wrong && (
        // A page that comes back begins at its head: the fault is brought into sight, here or at its field.
        <div tabIndex={-1} autofocus={wrong.field === null}>
          <Notice tone="danger" title={wrong.said.title || text.wrongTitle} alert>
            {wrong.said.detail}
          </Notice>
        </div>
      )}
      {children}
    </form>
  );
}

interface SubmitProps {
  readonly tone?: 'primary' | 'quiet' | 'danger';
  /** For forms with several buttons. */
  readonly name?: string;
  readonly value?: string;
  readonly formAction?: string;
  readonly children: ComponentChildren;
}

/** The button that sends a form; one that destroys says so by its tone and names what it destroys. */
export function Submit({ tone = 'primary', children, ...rest }: SubmitProps) {
  return (
    <button type="submit" class={tone} {...rest}>
      {children}
    </button>
  );
}

/** A link that looks like what it is: the next thing to do. */
export function ButtonLink(props: {
  readonly href: string;
  readonly tone?: 'primary' | 'quiet' | 'danger';
  readonly download?: boolean;
  readonly children: ComponentChildren;
}) {
  const { href, tone = 'primary', download, children } = props;
  return (
    <a class={`button ${tone}`} href={href} download={download}>
      {children}
    </a>
  );
}
