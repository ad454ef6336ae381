import { type Lang, type Text, textOf } from '../text.ts';

/** Text that was typed and could not be read, kept to be mended, and what is wrong with it. */
export interface Mistyped {
  readonly text: string;
  readonly wrong: keyof Text['home']['typedWrong'];
}

interface CheckFormProps {
  readonly lang: Lang;
  readonly mistyped?: Mistyped | undefined;
}

/** Types an ID or pastes an address; an ordinary form, at work without JavaScript. */
export function CheckForm({ lang, mistyped }: CheckFormProps) {
  const { home } = textOf(lang);
  return (
    <form action="/kiem-tra" method="get">
      <label for="ma">{home.field}</label>
      <input
        id="ma"
        name="ma"
        value={mistyped?.text}
        maxLength={512}
        required
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={mistyped ? 'wrong hint' : 'hint'}
        aria-invalid={mistyped ? true : undefined}
      />
      {mistyped && (
        <p id="wrong" class="wrong">
          {home.typedWrong[mistyped.wrong]}
        </p>
      )}
      <p id="hint" class="hint">
        {home.hint}
      </p>
      <input type="hidden" name="lang" value={lang} />
      <button type="submit">{home.button}</button>
    </form>
  );
}
