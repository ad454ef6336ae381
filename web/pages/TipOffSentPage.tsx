import { Icon } from '../parts/Icon.tsx';
import { type Frame, Shell } from '../parts/Shell.tsx';
import { tipOffsText } from '../text/tipOffs.ts';
import { textOf } from '../text.ts';

interface TipOffSentPageProps {
  readonly frame: Frame;
  /** As people write it down. */
  readonly ticket: string;
  readonly ill: boolean;
  readonly sample: boolean;
}

/** What to do now, before anything else: whoever fell ill reads this first. */
export function IllnessAdvice({ lang }: { readonly lang: Frame['lang'] }) {
  const text = tipOffsText(lang);
  return (
    <article>
      <div class="banner danger">
        <Icon name="warning" />
        <h2>{text.illnessTitle}</h2>
        <p>{text.illness}</p>
      </div>
    </article>
  );
}

/** It was received: the number by which the answer is read, shown this once. */
export function TipOffSentPage({ frame, ticket, ill, sample }: TipOffSentPageProps) {
  const { lang } = frame;
  const text = tipOffsText(lang);
  return (
    <Shell frame={frame} title={text.sentTitle} sample={sample}>
      {ill && <IllnessAdvice lang={lang} />}
      <article>
        <div class="banner good">
          <Icon name="tick" />
          <h1>{text.sentTitle}</h1>
          <p>{text.sentLead}</p>
        </div>
        <div class="product">
          <p>{text.ticket}</p>
          <p class="ticket id">{ticket}</p>
        </div>
      </article>
      <footer>
        <a href={`/phan-anh/${ticket}?lang=${lang}`}>{text.answerLink}</a>
        <a href={`/?lang=${lang}`}>{textOf(lang).backHome}</a>
      </footer>
    </Shell>
  );
}
