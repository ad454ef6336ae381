import { useEffect, useRef, useState } from 'preact/hooks';
import type { PhoneApp } from '../phone.ts';

interface TypedFormProps {
  readonly app: PhoneApp;
  readonly found: (texts: readonly string[], isByHand: boolean) => void;
  readonly close: () => void;
}

/** An ID typed by hand, as printed beside the QR. */
export function TypedForm({ app, found, close }: TypedFormProps) {
  const { scan } = app.text;
  const field = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState('');
  useEffect(() => field.current?.focus(), []);
  const check = async (event: Event) => {
    event.preventDefault();
    if (!app.trust) return setWrong(scan.noTrust);
    const { typedText } = await import('../judge.ts');
    try {
      found([typedText(app.trust.edition, field.current?.value ?? '')], true);
      setWrong('');
    } catch {
      setWrong(scan.wrongId);
      field.current?.focus();
    }
  };
  return (
    <form class="typed" onSubmit={(event) => void check(event)}>
      <label for="typed">{scan.field}</label>
      <p class="hint" id="typed-hint">
        {scan.hint}
      </p>
      <input
        id="typed"
        ref={field}
        inputMode="numeric"
        autoComplete="off"
        aria-describedby="typed-hint typed-wrong"
        aria-invalid={wrong !== ''}
      />
      <p class="wrong" id="typed-wrong" role="alert">
        {wrong}
      </p>
      <div class="ways">
        <button type="button" class="quiet" onClick={close}>
          {scan.close}
        </button>
        <button type="submit" disabled={app.isOpening}>
          {scan.check}
        </button>
      </div>
    </form>
  );
}
