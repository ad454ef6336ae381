import { fill } from '../../fill.ts';
import { formatNumber } from '../../refusalText.ts';
import { portalText } from '../../text/portal.ts';
import { useFrame } from './frame.ts';

/** How far long work has come, as a bar and in figures. */
export function Progress({
  done,
  of,
  label,
}: {
  readonly done: number;
  readonly of: number;
  readonly label: string;
}) {
  const { lang } = useFrame();
  const values = { done: formatNumber(lang, done), of: formatNumber(lang, of) };
  return (
    <div class="progress">
      <progress max={of} value={done} aria-label={label} />
      <p>
        {label}: {fill(portalText(lang).progress, values)}
      </p>
    </div>
  );
}
