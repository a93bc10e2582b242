/** What the timeline shows in a row: an inferred statement, or what a person or a file says. */
export interface TimelineItem {
  readonly id: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
  /** 0 to 1; absent with what people say. */
  readonly confidence?: number;
  /** Of an annotation: what an edit must name. */
  readonly revision?: number;
  /** The address of the page that says more of it. */
  readonly page?: string;
  /** Somebody has set it right. */
  readonly corrected?: boolean;
  /** Somebody has said that it is not so. */
  readonly rejected?: boolean;
  /** What somebody has said in its place, and what was inferred. */
  readonly correction?: Correction;
}

export interface Correction {
  readonly id: string;
  readonly revision: number;
  readonly inferred: TimelineItem;
}

/** Items that are new or other than before, by id; undefined where one is gone. */
export type ItemChanges = ReadonlyMap<string, TimelineItem | undefined>;

export interface TierRow {
  readonly key: string;
  readonly name: string;
  /** Where its items come from, and so how they are edited. */
  readonly origin: 'INFERRED' | 'ANNOTATED';
  /** Written in IPA. */
  readonly isIpa?: boolean;
}
