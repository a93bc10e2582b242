import type { TextEncoding } from '../decode-text.ts';

/** As Praat names its tiers. */
export type TierClass = 'IntervalTier' | 'TextTier';

/** The long form has a name before each value, the short one has none. */
export type TextGridForm = 'long' | 'short';

/** How a file is written, apart from what it says. */
export interface TextGridLook {
  readonly form: TextGridForm;
  readonly encoding: TextEncoding;
  readonly hasMark: boolean;
  readonly newline: '\n' | '\r\n' | '\r';
}

/** A tier as the file has it. */
export interface RawTier {
  readonly class: TierClass;
  readonly name: string;
  readonly xmin: number;
  readonly xmax: number;
  /** Of an `IntervalTier` without gaps, in order of time; of a `TextTier` with equal start and end. */
  readonly spans: readonly RawSpan[];
}

export interface RawSpan {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
}

export interface RawTextGrid {
  readonly xmin: number;
  readonly xmax: number;
  readonly tiers: readonly RawTier[];
}

/** Programs round a boundary in other ways at its two sides; what differs by less is one moment. */
export const sameMomentSeconds = 1e-6;
