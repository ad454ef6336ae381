import type { ShownEvent } from '../../parts/portal/EventList.tsx';
import type { Wrong } from '../../parts/portal/Form.tsx';
import type { ShownMark } from '../../parts/portal/MarkPicture.tsx';
import type { DrawnStamp } from '../../parts/StampPicture.tsx';

/** A mark of the office's, and where it stands. */
export interface OfficeMark extends ShownMark {
  readonly kind: 'ocop' | 'office';
  /** The stars whose stamps carry it. */
  readonly stars: readonly number[];
  /** The office's own mark that is printed. */
  readonly stands: boolean;
}

/** All that the page of marks shows. */
export interface MarksView {
  readonly marks: readonly OfficeMark[];
  /** The office's that were put out of use. */
  readonly retired: readonly (ShownMark & { readonly kind: OfficeMark['kind'] })[];
  readonly producerMarks: readonly (ShownMark & {
    readonly producerId: string;
    readonly producerName: string;
  })[];
  readonly colours: { readonly first: string; readonly second: string } | null;
  readonly sample: { readonly star: number; readonly stamp: DrawnStamp };
  readonly events: readonly ShownEvent[];
  /** Sees the whole office, whose affair these are. */
  readonly isWhole: boolean;
  /** Which form was sent, what was typed, and what is wrong. */
  readonly sent: 'upload' | 'stars' | 'colours' | null;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Wrong | null;
}

/** The page's own address. */
export const MARKS_PATH = '/office/marks';
