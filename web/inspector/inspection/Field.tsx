import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly write: (text: string) => void;
  readonly hint?: string;
  readonly most: number;
  readonly lines?: number;
  readonly mode?: 'numeric' | 'search';
}

/** A text a person types, given on at every letter. */
export function Field({ label, value, write, hint, most, lines, mode }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    value,
    maxLength: most,
    autoComplete: 'off',
    'aria-describedby': hint ? `${id}-hint` : undefined,
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
    </div>
  );
}
