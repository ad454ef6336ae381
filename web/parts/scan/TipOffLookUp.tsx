import type { Lang } from '../../lang.ts';
import { tipOffsText } from '../../text/tipOffs.ts';

interface TipOffLookUpProps {
  readonly lang: Lang;
  /** A ticket was asked for that nobody has. */
  readonly ticketWrong: boolean;
}

/** The way to the answer of a tip-off that was sent, by its number. */
export function TipOffLookUp({ lang, ticketWrong }: TipOffLookUpProps) {
  const text = tipOffsText(lang);
  return (
    <section>
      <h2>{text.look}</h2>
      <form action="/phan-anh" method="get">
        <label for="phieu">{text.ticket}</label>
        <input
          id="phieu"
          name="phieu"
          required
          maxLength={40}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={ticketWrong ? true : undefined}
          aria-describedby={ticketWrong ? 'ticket-wrong' : undefined}
        />
        {ticketWrong && (
          <p id="ticket-wrong" class="wrong" role="alert">
            {text.ticketWrong}
          </p>
        )}
        <input type="hidden" name="lang" value={lang} />
        <button type="submit">{text.lookUp}</button>
      </form>
    </section>
  );
}
