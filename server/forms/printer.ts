import { z } from 'zod';
import { PRINTER_LANGUAGES } from '#core/printFormat';
import { Refusal } from '#core/refusal';
import { type Calibration, refuseCalibration } from '#labels/stock/calibration';
import { count, line } from './form.ts';
import { millimetres } from './measure.ts';

/** A printer, by what was measured on a test page of some paper (mm): point A, and the two rulers from it. */
export const printerForm = z.object({
  producer: line(40),
  name: line(60),
  dpi: count(1200).default(300),
  /** What the printer is fed with. */
  language: z.enum(PRINTER_LANGUAGES).default('pdf'),
  stock: line(200).default('a4-65'),
  left: millimetres(-100, 1300),
  top: millimetres(-100, 1300),
  across: millimetres(1, 1300),
  down: millimetres(1, 1300),
});

export type SavePrinter = z.infer<typeof printerForm>;

const CALIBRATE =
  /^(-?\d{1,2}(?:\.\d{1,3})?),(-?\d{1,2}(?:\.\d{1,3})?),([01](?:\.\d{1,5})?),([01](?:\.\d{1,5})?)$/;

/**
 * A printer's miss on the command line: `x,y,sx,sy`, offsets in mm and scales as factors; throws `invalid-input` and
 * `calibration-too-far`.
 */
export const calibrateField = z.string().transform((text): Calibration => {
  const [, ...parts] = CALIBRATE.exec(text.replaceAll(' ', '')) ?? [];
  if (parts.length !== 4)
    throw new Refusal('invalid-input', { field: 'calibrate', value: text.slice(0, 40) });
  const [offsetX = 0, offsetY = 0, scaleX = 1, scaleY = 1] = parts.map(Number);
  const calibration = { offsetX, offsetY, scaleX, scaleY };
  refuseCalibration(calibration);
  return calibration;
});

/** What a test row of a roll is written as. */
const LABEL_FORMATS = ['zpl', 'tspl', 'png'] as const;

/** A test page of a paper: as the printer is, or as it is made good; of a roll, in a thermal printer's own language. */
export const testGridForm = z.object({
  stock: line(200).default('a4-65'),
  format: z.enum(['pdf', ...LABEL_FORMATS]).optional(),
  dpi: count(1200).optional(),
  calibrate: calibrateField.optional(),
  out: line(4096),
});

/** A test row of a roll for a printer that was not measured yet. */
export const testLabelForm = z.object({
  stock: line(200),
  format: z.enum(LABEL_FORMATS).default('zpl'),
  dpi: count(1200).default(203),
});

export type TestGrid = z.infer<typeof testGridForm>;
