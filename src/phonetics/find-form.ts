import { frameSpan } from '../dsp/frame-matrix.ts';
import { subsequenceMatches } from '../dsp/subsequence-alignment.ts';
import { frameSeconds, type AcousticPattern } from './acoustic-pattern.ts';
import { warpSemitones, type ComparablePattern } from './comparable-pattern.ts';

/** A stretch of a longer utterance that sounds like a form. */
export interface FormOccurrence {
  /** From the start of the recording. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** On the scale of `formDistance`; a little higher for the same word, since its neighbours colour its ends. */
  readonly distance: number;
}

const coarseFrames = 2;
/** Beyond this a stretch is like any other. */
const worthLooking = 4.5;

/**
 * Where in an utterance a form is said: subsequence alignment of the form's sure frames, over the warps of
 * `formDistance`, the warp found on 40 ms frames and the place on 20 ms frames.
 * @param form a token of it alone
 * @param target the utterance, and `targetPattern` the pattern that it was made of
 * @param most at most so many, the best first, none overlapping a better one
 */
export function findForm(
  form: ComparablePattern,
  target: ComparablePattern,
  targetPattern: AcousticPattern,
  most = 1,
): FormOccurrence[] {
  const last = warpSemitones.length - 1;
  const { start, end } = form.sure;
  let bestWarp = -1;
  let least = worthLooking;
  for (let warp = 0; warp <= last; warp++) {
    const query = frameSpan(form.coarse[warp]!.matrix, Math.round(start / coarseFrames), Math.ceil(end / coarseFrames));
    const options = { abandonAbove: least, most: 1 };
    const [match] = query.frames ? subsequenceMatches(query, target.coarse[last - warp]!.matrix, options) : [];
    if (match && match.cost < least) {
      least = match.cost;
      bestWarp = warp;
    }
  }
  if (bestWarp < 0) return [];
  const query = frameSpan(form.fine[bestWarp]!.matrix, start, end);
  const options = { abandonAbove: worthLooking, most };
  return subsequenceMatches(query, target.fine[last - bestWarp]!.matrix, options).map((match) => ({
    startSeconds: targetPattern.startSeconds + match.startFrame * frameSeconds,
    endSeconds: targetPattern.startSeconds + match.endFrame * frameSeconds,
    distance: match.cost,
  }));
}
