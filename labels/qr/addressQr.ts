import { create } from 'qrcode';

/** A QR as one path in module units; `size` includes the quiet zone of 4 modules on every side (ISO/IEC 18004). */
export interface QrPath {
  readonly size: number;
  readonly d: string;
}

const QUIET = 4;

/** Draws a text of at most some hundred characters as a QR of ECC M, for a screen and not for a stamp. */
export function addressQr(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  let d = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!modules.data[y * size + x]) continue;
      let run = 1;
      while (x + run < size && modules.data[y * size + x + run]) run++;
      d += `M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`;
      x += run;
    }
  }
  return { size: size + 2 * QUIET, d };
}
