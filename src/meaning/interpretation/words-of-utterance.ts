import type { FormCandidate } from '../../phonetics/forms/form-membership.ts';
import type { RecognisedUtterance } from '../../phonetics/forms/recognise-forms.ts';
import type { ClipUtterance } from './clip-content.ts';

/** A word of an utterance by its place, with the forms that it may be: none where its sound is not known. */
export interface PlacedWord {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Whether it is all of its utterance. */
  readonly whole: boolean;
  readonly forms: readonly FormCandidate[];
  /** It is words that mean something together that they do not mean apart; `forms` is the phrase, as one form. */
  readonly phrase?: { readonly id: string; readonly formIds: readonly string[] };
}

/** What is left between known forms is a word of its own from this length on: less is how words run into each other. */
const leastGapSeconds = 0.15;
/** Known forms weigh this much together where the whole utterance is one of them rather than something new. */
const leastKnown = 0.5;

/** An utterance is one known form, or known forms with unknown stretches between them, or unknown. */
export function wordsOfUtterance(
  { startSeconds, endSeconds }: Pick<ClipUtterance, 'startSeconds' | 'endSeconds'>,
  { candidates, parts }: Pick<RecognisedUtterance, 'candidates' | 'parts'>,
): readonly PlacedWord[] {
  const known = candidates.reduce((sum, { weight }) => sum + weight, 0);
  if (known >= leastKnown || parts.length === 0) return [{ startSeconds, endSeconds, whole: true, forms: candidates }];
  const words: PlacedWord[] = [];
  let reached = startSeconds;
  const gapTo = (until: number) => {
    if (until - reached < leastGapSeconds) return;
    words.push({ startSeconds: reached, endSeconds: until, whole: false, forms: [] });
  };
  for (const part of [...parts].sort((a, b) => a.startSeconds - b.startSeconds)) {
    gapTo(part.startSeconds);
    const { candidates: forms } = part;
    words.push({ startSeconds: part.startSeconds, endSeconds: part.endSeconds, whole: false, forms });
    reached = Math.max(reached, part.endSeconds);
  }
  gapTo(endSeconds);
  return words;
}
