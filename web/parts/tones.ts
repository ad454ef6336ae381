import type { RecognitionFact } from '#core/recognition';
import type { CopiesFact, OriginFact, StampFact, Tone } from '#core/verdict';

/** How each value of each fact looks, beside its words. */
export const ORIGIN_TONES: Readonly<Record<OriginFact, Tone>> = {
  signed: 'good',
  mac: 'good',
  record: 'neutral',
  forged: 'danger',
  foreign: 'warning',
  unreadable: 'neutral',
};

export const RECOGNITION_TONES: Readonly<Record<RecognitionFact, Tone>> = {
  'in-force': 'good',
  ending: 'good',
  lapsed: 'notice',
  withdrawn: 'danger',
  superseded: 'notice',
  unknown: 'neutral',
};

export const STAMP_TONES: Readonly<Record<StampFact, Tone>> = {
  usable: 'good',
  void: 'danger',
  recalled: 'danger',
  spent: 'warning',
  'unknown-batch': 'warning',
  unknown: 'neutral',
};

export const COPIES_TONES: Readonly<Record<CopiesFact, Tone>> = {
  ordinary: 'good',
  watch: 'notice',
  alarm: 'warning',
  unknown: 'neutral',
};
