import { frameSpan } from '../../dsp/frame-matrix.ts';
import { subsequenceMatches } from '../../dsp/subsequence-alignment.ts';
import { warpSemitones, type ComparablePattern } from './comparable-pattern.ts';
import { warpsFromMiddle } from './form-distance.ts';

/** A stretch of a longer utterance that sounds like a form: frames of its pattern, end exclusive. */
export interface FormOccurrence {
  readonly startFrame: number;
  readonly endFrame: number;
  /** On the scale of `formDistance`; a little higher for the same word, since its neighbours colour its ends. */
  readonly distance: number;
}

export interface FindFormOptions {
  /** At most so many, the best first, none overlapping a better one; one unless said. */
  readonly most?: number;
  /** Greatest distance; 4.5 unless said, beyond which a stretch is like any other. Lower is quicker. */
  readonly within?: number;
}

const coarseFrames = 2;

/**
 * Where in an utterance a form is said: subsequence alignment of the form's sure frames, over the warps of
 * `formDistance`, the warp found on 40 ms frames and the place on 20 ms frames. The utterance is normalised as a whole, so
 * this finds places; how alike they are is measured anew on the piece cut out (`forms-within.ts`).
 * @param form a token of it alone
 */
export function findForm(
  form: ComparablePattern,
  target: ComparablePattern,
  { most = 1, within = 4.5 }: FindFormOptions = {},
): FormOccurrence[] {
  const last = warpSemitones.length - 1;
  const { start, end } = form.sure;
  let bestWarp = -1;
  let least = within;
  for (const warp of warpsFromMiddle) {
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
  const options = { abandonAbove: within, most };
  return subsequenceMatches(query, target.fine[last - bestWarp]!.matrix, options).map((match) => ({
    startFrame: match.startFrame,
    endFrame: match.endFrame,
    distance: match.cost,
  }));
}
