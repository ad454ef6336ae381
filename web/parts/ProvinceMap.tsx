import { ARCHIPELAGOS, MAP_BOX, PROVINCE_SHAPES } from './provinceShapes.ts';

/** One province that has something to show: how much, and how it reads. */
export interface ProvinceCell {
  /** Statistical code. */
  readonly code: string;
  readonly name: string;
  readonly count: number;
  /** The count in words, which may hide a small one. */
  readonly words: string;
}

interface ProvinceMapProps {
  readonly label: string;
  readonly cells: readonly ProvinceCell[];
}

/** Radius of an isle and of the largest circle, in units of the view box. */
const ISLE = 5;
const LARGEST = 64;
const SMALLEST = 20;

function radius(count: number, most: number): number {
  return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(count / most);
}

function Isles({ seen }: { readonly seen: ReadonlySet<string> }) {
  return (
    <>
      {ARCHIPELAGOS.map(({ name, province, at: [x, y], isles }) => (
        <g key={name} class={seen.has(province) ? 'province seen' : 'province'}>
          <title>{name}</title>
          {isles.map(([cx, cy]) => (
            <circle key={`${cx} ${cy}`} cx={cx} cy={cy} r={ISLE} />
          ))}
          <text x={x} y={y} text-anchor="middle">
            {name}
          </text>
        </g>
      ))}
    </>
  );
}

/**
 * The country with its 34 provinces, Hoàng Sa and Trường Sa; circles by their area show where something was counted.
 * The same stands in words in a table beside it, for whoever cannot see it.
 */
export function ProvinceMap({ label, cells }: ProvinceMapProps) {
  const seen = new Set(cells.map(({ code }) => code));
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const shown = cells.filter(({ code }) => code in PROVINCE_SHAPES);
  return (
    <svg
      class="map"
      viewBox={`-10 -10 ${MAP_BOX.width + 20} ${MAP_BOX.height + 20}`}
      role="img"
      aria-label={label}
    >
      {Object.entries(PROVINCE_SHAPES).map(([code, { path }]) => (
        <path key={code} class={seen.has(code) ? 'province seen' : 'province'} d={path} />
      ))}
      <Isles seen={seen} />
      {shown.map(({ code, name, count, words }) => {
        const [cx, cy] = PROVINCE_SHAPES[code]?.at ?? [0, 0];
        return (
          <circle key={code} class="spot" cx={cx} cy={cy} r={radius(count, most)}>
            <title>{`${name}: ${words}`}</title>
          </circle>
        );
      })}
    </svg>
  );
}
