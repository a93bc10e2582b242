import type { TimeSpan } from '../../sound/time-span.ts';
import { ctcPrefixBeam } from './ctc-prefix-beam.ts';
import { ctcSubstitutions } from './ctc-substitutions.ts';
import { NO_PHONE, STRESS_CLASSES, type PhonePosteriors } from './phone-posteriors.ts';
import { placePhones, refineSpans, type FrameSpan } from './place-phones.ts';

/** A phone of the network's, before its scores mean anything. Times are seconds from the stretch's first sample. */
export interface DecodedPhone extends TimeSpan {
  readonly phone: number;
  /** 0 to 1, not calibrated. */
  readonly score: number;
  /** Other phones in its place, the likeliest first; what is left to 1 is for others and for nothing at all. */
  readonly others: readonly { readonly phone: number; readonly score: number }[];
  /** Probabilities: unstressed, secondary, primary. */
  readonly stress: readonly [number, number, number];
}

/** Other phones that are told of one place. */
const MOST_OTHERS = 8;

/**
 * From the network's answer to phones in time. The reading is the likeliest by CTC (beam search); its places are those
 * that {@link placePhones} finds. The score of a phone is the mean of two probabilities: that under CTC this phone stands
 * there rather than another or none, the rest of the reading given ({@link ctcSubstitutions}), and that over its span this
 * phone is sounding. Those of the others come about in the same way.
 */
export function decodePhones(posteriors: PhonePosteriors): DecodedPhone[] {
  const reading = ctcPrefixBeam(posteriors.phones, posteriors.classes, { results: 1 })[0]!.phones;
  const places = placePhones(posteriors, reading);
  const times = refineSpans(posteriors, reading, places);
  const substitutions = ctcSubstitutions(posteriors.phones, posteriors.classes, reading);
  return reading.map((phone, place) => {
    const span = places[place]!;
    const scores = soundingShares(posteriors, span);
    for (let each = 0; each < scores.length; each++) scores[each] = scores[each]! / 2;
    for (const { phone: other, probability } of substitutions[place]!) scores[other] = scores[other]! + probability / 2;
    const others = [...scores.keys()]
      .filter((other) => other !== phone && other !== NO_PHONE && scores[other]! > 0.001)
      .map((other) => ({ phone: other, score: scores[other]! }))
      .sort((a, b) => b.score - a.score || a.phone - b.phone)
      .slice(0, MOST_OTHERS);
    return { ...times[place]!, phone, score: Math.min(1, scores[phone]!), others, stress: stressOf(posteriors, span) };
  });
}

/** Mean probability of each class over a span. @returns shape (classes), sum 1 */
function soundingShares({ classes, segments }: PhonePosteriors, { start, end }: FrameSpan): Float64Array {
  const shares = new Float64Array(classes);
  for (let frame = start; frame < end; frame++) {
    const row = frame * classes;
    for (let each = 0; each < classes; each++) shares[each] = shares[each]! + Math.exp(segments[row + each]!);
  }
  for (let each = 0; each < classes; each++) shares[each] = shares[each]! / (end - start);
  return shares;
}

function stressOf({ stress }: PhonePosteriors, { start, end }: FrameSpan): [number, number, number] {
  const means: [number, number, number] = [0, 0, 0];
  for (let frame = start; frame < end; frame++) {
    for (let each = 0; each < STRESS_CLASSES; each++) {
      means[each] = means[each]! + Math.exp(stress[frame * STRESS_CLASSES + each]!) / (end - start);
    }
  }
  return means;
}
