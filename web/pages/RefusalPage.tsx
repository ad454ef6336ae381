import { Icon } from '../parts/Icon.tsx';
import { type Frame, Shell } from '../parts/Shell.tsx';
import type { Said } from '../said.ts';
import { textOf } from '../text.ts';

interface RefusalPageProps {
  readonly frame: Frame;
  readonly said: Said;
}

/** A refusal in words, where a person asked. */
export function RefusalPage({ frame, said }: RefusalPageProps) {
  const text = textOf(frame.lang);
  return (
    <Shell frame={frame} title={said.title}>
      <article>
        <div class="banner neutral">
          <Icon name="info" />
          <h1>{said.title}</h1>
          <p>{said.detail}</p>
        </div>
      </article>
      <footer>
        <a href={`/?lang=${frame.lang}`}>{text.backHome}</a>
      </footer>
    </Shell>
  );
}
