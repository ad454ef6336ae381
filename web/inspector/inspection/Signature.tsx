import { useEffect, useRef } from 'preact/hooks';
import { SIGNATURE_FIELD } from '#core/report';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import { addStroke, type Change, type Draft, type Signing, type Stroke, writeSigning } from './draft.ts';
import { Field } from './Field.tsx';

type Point = Stroke[number];

/** Points closer than this to the last are the same point of a finger. */
const STEP = 4;

function pathOf(stroke: Stroke): string {
  const [[x, y] = [0, 0], ...rest] = stroke;
  // A dot is drawn as a line of no length.
  const next = rest.length > 0 ? rest : [[x, y] as const];
  return `M${x} ${y}${next.map(([a, b]) => `L${a} ${b}`).join('')}`;
}

/** A signature as it was drawn. */
export function Strokes({ strokes, label }: { readonly strokes: readonly Stroke[]; readonly label: string }) {
  return (
    <svg
      class="strokes"
      viewBox={`0 0 ${SIGNATURE_FIELD.width} ${SIGNATURE_FIELD.height}`}
      role="img"
      aria-label={label}
    >
      {strokes.map((stroke, index) => (
        <path key={index} d={pathOf(stroke)} />
      ))}
    </svg>
  );
}

function pointIn(field: HTMLElement, event: PointerEvent): Point {
  const { left, top, width, height } = field.getBoundingClientRect();
  const within = (share: number, most: number) => Math.round(Math.min(Math.max(share, 0), 1) * most);
  return [
    within((event.clientX - left) / width, SIGNATURE_FIELD.width),
    within((event.clientY - top) / height, SIGNATURE_FIELD.height),
  ];
}

/** Follows a finger or a pen over the field, and gives each stroke when it is lifted. */
function followPen(field: HTMLElement, draw: (stroke: Stroke) => void, done: (stroke: Stroke) => void) {
  const pen: { id: number | undefined; stroke: Point[] } = { id: undefined, stroke: [] };
  const down = (event: PointerEvent) => {
    if (pen.id !== undefined) return;
    field.setPointerCapture(event.pointerId);
    Object.assign(pen, { id: event.pointerId, stroke: [pointIn(field, event)] });
    draw(pen.stroke);
  };
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pen.id) return;
    const [x, y] = pointIn(field, event);
    const [lastX, lastY] = pen.stroke.at(-1) ?? [-STEP, -STEP];
    if (Math.hypot(x - lastX, y - lastY) < STEP) return;
    pen.stroke.push([x, y]);
    draw(pen.stroke);
  };
  const up = (event: PointerEvent) => {
    if (event.pointerId !== pen.id) return;
    pen.id = undefined;
    done(pen.stroke);
  };
  const lifted = ['pointerup', 'pointercancel'] as const;
  field.addEventListener('pointerdown', down);
  field.addEventListener('pointermove', move);
  for (const name of lifted) field.addEventListener(name, up);
  return () => {
    field.removeEventListener('pointerdown', down);
    field.removeEventListener('pointermove', move);
    for (const name of lifted) field.removeEventListener(name, up);
  };
}

interface PadProps {
  readonly signing: Signing;
  readonly text: InspectorWorkText;
  readonly change: (change: Change) => void;
}

function Pad({ signing, text, change }: PadProps) {
  const field = useRef<HTMLDivElement>(null);
  const line = useRef<SVGPathElement>(null);
  const keep = useRef(change);
  keep.current = change;
  useEffect(() => {
    if (!field.current) return undefined;
    const draw = (stroke: Stroke) => line.current?.setAttribute('d', pathOf(stroke));
    return followPen(field.current, draw, (stroke) => keep.current(addStroke([...stroke])));
  }, []);
  // The stroke under the pen goes once it stands among the others.
  useEffect(() => line.current?.removeAttribute('d'), [signing.strokes]);
  const isSigned = signing.strokes.length > 0;
  const { signing: words } = text;
  return (
    <div class="field">
      <div class="pad" ref={field}>
        <Strokes strokes={signing.strokes} label={isSigned ? words.signed : words.none} />
        <svg
          class="strokes"
          viewBox={`0 0 ${SIGNATURE_FIELD.width} ${SIGNATURE_FIELD.height}`}
          aria-hidden="true"
        >
          <path ref={line} />
        </svg>
        {!isSigned && <p class="pad-words">{words.pad}</p>}
      </div>
      <p class="hint">{words.padHint}</p>
      {isSigned && (
        <button type="button" class="quiet" onClick={() => change(writeSigning({ strokes: [] }))}>
          {words.clear}
        </button>
      )}
    </div>
  );
}

interface SignatureProps {
  readonly draft: Draft;
  readonly text: InspectorWorkText;
  readonly change: (change: Change) => void;
}

/** The seller signs with a finger, or does not and it is said why; both can be done by keyboard alone. */
export function Signature({ draft, text, change }: SignatureProps) {
  const { signing } = draft;
  const { signing: words } = text;
  const choice = (signs: boolean, label: string) => (
    <label class="choice">
      <input
        type="radio"
        name="signs"
        checked={signing.signs === signs}
        onChange={() => change(writeSigning({ signs }))}
      />
      {label}
    </label>
  );
  return (
    <section class="card">
      <fieldset>
        <legend>
          <h2>{words.title}</h2>
        </legend>
        <div class="pair">
          {choice(true, words.signs)}
          {choice(false, words.refuses)}
        </div>
      </fieldset>
      {signing.signs === true && (
        <>
          <Field
            name="signer"
            label={words.name}
            value={signing.name}
            most={120}
            write={(name) => change(writeSigning({ name }))}
          />
          <Pad signing={signing} text={text} change={change} />
        </>
      )}
      {signing.signs === false && (
        <Field
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={signing.reason}
          most={200}
          write={(reason) => change(writeSigning({ reason }))}
        />
      )}
    </section>
  );
}
