import { layOutKind, layOutPins } from '../layout/fitting.ts';
import type { PinPlace, StampLayout } from '../layout/stampLayout.ts';
import type { RunSpec } from './format.ts';

/** What is drawn on each label: a stamp, a PIN, or both. */
export interface Content {
  /** Undefined on sheets of PINs alone. */
  readonly layout: StampLayout | undefined;
  /** The window of a PIN, where there is one. */
  readonly pin: PinPlace | undefined;
}

/** Lays out what a run prints on each label; throws what `layOutKind` and `layOutPins` throw. */
export function contentOf({ stock, dpi, origin, form, first, pins, look, face }: RunSpec): Content {
  const kind = { origin, form, gtin: first.gtin, look, sample: face.sample };
  if (pins === 'pins') return { layout: undefined, pin: layOutPins(stock, dpi, kind) };
  const layout = layOutKind(stock, dpi, { ...kind, ...(pins ? { pins } : {}) });
  return { layout, pin: layout.pin };
}
