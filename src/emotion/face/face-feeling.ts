import { expressionsOver } from '../../sight/people/expressions-over.ts';
import type { Expression } from '../../sight/people/expression.ts';
import type { FaceMoments } from '../../sight/people/face.ts';
import { sharedSeconds, type TimeSpan } from '../../sound/time-span.ts';
import { emotionCategories, type EmotionCategory } from '../emotion-category.ts';
import { feelingOf, type Feeling } from '../feeling.ts';

/** A face, as far as it is looked at here. */
export interface SeenFace extends TimeSpan {
  /** That it is a face, 0 to 1. */
  readonly confidence: number;
  readonly moments: FaceMoments;
  /** That it is this one that speaks, 0 to 1; 0 where that is not known. */
  readonly speaks: number;
}

/** What each expression may stand for; a face does not tell calm from neutral. */
const meanings: Readonly<Record<Expression, readonly EmotionCategory[]>> = {
  ANGRY: ['angry'],
  DISGUSTED: ['disgust'],
  FEARFUL: ['fearful'],
  HAPPY: ['happy'],
  SAD: ['sad'],
  SURPRISED: ['surprised'],
  NEUTRAL: ['neutral', 'calm'],
};

/**
 * How far a face is trusted: its logarithms of probability count by this much, as by a temperature of 2. Unmeasured, and
 * meant to be low: networks of this kind are right in about two of three pictures and too sure (Goodfellow et al. 2013; Guo
 * et al. 2017), who speaks may be mistaken, and an expression need not be what is felt (Barrett et al. 2019).
 */
const trust = 0.5;

/**
 * What the faces say that are in view while an utterance lasts. Each counts by how long it is in view and how surely it is a
 * face; where it is known who speaks, the others count by how unsure that is.
 * @returns undefined where no face was measured
 */
export function feelingOfFaces(faces: readonly SeenFace[], utterance: TimeSpan): Feeling | undefined {
  const sums = new Map<Expression, number>();
  let all = 0;
  const surest = Math.max(0, ...faces.map(({ speaks }) => speaks));
  for (const face of faces) {
    const weight = sharedSeconds(face, utterance) * face.confidence * Math.max(face.speaks, 1 - surest);
    const seen = expressionsOver(face.moments, utterance.startSeconds, utterance.endSeconds);
    if (weight <= 0 || seen.length === 0) continue;
    for (const { expression, share } of seen) sums.set(expression, (sums.get(expression) ?? 0) + weight * share);
    all += weight;
  }
  if (all === 0) return undefined;
  const weights = new Map<EmotionCategory, number>();
  for (const [expression, sum] of sums) {
    const may = meanings[expression];
    for (const category of may) weights.set(category, (sum / all / may.length) ** trust);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return feelingOf(emotionCategories.map(({ label }) => weights.get(label)! / total));
}
