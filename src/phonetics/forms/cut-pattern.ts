import { frameSeconds, patternDims, type AcousticPattern } from './acoustic-pattern.ts';
import { voiceBands } from './voice-bands.ts';

/** Neighbouring frames that an alignment may use or skip, since a word's ends in running speech are not sharp. */
const marginFrames = 2;
const marginWeight = 100;

/**
 * A stretch of an utterance as if it had been said alone: as loud as if it were all there is, sure of voice throughout,
 * with two uncertain frames on either side where there are any.
 * @param endFrame exclusive, within the pattern and above `startFrame`
 */
export function cutPattern(pattern: AcousticPattern, startFrame: number, endFrame: number): AcousticPattern {
  const first = Math.max(0, startFrame - marginFrames);
  const last = Math.min(pattern.frames, endFrame + marginFrames);
  const features = pattern.features.slice(first * patternDims, last * patternDims);
  let loudest = 1;
  for (let frame = startFrame - first; frame < endFrame - first; frame++) {
    for (let band = 0; band < voiceBands; band++) {
      loudest = Math.max(loudest, features[frame * patternDims + band]!);
    }
  }
  for (let frame = 0; frame < last - first; frame++) {
    for (let at = frame * patternDims; at < frame * patternDims + voiceBands; at++) {
      features[at] = Math.min(255, Math.round((255 * features[at]!) / loudest));
    }
    const inside = frame >= startFrame - first && frame < endFrame - first;
    features[frame * patternDims + voiceBands] = inside ? 255 : marginWeight;
  }
  const startSeconds = pattern.startSeconds + first * frameSeconds;
  return { ...pattern, startSeconds, frames: last - first, features };
}
