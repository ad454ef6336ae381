/** A drawing by hand: strokes of points in a field of some width and height. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly (readonly number[])[])[];
}

/** Where a drawing goes on a page, and the most of it that it may take, in points. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Width of the pen, in points. */
const PEN = 1.1;

/** Draws strokes as lines, a stroke of one point as a dot; gives the height it took. */
export function drawStrokes(document: PDFKit.PDFDocument, drawing: Drawing, place: Place): number {
  const scale = place.height / drawing.height;
  const at = ([x = 0, y = 0]: readonly number[]) => [place.x + x * scale, place.y + y * scale] as const;
  document.save().lineWidth(PEN).lineCap('round').lineJoin('round').strokeColor('#000000');
  for (const stroke of drawing.strokes) {
    const [first = [0, 0], ...rest] = stroke;
    document.moveTo(...at(first));
    for (const point of rest.length > 0 ? rest : [first]) document.lineTo(...at(point));
    document.stroke();
  }
  document.restore();
  return place.height;
}
