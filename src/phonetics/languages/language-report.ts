import type { RunSubject } from '../../inference/run-batch.ts';
import { distinctWindows, judgedUtterances, languageOfSpeech } from './judge-language.ts';
import { leastProbabilityOfName } from './least-probability.ts';
import type { SpokenLanguage } from './spoken-language.ts';

/**
 * What `phonograph infer language` prints of a file: its language and the share of each, the windows that they were told by, and
 * a label an utterance.
 */
export function languageReport(results: readonly { subject: RunSubject; result: SpokenLanguage }[]) {
  const judged = judgedUtterances(results);
  const { language, shares } = languageOfSpeech(judged, leastProbabilityOfName());
  const languages = results.find(({ result }) => result.windows.length > 0)?.result.languages ?? [];
  return {
    label: language,
    shares: Object.fromEntries(shares.map((each) => [each.language, each.share])),
    windows: distinctWindows(judged).map(({ startSeconds, endSeconds, probabilities }) => ({
      start: startSeconds,
      end: endSeconds,
      shares: Object.fromEntries(languages.map((each, i) => [each, probabilities[i]!])),
    })),
    utterances: results.map(({ subject, result }) => ({
      start: subject.startSeconds,
      end: subject.endSeconds,
      label: result.language,
      confidence: result.confidence,
    })),
  };
}
