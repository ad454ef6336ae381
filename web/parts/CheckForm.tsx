import { type Lang, textOf } from '../text.ts';

interface CheckFormProps {
  readonly lang: Lang;
  /** What was typed and could not be read; kept, so that it can be mended. */
  readonly typed?: string | undefined;
}

/** Types an ID or pastes an address; an ordinary form, at work without JavaScript. */
export function CheckForm({ lang, typed }: CheckFormProps) {
  const { home } = textOf(lang);
  const wrong = typed !== undefined;
  return (
    <form action="/kiem-tra" method="get">
      <label for="ma">{home.field}</label>
      <input
        id="ma"
        name="ma"
        value={typed}
        maxLength={512}
        required
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={wrong ? 'wrong hint' : 'hint'}
        aria-invalid={wrong || undefined}
      />
      {wrong && (
        <p id="wrong" class="wrong">
          {home.typedWrong}
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
