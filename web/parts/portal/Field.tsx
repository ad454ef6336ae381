import { type ComponentChildren, h } from 'preact';
import { portalText } from '../../text/portal.ts';
import type { Wrong } from './Form.tsx';
import { useFrame } from './frame.ts';

interface Labelled {
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** The form's fault; shown here where this field is to blame. */
  readonly wrong?: Wrong | null | undefined;
  readonly required?: boolean;
  /** Where one page has several fields of one name. */
  readonly id?: string;
  /** What is left empty has its own name or is asked for by the server, so that nobody is told it may be. */
  readonly named?: boolean;
}

/** What ties a control to its hint and its fault; a page that comes back with a fault begins at its control. */
function ties({ name, id = name, hint, wrong }: Labelled) {
  const isWrong = wrong?.field === name;
  const described = [isWrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return {
    id,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
    autofocus: isWrong || undefined,
  };
}

interface AroundProps extends Labelled {
  readonly kind?: InputType;
  readonly children: ComponentChildren;
}

function Around(props: AroundProps) {
  const { name, id = name, label, hint, wrong, required, named, kind, children } = props;
  const text = portalText(useFrame().lang);
  return (
    <div class={kind === 'search' || kind === 'date' ? `field ${kind}` : 'field'}>
      <label for={id}>
        {label}
        {!required && !named && <span class="optional"> ({text.optional})</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong?.field === name && (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong.said.detail}
        </p>
      )}
      {children}
    </div>
  );
}

type InputType = 'text' | 'color' | 'number' | 'date' | 'email' | 'password' | 'search' | 'tel' | 'url';

interface FieldProps extends Labelled {
  readonly value?: string | number | undefined;
  readonly type?: InputType;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  readonly autocomplete?: string;
  readonly maxLength?: number;
  /** With more than one row it is a text of several lines. */
  readonly rows?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly step?: string;
  /** Ids of `datalist` options. */
  readonly list?: string;
  readonly autofocus?: boolean;
}

/** A labelled field with its hint and, where it is to blame, what is wrong; what was typed stays. */
export function Field(props: FieldProps) {
  const { rows, value, required, type = 'text' } = props;
  const { autocomplete, inputmode, maxLength, min, max, step, list, autofocus } = props;
  const tied = { ...ties(props), required };
  const more = { autocomplete, inputmode, maxLength, min, max, step, list };
  const begins = tied.autofocus ?? autofocus;
  return (
    <Around {...props} kind={type}>
      {rows ? (
        <textarea {...tied} rows={rows} maxLength={maxLength}>
          {value}
        </textarea>
      ) : (
        h('input', { ...tied, ...more, autofocus: begins, type, value } as object)
      )}
    </Around>
  );
}

/** One choice of a list. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A choice from a list; without `required` nothing chosen is a choice. */
export function SelectField(
  props: Labelled & {
    readonly value?: string | undefined;
    readonly options: readonly Option[];
    readonly empty?: string;
  },
) {
  const text = portalText(useFrame().lang);
  return (
    <Around {...props} named={props.empty !== undefined}>
      <select {...ties(props)} required={props.required}>
        {(!props.required || props.value === undefined) && (
          <option value="">{props.empty ?? text.chosenNone}</option>
        )}
        {props.options.map(({ value, label }) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** A choice shown whole, as one press each. */
export function ChoiceField(
  props: Omit<Labelled, 'required'> & {
    readonly value?: string | undefined;
    readonly options: readonly (Option & { readonly more?: ComponentChildren })[];
    /** `off` where other fields hang on it: who goes back finds those of what is chosen. */
    readonly autocomplete?: 'off';
  },
) {
  const { name, label, hint, wrong, value, options, autocomplete } = props;
  const { id: _, name: __, autofocus, ...tied } = ties(props);
  return (
    <fieldset class="field choices">
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {wrong?.field === name && (
        <p class="wrong" id={`${name}-wrong`}>
          {wrong.said.detail}
        </p>
      )}
      {options.map((option, index) => (
        <label key={option.value} class="choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            required
            autofocus={index === 0 && autofocus}
            autocomplete={autocomplete}
            {...tied}
          />
          <span>
            {option.label}
            {option.more}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A yes or no. */
export function CheckField(props: {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly checked?: boolean;
  readonly value?: string;
  readonly required?: boolean;
  readonly id?: string;
}) {
  const { name, label, checked, value = '1', required, id = name } = props;
  return (
    <label class="choice" for={id}>
      <input type="checkbox" id={id} name={name} value={value} checked={checked} required={required} />
      <span>{label}</span>
    </label>
  );
}

/** A file to send. */
export function FileField(props: Labelled & { readonly accept: string; readonly capture?: boolean }) {
  return (
    <Around {...props}>
      <input {...ties(props)} type="file" accept={props.accept} required={props.required} />
    </Around>
  );
}
