/** What goes along through the doors: where to go on to, or a form that was sent when its session had ended. */
export interface Along {
  readonly next?: string | undefined;
  readonly kept?: Kept | undefined;
}

/** A form as it was sent: where to, and every field in order. */
export interface Kept {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Before the name of every field that is kept: none is taken for a field of the page that carries it. */
export const KEPT_PREFIX = 'kept:';
export const KEPT_ACTION = 'kept-action';

/** Carries it all as hidden fields from one door to the next. */
export function AlongFields({ along: { next, kept } }: { readonly along: Along }) {
  return (
    <>
      {next && <input type="hidden" name="next" value={next} />}
      {kept && <input type="hidden" name={KEPT_ACTION} value={kept.action} />}
      {kept?.fields.map(([name, value], index) => (
        <input key={`${index} ${name}`} type="hidden" name={`${KEPT_PREFIX}${name}`} value={value} />
      ))}
    </>
  );
}
