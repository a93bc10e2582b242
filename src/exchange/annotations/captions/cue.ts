/** A cue as a file of captions has it, before anything is understood of its text. */
export interface Cue {
  /** Of its times, from 1. */
  readonly line: number;
  /** WebVTT: its identifier. SubRip: its number, as written. */
  readonly label?: string;
  readonly startSeconds: number;
  /** Not before the start. */
  readonly endSeconds: number;
  /** What stands behind the times: settings of WebVTT, coordinates of SubRip. */
  readonly settings?: string;
  /** Its text with all markup; lines end in `\n`. */
  readonly payload: string;
  /** Comments, styles and regions between the cue before it and this one, each as it is. */
  readonly blocks: readonly string[];
}

/** A file of captions, whole. */
export interface CaptionFile {
  /** WebVTT: what follows `WEBVTT`, up to the first empty line. SubRip: what stands before the first cue. */
  readonly header: string;
  readonly cues: readonly Cue[];
  /** Behind the last cue. */
  readonly lastBlocks: readonly string[];
}

/** What differs between the two formats. */
export interface CaptionDialect {
  readonly keptAs: 'webvtt' | 'subrip';
  readonly title: 'WebVTT' | 'SubRip';
  readonly knowsSpeakers: boolean;
  /** @throws {AnnotationFormatError} a moment inside the text that is none, or is outside its cue */
  readonly speeches: (cue: Pick<Cue, 'payload' | 'line' | 'startSeconds' | 'endSeconds'>) => CueSpeech[];
  /** As this program writes a speech of a cue; what cannot be said so is left out. */
  readonly payloadOf: (speech: Pick<CueSpeech, 'speaker' | 'text'>) => string;
}

/** What one speaker says in a cue. */
export interface CueSpeech {
  /** Null where the file names none. */
  readonly speaker: string | null;
  readonly text: string;
  /** Of the payload; those of a cue, one behind another, are all of it. */
  readonly raw: string;
}
