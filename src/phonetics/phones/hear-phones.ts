import { calibrated } from './confidence.ts';
import { decodePhones, type DecodedPhone } from './decode-phones.ts';
import { hearingRule } from './hearing-rule.ts';
import { stressNames, type HeardPhone, type Stress } from './phone.ts';
import type { PhonePiece } from './phone-pieces.ts';
import { PHONE_SAMPLE_RATE_HZ, type PhoneRecogniser } from './phone-recogniser.ts';
import { isSyllabic } from './syllabic.ts';
import { syllableTones } from './syllable-tones.ts';
import type { VoiceRange } from './tone.ts';

/** The phones of a piece with all that is told of them, whatever their confidence. */
export function hearPhones(
  { posteriors, samples, startSeconds }: PhonePiece,
  recogniser: PhoneRecogniser,
  range: VoiceRange | undefined,
): HeardPhone[] {
  const endSeconds = samples.length / PHONE_SAMPLE_RATE_HZ;
  const decoded = decodePhones(posteriors).map((phone) => ({
    ...phone,
    // The network's first frame begins before the first sample, and its last may end after the last one.
    startSeconds: Math.max(0, phone.startSeconds),
    endSeconds: Math.min(endSeconds, phone.endSeconds),
    ipa: recogniser.ipa(phone.phone),
  }));
  const there = decoded.filter((phone) => phone.endSeconds > phone.startSeconds);
  const nuclei = there.filter(({ ipa }) => isSyllabic(ipa));
  const tones = range === undefined ? [] : syllableTones(samples, PHONE_SAMPLE_RATE_HZ, nuclei, range);
  const toneOf = new Map(nuclei.map((nucleus, place) => [nucleus, tones[place] ?? null]));
  return there.map((phone) => {
    const confidence = calibrated(phone.score, recogniser.calibration);
    return {
      startSeconds: startSeconds + phone.startSeconds,
      endSeconds: startSeconds + phone.endSeconds,
      ipa: phone.ipa,
      confidence,
      alternatives: alternativesOf(phone, confidence, recogniser),
      stress: toneOf.has(phone) ? likeliestStress(phone) : null,
      tone: toneOf.get(phone) ?? null,
    };
  });
}

/** What calibration takes from a phone goes to the others, and from them to it, in proportion. */
function alternativesOf({ score, others }: DecodedPhone, confidence: number, recogniser: PhoneRecogniser) {
  const rest = score < 1 ? (1 - confidence) / (1 - score) : 0;
  return others
    .map((other) => ({ ipa: recogniser.ipa(other.phone), confidence: other.score * rest }))
    .filter((other) => other.confidence >= hearingRule.minimumAlternative)
    .slice(0, hearingRule.mostAlternatives);
}

function likeliestStress({ stress }: DecodedPhone): Stress {
  const place = stress.reduce((best, share, each) => (share > stress[best]! ? each : best), 0);
  return stressNames[place]!;
}
