/** A word of a cue. */
export interface SpokenWord {
  /** As it is written, without what parts it from its neighbours. */
  readonly text: string;
  /** Its place in the cue's text, in UTF-16 units; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** From the start of the recording; null where only the cue's times are known. */
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
}

/** What was said from one moment to another. */
export interface Cue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Lines are parted by `\n`; without markup. */
  readonly text: string;
  readonly speaker: string | null;
  readonly words: readonly SpokenWord[];
}

/** The same in the graph. */
export interface CueRecord extends Cue {
  readonly id: string;
  readonly transcriptId: string;
  readonly recordingId: string;
  /** Place in the transcript, from 0, in order of time. */
  readonly ordinal: number;
}

export type TranscriptOrigin = 'IMPORTED' | 'RECOGNISED';
export type TranscriptFileFormat = 'WEB_VTT' | 'SUB_RIP';
/** ANNOTATIONS: a tier of a file of annotations. */
export type TranscriptFormat = TranscriptFileFormat | 'ANNOTATIONS';

/** What was said in a recording, in one language, by one hand. */
export interface TranscriptRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly collectionId: string;
  /** BCP 47, canonical: `kk`, `en-GB`; `und` where a model was not told. */
  readonly language: string;
  readonly origin: TranscriptOrigin;
  readonly cueCount: number;
  readonly createdAtMs: number;
  /** False for one that another has taken the place of. */
  readonly current: boolean;
  /** Of an imported one. */
  readonly importedById?: string | null;
  readonly format?: TranscriptFormat | null;
  readonly sourceName?: string | null;
  /** 1 for the first that this person imported in this language. */
  readonly revision?: number | null;
  /** Of a recognised one. */
  readonly model?: string | null;
  readonly runId?: string | null;
}
