import { type Dice, diceOf } from './scannabilityDice.ts';
import type { Paper } from './scannabilityPaper.ts';

/** One look of a phone at a stamp. Angles in radians, mm on paper, brightness 0 to 255. */
export interface Look {
  /** Pixels a mm where the stamp's middle is. */
  readonly scale: number;
  /** Turned in the picture, and tilted away about the picture's two axes. */
  readonly roll: number;
  readonly tiltX: number;
  readonly tiltY: number;
  /** Radius of the jar the stamp is stuck round, upright; null where it lies flat (mm). */
  readonly jar: number | null;
  /** Gaussian blur, and how far and which way the hand moves while the shutter is open (pixels). */
  readonly blur: number;
  readonly motion: number;
  readonly motionTurn: number;
  /** How bright paper is, and by how much brighter than ink. */
  readonly white: number;
  readonly contrast: number;
  /** How much darker one side of the picture is than the other, and which side. */
  readonly shade: number;
  readonly shadeTurn: number;
  /** A lamp mirrored: its middle as parts of the stamp's side, its radius (mm), its brightness. */
  readonly gloss: { readonly x: number; readonly y: number; readonly radius: number; readonly light: number };
  /** Standard deviation of the sensor's noise. */
  readonly noise: number;
}

/** A grey picture, one byte a pixel. */
export interface Seen {
  readonly side: number;
  readonly pixels: Uint8Array;
}

/** From the lens to the stamp (mm), and white label round the printed area, beyond which is the jar (mm). */
const DISTANCE = 140;
const LABEL_RIM = 1;
/** How much of the light honey and glass give back. */
const JAR = 0.35;
/** What of the picture is beyond the stamp on each side (mm). */
const AROUND = 2;

/** Places within a pixel at which light is gathered, and how far along the motion each is: a Latin square. */
const APERTURE = [-1 / 3, 0, 1 / 3].flatMap((y, row) =>
  [-1 / 3, 0, 1 / 3].map((x, column) => ({ x, y, at: (((row * 2 + column * 4 + 1) % 9) - 4) / 9 })),
);

/** The picture a phone takes of printed paper. */
export function lookAt(paper: Paper, look: Look, dice: Dice): Seen {
  const printed = paper.side * paper.dot;
  const side = Math.ceil((printed + 2 * AROUND) * look.scale);
  const light = gather(paper, look, side);
  blur(light, side, look.blur);
  return { side, pixels: expose(light, side, printed, look, dice) };
}

/** Where each pixel's middle (and one row and column more) looks on the label: mm from the printed area's middle. */
function places(look: Look, side: number): { readonly x: Float32Array; readonly y: Float32Array } {
  const across = side + 1;
  const x = new Float32Array(across * across);
  const y = new Float32Array(across * across);
  const focal = look.scale * DISTANCE;
  const [cosR, sinR] = [Math.cos(look.roll), Math.sin(look.roll)];
  const [cosX, sinX] = [Math.cos(look.tiltX), Math.sin(look.tiltX)];
  const [cosY, sinY] = [Math.cos(look.tiltY), Math.sin(look.tiltY)];
  /** A direction as the label sees it: turned about the line of sight, then tilted about x, then about y. */
  const turned = (u: number, v: number, w: number) => {
    const rolledU = u * cosR - v * sinR;
    const rolledV = u * sinR + v * cosR;
    const upW = rolledV * sinX + w * cosX;
    return { x: rolledU * cosY + upW * sinY, y: rolledV * cosX - w * sinX, z: upW * cosY - rolledU * sinY };
  };
  const eye = turned(0, 0, -DISTANCE);
  for (let row = 0; row < across; row++) {
    for (let column = 0; column < across; column++) {
      const ray = turned((column - side / 2) / focal, (row - side / 2) / focal, 1);
      const at = row * across + column;
      const far = look.jar === null ? -eye.z / ray.z : reach(eye.x, eye.z - look.jar, ray.x, ray.z, look.jar);
      const onX = eye.x + far * ray.x;
      x[at] = look.jar === null ? onX : look.jar * Math.atan2(onX, look.jar - eye.z - far * ray.z);
      y[at] = eye.y + far * ray.y;
    }
  }
  return { x, y };
}

/** How far along its way a ray meets a jar whose axis is upright through the origin; not a number where it misses. */
function reach(x: number, z: number, aX: number, aZ: number, radius: number): number {
  const a = aX * aX + aZ * aZ;
  const b = x * aX + z * aZ;
  return (-b - Math.sqrt(b * b - a * (x * x + z * z - radius * radius))) / a;
}

/** Light of paper, rim and jar gathered over each pixel and along the hand's motion, 0 to 1. */
function gather(paper: Paper, look: Look, side: number): Float32Array {
  const { x, y } = places(look, side);
  const across = side + 1;
  const { side: dots, dot, light } = paper;
  const rim = (dots * dot) / 2 + LABEL_RIM;
  const [moveX, moveY] = [look.motion * Math.cos(look.motionTurn), look.motion * Math.sin(look.motionTurn)];
  const offsets = Float32Array.from(APERTURE.flatMap(({ x, y, at }) => [x + at * moveX, y + at * moveY]));
  const gathered = new Float32Array(side * side);
  const [perDot, middle] = [1 / dot, dots / 2];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = row * across + column;
      const x0 = x[at]!;
      const y0 = y[at]!;
      const rightX = x[at + 1]! - x0;
      const rightY = y[at + 1]! - y0;
      const downX = x[at + across]! - x0;
      const downY = y[at + across]! - y0;
      let sum = 0;
      for (let i = 0; i < offsets.length; i += 2) {
        const onX = x0 + offsets[i]! * rightX + offsets[i + 1]! * downX;
        const onY = y0 + offsets[i]! * rightY + offsets[i + 1]! * downY;
        const dotX = Math.floor(onX * perDot + middle);
        const dotY = Math.floor(onY * perDot + middle);
        if (dotX >= 0 && dotY >= 0 && dotX < dots && dotY < dots) sum += light[dotY * dots + dotX]! / 255;
        else sum += Math.abs(onX) < rim && Math.abs(onY) < rim ? 1 : JAR;
      }
      gathered[row * side + column] = (2 * sum) / offsets.length;
    }
  }
  return gathered;
}

/** Gaussian blur in place, across and then down. */
function blur(light: Float32Array, side: number, sigma: number) {
  if (sigma <= 0) return;
  const reachTo = Math.ceil(2.5 * sigma);
  const weights = Array.from({ length: 2 * reachTo + 1 }, (_, i) =>
    Math.exp(-((i - reachTo) ** 2) / (2 * sigma * sigma)),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const kernel = Float32Array.from(weights, (weight) => weight / whole);
  const line = new Float32Array(side + 2 * reachTo);
  const pass = (from: number, step: number) => {
    for (let i = 0; i < line.length; i++)
      line[i] = light[from + Math.min(side - 1, Math.max(0, i - reachTo)) * step]!;
    for (let i = 0; i < side; i++) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k++) sum += line[i + k]! * kernel[k]!;
      light[from + i * step] = sum;
    }
  };
  for (let row = 0; row < side; row++) pass(row * side, 1);
  for (let column = 0; column < side; column++) pass(column, side);
}

/** Normal draws, made once; each picture begins at another place of them. */
const GRAIN = (() => {
  const dice = diceOf(0, 'grain');
  return Float32Array.from({ length: 1 << 17 }, () => dice.normal());
})();

function grainOf(dice: Dice): () => number {
  let at = Math.floor(dice.next() * GRAIN.length);
  const step = 1 + 2 * Math.floor(dice.next() * 1000);
  return () => {
    at = (at + step) & (GRAIN.length - 1);
    return GRAIN[at]!;
  };
}

/** Light as the sensor writes it down: lamp, shade, mirror, noise. */
function expose(light: Float32Array, side: number, printed: number, look: Look, dice: Dice): Uint8Array {
  const { white, contrast, gloss, shade, shadeTurn, noise, scale } = look;
  const pixels = new Uint8Array(side * side);
  const grain = grainOf(dice);
  const [cos, sin] = [Math.cos(shadeTurn) / side, Math.sin(shadeTurn) / side];
  const [glossX, glossY] = [side / 2 + gloss.x * printed * scale, side / 2 + gloss.y * printed * scale];
  const glossWidth = 2 * (gloss.radius * scale) ** 2;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = row * side + column;
      const lit = 1 - shade * (0.5 + (column - side / 2) * cos + (row - side / 2) * sin);
      const mirrored =
        gloss.light && gloss.light * Math.exp(-((column - glossX) ** 2 + (row - glossY) ** 2) / glossWidth);
      const value = (white - contrast * (1 - light[at]!)) * lit + mirrored + noise * grain();
      pixels[at] = Math.max(0, Math.min(255, Math.round(value)));
    }
  }
  return pixels;
}
