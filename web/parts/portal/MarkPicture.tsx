import { fill } from '../../fill.ts';
import { marksText } from '../../text/marks.ts';
import { useFrame } from './frame.ts';

/** A mark as pages show it: by its safe form's hash, never what was uploaded. */
export interface ShownMark {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly type: 'svg' | 'png';
  readonly width: number;
  readonly height: number;
}

/** The longer side on the screen, in pixels: one for each dot of a printer. */
const LONGER_SIDE = 96;

/** A mark on white paper, and as a printer of one colour sets it. */
export function MarkPicture({ mark }: { readonly mark: ShownMark }) {
  const text = marksText(useFrame().lang);
  const { name, hash, type, width, height } = mark;
  const scale = LONGER_SIDE / Math.max(width, height);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return (
    <div class="mark-pictures">
      <figure>
        <img src={`/marks/${hash}.${type}`} {...size} alt={`${name}: ${text.inColour}`} />
        <figcaption class="hint">{text.inColour}</figcaption>
      </figure>
      <figure>
        <img class="dots" src={`/marks/${hash}-1bit.png`} {...size} alt={`${name}: ${text.inBlack}`} />
        <figcaption class="hint">{text.inBlack}</figcaption>
      </figure>
    </div>
  );
}

/** What a mark is made of. */
export function MarkMeasures({ mark: { type, width, height } }: { readonly mark: ShownMark }) {
  const text = marksText(useFrame().lang);
  if (type === 'svg') return <>SVG, {text.drawing}</>;
  return <>PNG, {fill(text.size, { width: String(width), height: String(height) })}</>;
}
