import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly write: (text: string) => void;
  /** By which a row of what is missing leads here. */
  readonly name?: string;
  readonly hint?: string;
  /** What is wrong with it, said below it. */
  readonly wrong?: string | undefined;
  readonly most: number;
  readonly lines?: number;
  readonly mode?: 'numeric' | 'search';
}

/** A text a person types, given on at every letter. */
export function Field({ label, value, write, name, hint, wrong, most, lines, mode }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    name,
    value,
    maxLength: most,
    autoComplete: 'off',
    'aria-describedby': [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': wrong ? true : undefined,
    onInput: (event: Event) => write((event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {lines ? (
        <textarea {...shared} rows={lines} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={mode ?? 'text'}
          enterKeyHint={mode === 'search' ? 'search' : 'next'}
        />
      )}
      {wrong && (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}
