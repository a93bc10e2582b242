import type { HeardSound } from '../../phonetics/forms/heard-token.ts';

/** A stretch of voice of a clip. */
export interface ClipUtterance extends HeardSound {
  readonly id: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What was in view for some time, by concepts of the lexicon. */
export interface ClipView {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shows: readonly { readonly conceptId: string; readonly confidence: number }[];
}

/** What there is of a clip to be interpreted. Times are seconds from the start of the file, or of the recording. */
export interface ClipContent {
  readonly hasAudio: boolean;
  readonly hasVideo: boolean;
  readonly utterances: readonly ClipUtterance[];
  readonly views: readonly ClipView[];
}

/** A thing out of view for this long counts 1/e as much, as in situations. */
const decaySeconds = 1;
const windowSeconds = 3;

/** Concepts in view around a stretch, each as sure as where it was surest. */
export function inViewAround(
  { startSeconds, endSeconds }: Pick<ClipUtterance, 'startSeconds' | 'endSeconds'>,
  views: readonly ClipView[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const view of views) {
    const away = Math.max(0, view.startSeconds - endSeconds, startSeconds - view.endSeconds);
    if (away > windowSeconds) continue;
    for (const { conceptId, confidence } of view.shows) {
      found.set(conceptId, Math.max(found.get(conceptId) ?? 0, confidence * Math.exp(-away / decaySeconds)));
    }
  }
  return found;
}
