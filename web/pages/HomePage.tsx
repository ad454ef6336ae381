import type { StampForm } from '#core/stamp';
import type { Headline } from '#core/verdict';
import { CheckForm, type Mistyped } from '../parts/CheckForm.tsx';
import { HEADLINE_ICONS, Icon } from '../parts/Icon.tsx';
import { type Frame, Shell } from '../parts/Shell.tsx';
import { pinsText } from '../text/pins.ts';
import { tipOffsText } from '../text/tipOffs.ts';
import { type Text, textOf } from '../text.ts';

/** A stamp of the trial register to open, and what its page shows. */
export interface SampleLink {
  readonly shows: Headline;
  readonly form: StampForm;
  readonly pin?: boolean;
  /** A path of this site. */
  readonly path: string;
}

function Samples({ samples, frame, text }: { samples: readonly SampleLink[]; frame: Frame; text: Text }) {
  const { home, headlines } = text;
  return (
    <section>
      <h2>{home.samples}</h2>
      <p>
        <b>{text.sample}.</b> {home.samplesLead}
      </p>
      <ul class="samples">
        {samples.map(({ shows, form, path, pin }) => (
          <li key={path}>
            <Icon name={HEADLINE_ICONS[shows]} />
            <a href={`${path}?lang=${frame.lang}`}>{headlines[shows].title}</a>
            <span class="hint">
              {' '}
              ({home.sampleForm[form]}
              {pin && `, ${pinsText(frame.lang).badge}`})
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface HomePageProps {
  readonly frame: Frame;
  readonly samples: readonly SampleLink[];
  readonly mistyped?: Mistyped | undefined;
}

/** The door for whoever has no camera at hand: what this is, a form, and on a trial the stamps to look at. */
export function HomePage({ frame, samples, mistyped }: HomePageProps) {
  const text = textOf(frame.lang);
  const { home } = text;
  return (
    <Shell frame={frame} title={home.title} sample={samples.length > 0}>
      <article class="home">
        <h1>{home.title}</h1>
        <p>{home.lead}</p>
        <CheckForm lang={frame.lang} mistyped={mistyped} />
      </article>
      {samples.length > 0 && <Samples samples={samples} frame={frame} text={text} />}
      <section>
        <h2>{home.tells}</h2>
        <ol>
          {home.tellsList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p>{home.notTold}</p>
      </section>
      <footer>
        <a href={`/phan-anh?lang=${frame.lang}`}>{tipOffsText(frame.lang).link}</a>
        <a href={`/sign-in?lang=${frame.lang}`}>{home.signIn}</a>
        <p>{text.tagline}</p>
      </footer>
    </Shell>
  );
}
