import type { Box } from '../millimetre.ts';
import type { IdPlace, Mark, Placed } from './place.ts';

/** The box that words turned upwards are set in as if they were upright: as wide as the real one is high. */
export function lying({ width, height }: Box): Box {
  return { x: 0, y: 0, width: height, height: width };
}

/** Turns what was set in a lying box upwards into the real one: a line's end is nearer to the label's head than its beginning. */
export function turnUp({ marks, ids }: Placed, box: Box): Placed {
  const point = (along: number, down: number) => ({ x: box.x + down, y: box.y + box.height - along });
  const line = (x: number, baseline: number) => {
    const at = point(x, baseline);
    return { x: at.x, baseline: at.y, turn: 'up' } as const;
  };
  const boxed = (of: Box): Box => ({ ...point(of.x + of.width, of.y), width: of.height, height: of.width });
  const turned = (mark: Mark): Mark => {
    if (mark.kind === 'text') return { ...mark, ...line(mark.x, mark.baseline) };
    if (mark.kind === 'star') return { ...mark, ...point(mark.x + mark.size, mark.y) };
    return { ...mark, box: boxed(mark.box) };
  };
  const id = (place: IdPlace): IdPlace => ({ ...place, ...line(place.x, place.baseline) });
  return { marks: marks.map(turned), ids: ids.map(id) };
}
