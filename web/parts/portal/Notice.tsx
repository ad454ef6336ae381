import type { ComponentChildren } from 'preact';
import type { Tone } from '#core/verdict';
import { Icon, TONE_ICONS } from '../Icon.tsx';

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string | undefined;
  /** Read out at once: for what went wrong. */
  readonly alert?: boolean;
  readonly children: ComponentChildren;
}

/** Something to know before going on, with a drawing so that no meaning rests on colour. */
export function Notice({ tone, title, alert, children }: NoticeProps) {
  return (
    <div class={`note ${tone}`} role={alert ? 'alert' : 'status'}>
      <Icon name={TONE_ICONS[tone]} />
      <div>
        {title && <p class="note-title">{title}</p>}
        <div>{children}</div>
      </div>
    </div>
  );
}
