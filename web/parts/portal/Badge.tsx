import type { ComponentChildren } from 'preact';
import type { RecognitionStatus } from '#core/recognition';
import type { Tone } from '#core/verdict';
import { portalText } from '../../text/portal.ts';
import { useFrame } from './frame.ts';

/** A word or two that can be found at a glance; the words carry the meaning, the colour helps. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }) {
  return <span class={`badge ${tone}`}>{children}</span>;
}

/** Where a product stands, as lists show it. */
export type ShownStatus = RecognitionStatus | 'incomplete';

const TONES: Readonly<Record<ShownStatus, Tone>> = {
  pending: 'neutral',
  'in-force': 'good',
  ending: 'notice',
  lapsed: 'warning',
  withdrawn: 'danger',
  superseded: 'neutral',
  incomplete: 'warning',
};

/** The status of a recognition in words. */
export function StatusBadge({ status }: { readonly status: ShownStatus }) {
  return <Badge tone={TONES[status]}>{portalText(useFrame().lang).status[status]}</Badge>;
}
