import type { ComponentChildren } from 'preact';
import type { Day } from '#core/day';
import { type ContactDays, ILLNESS, LONGEST_TIP_OFF, OFFERED_DAYS, WRONGS } from '#core/tipOff';
import { formatDay } from '../dates.ts';
import { fill } from '../fill.ts';
import { type Frame, Shell } from '../parts/Shell.tsx';
import { TipOffLookUp } from '../parts/scan/TipOffLookUp.tsx';
import type { Said } from '../said.ts';
import { tipOffsText } from '../text/tipOffs.ts';

/** What is written to the office about. */
export interface TipOffAbout {
  /** The scanned text the form carries along; empty where there was none. */
  readonly text: string;
  readonly printedId: string | null;
  readonly product: string | null;
  readonly producer: string | null;
  readonly sample: boolean;
}

/** All that was typed, to come back. */
export interface TipOffTyped {
  readonly wrongs: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

interface TipOffPageProps {
  readonly frame: Frame;
  readonly about: TipOffAbout;
  readonly typed: TipOffTyped;
  readonly token: string;
  /** For how long a contact may be kept, and up to which day that is. */
  readonly days: readonly { readonly days: ContactDays; readonly until: Day }[];
  readonly wrong?: { readonly field: string | null; readonly said: Said } | undefined;
  /** A photo came with what is asked for again: browsers do not keep it. */
  readonly photoSent?: boolean;
  /** A ticket was asked for that nobody has. */
  readonly ticketWrong?: boolean;
}

type Text = ReturnType<typeof tipOffsText>;

interface PartProps extends TipOffPageProps {
  readonly text: Text;
}

function About({ about, text }: PartProps) {
  const { printedId, product, producer } = about;
  if (about.text === '') return <p class="hint">{text.noStamp}</p>;
  if (printedId === null) {
    return (
      <p class="hint">
        {text.notOurs} {fill(text.scanned, { text: about.text })}
      </p>
    );
  }
  return (
    <p>
      {text.about}: <b>{product ?? fill(text.stamp, { id: printedId })}</b>
      {product && (
        <span class="hint">
          {' '}
          {producer} · {fill(text.stamp, { id: printedId })}
        </span>
      )}
    </p>
  );
}

function Labelled(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly text: Text;
  readonly children: ComponentChildren;
}) {
  const { name, label, hint, text, children } = props;
  return (
    <div class="field">
      <label for={name}>
        {label} <span class="hint">({text.optional})</span>
      </label>
      {children}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

const BESIDE = /^(?:wrongs|consent)/;

/** What stands before the form: what no field of it is to blame for, and that a photo must be chosen again. */
function Troubles({ text, wrong, photoSent }: PartProps) {
  if (!wrong && !photoSent) return null;
  return (
    <div id="wrong" role="alert">
      {wrong && (
        <p class="wrong">
          {wrong.field != null ? text.notSent : <b>{wrong.said.title}.</b>}{' '}
          {!BESIDE.test(wrong.field ?? '') && wrong.said.detail}
        </p>
      )}
      {photoSent && <p class="wrong">{text.photoAgain}</p>}
    </div>
  );
}

function Wrongs({ typed, text, wrong }: PartProps) {
  const isWrong = wrong?.field?.startsWith('wrongs') ?? false;
  return (
    <fieldset id="wrongs" aria-describedby={isWrong ? 'wrongs-wrong' : undefined}>
      <legend>{text.what}</legend>
      {isWrong && (
        <p class="wrong" id="wrongs-wrong">
          {text.whatMissing}
        </p>
      )}
      <p class="hint">{text.whatHint}</p>
      {WRONGS.map((name) => (
        <label key={name} class="choice" for={name}>
          <input type="checkbox" id={name} name="wrong" value={name} checked={typed.wrongs.includes(name)} />
          <span>
            {text.wrongs[name]}
            {name === ILLNESS && <span class="hint"> {text.illness}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Story({ typed: { values }, text, photoSent }: PartProps) {
  return (
    <>
      <Labelled name="bought" label={text.bought} hint={text.boughtHint} text={text}>
        <input
          id="bought"
          name="bought"
          value={values.bought}
          maxLength={LONGEST_TIP_OFF.place}
          autocomplete="off"
          aria-describedby="bought-hint"
        />
      </Labelled>
      <Labelled name="told" label={text.told} hint={text.toldHint} text={text}>
        <textarea
          id="told"
          name="told"
          rows={4}
          maxLength={LONGEST_TIP_OFF.note}
          aria-describedby="told-hint"
        >
          {values.told}
        </textarea>
      </Labelled>
      <Labelled
        name="photo"
        label={text.photo}
        hint={photoSent ? text.photoAgain : text.photoHint}
        text={text}
      >
        <input type="file" id="photo" name="photo" accept="image/*" aria-describedby="photo-hint" />
      </Labelled>
    </>
  );
}

function Contact({ typed: { values }, text, days, wrong }: PartProps) {
  const isWrong = wrong?.field === 'consent';
  return (
    <fieldset>
      <legend>{text.contactTitle}</legend>
      <Labelled name="contact" label={text.contact} hint={text.contactHint} text={text}>
        <input
          id="contact"
          name="contact"
          value={values.contact}
          maxLength={LONGEST_TIP_OFF.contact}
          autocomplete="off"
          aria-describedby="contact-hint"
        />
      </Labelled>
      <label class="choice" for="consent">
        <input
          type="checkbox"
          id="consent"
          name="consent"
          value="1"
          checked={values.consent === '1'}
          aria-invalid={isWrong ? true : undefined}
          aria-describedby={isWrong ? 'consent-wrong' : undefined}
        />
        <span>{text.consent}</span>
      </label>
      {isWrong && (
        <p class="wrong" id="consent-wrong">
          {text.consentMissing}
        </p>
      )}
      <label for="days">{text.days}</label>
      <select id="days" name="days" aria-describedby="days-hint">
        {days.map((one) => (
          <option
            key={one.days}
            value={String(one.days)}
            selected={(values.days ?? String(OFFERED_DAYS)) === String(one.days)}
          >
            {fill(text.daysOption, { day: formatDay(one.until), days: String(one.days) })}
          </option>
        ))}
      </select>
      <p class="hint" id="days-hint">
        {text.erased}
      </p>
    </fieldset>
  );
}

/** The form by which a shopper tells the office: an ordinary one, at work without JavaScript and in any browser. */
export function TipOffPage(props: TipOffPageProps) {
  const { frame, about, token } = props;
  const part: PartProps = { ...props, text: tipOffsText(frame.lang) };
  const { text } = part;
  return (
    <Shell frame={frame} title={text.title} sample={about.sample}>
      <article class="home">
        <h1>{text.title}</h1>
        <p>{text.lead}</p>
        <About {...part} />
        <form action={`/phan-anh?lang=${frame.lang}`} method="post" enctype="multipart/form-data">
          <Troubles {...part} />
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="stamp" value={about.text} />
          <Wrongs {...part} />
          <Story {...part} />
          <Contact {...part} />
          <div hidden>
            <label for="trap">{text.trap}</label>
            <input id="trap" name="trap" tabIndex={-1} autocomplete="off" />
          </div>
          <button type="submit">{text.send}</button>
        </form>
      </article>
      <TipOffLookUp lang={frame.lang} ticketWrong={props.ticketWrong ?? false} />
    </Shell>
  );
}
