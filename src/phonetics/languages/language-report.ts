import type { RunSubject } from '../../inference/run-batch.ts';
import { languageShares } from './judge-language.ts';
import type { SpokenLanguage } from './spoken-language.ts';

/** What `phonograph infer languages` prints of a file: a share of its speech for each language, and a label an utterance. */
export function languageReport(results: readonly { subject: RunSubject; result: SpokenLanguage }[]) {
  const judged = results.map(({ subject, result }) => ({
    seconds: subject.endSeconds - subject.startSeconds,
    spoken: result,
  }));
  return {
    shares: languageShares(judged),
    utterances: results.map(({ subject, result }) => ({
      start: subject.startSeconds,
      end: subject.endSeconds,
      language: result.language,
      confidence: result.confidence,
    })),
  };
}
