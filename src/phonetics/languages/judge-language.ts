import type { TimeSpan } from '../../sound/time-span.ts';
import {
  otherLanguage,
  type LanguageOfSpeech,
  type LanguageShare,
  type LanguageVerdict,
  type LanguageWindow,
  type SpokenLanguage,
} from './spoken-language.ts';

/** Mean over windows, which are of one length or there is one only; empty where there is none. */
export function meanProbabilities({ languages, windows }: Pick<SpokenLanguage, 'languages' | 'windows'>): number[] {
  if (windows.length === 0) return [];
  return languages.map(
    (_, i) => windows.reduce((sum, { probabilities }) => sum + probabilities[i]!, 0) / windows.length,
  );
}

/**
 * A language told by name where it is the likeliest of all and probable enough; `other` else, instead of a forced choice.
 * @param languages the last is `other`
 * @param probabilities in that order; empty where there was too little speech
 * @param leastProbability of a language told by name
 */
export function judgeLanguage(
  languages: readonly string[],
  probabilities: readonly number[],
  leastProbability: number,
): LanguageVerdict {
  if (probabilities.length === 0) return { language: null, confidence: 0 };
  const best = probabilities.reduce((likeliest, p, i) => (p > probabilities[likeliest]! ? i : likeliest), 0);
  const confidence = probabilities[best]!;
  if (languages[best] !== otherLanguage && confidence >= leastProbability) {
    return { language: languages[best]!, confidence };
  }
  // That it is none of them: what is left when the likeliest is taken for wrong.
  const named = Math.max(...probabilities.filter((_, i) => languages[i] !== otherLanguage));
  return { language: otherLanguage, confidence: 1 - named };
}

/** An utterance with what was told of it. */
export interface JudgedUtterance {
  readonly seconds: number;
  readonly spoken: SpokenLanguage;
}

/** Of what an inference says of each utterance of a file. */
export function judgedUtterances(results: readonly { subject: TimeSpan; result: SpokenLanguage }[]): JudgedUtterance[] {
  return results.map(({ subject, result }) => ({
    seconds: subject.endSeconds - subject.startSeconds,
    spoken: result,
  }));
}

/**
 * How much of a recording's speech is in which language, the most first; utterances count by their length, and those of
 * which nothing was told not at all.
 */
export function languageShares(utterances: readonly JudgedUtterance[]): LanguageShare[] {
  const shares = new Map<string, number>();
  let total = 0;
  for (const { seconds, spoken } of utterances) {
    const probabilities = meanProbabilities(spoken);
    if (probabilities.length === 0) continue;
    total += seconds;
    for (const [i, language] of spoken.languages.entries()) {
      shares.set(language, (shares.get(language) ?? 0) + seconds * probabilities[i]!);
    }
  }
  return [...shares]
    .map(([language, seconds]) => ({ language, share: seconds / total }))
    .sort((a, b) => b.share - a.share || (a.language < b.language ? -1 : 1));
}

/** In which language a recording is, and how much of it in which. @param leastProbability of a language told by name */
export function languageOfSpeech(utterances: readonly JudgedUtterance[], leastProbability: number): LanguageOfSpeech {
  const shares = languageShares(utterances);
  // In the identifier's order: `other` last.
  const languages = utterances.find(({ spoken }) => spoken.windows.length > 0)?.spoken.languages ?? [];
  const byLanguage = new Map(shares.map(({ language, share }) => [language, share]));
  const probabilities = languages.map((language) => byLanguage.get(language)!);
  return { ...judgeLanguage(languages, probabilities, leastProbability), shares };
}

/** All windows of a recording once: short utterances beside each other are told by one and the same. */
export function distinctWindows(utterances: readonly JudgedUtterance[]): LanguageWindow[] {
  const windows = utterances.flatMap(({ spoken }) => spoken.windows);
  return [...new Map(windows.map((window) => [`${window.startSeconds} ${window.endSeconds}`, window])).values()];
}
