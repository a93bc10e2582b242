import type { RunSubject } from '../inference/run-batch.ts';
import { isSaying, likeliestEmotion, type ChannelFeeling, type Feeling } from './feeling.ts';
import { fuseFeelings } from './fusion/fuse-feelings.ts';

/** What `phonograph infer emotion` prints of a file: for each utterance a line for each channel that says something, and their fusion. */
export function emotionReport(
  results: readonly { readonly subject: RunSubject; readonly result: readonly ChannelFeeling[] }[],
) {
  return results.flatMap(({ subject, result }) => {
    const saying = result.filter(isSaying);
    const fused = fuseFeelings(saying);
    return [...saying, ...(fused ? [{ channel: 'fused' as const, feeling: fused }] : [])].map((each) => ({
      start: subject.startSeconds,
      end: subject.endSeconds,
      channel: each.channel,
      ...facts(each.feeling),
    }));
  });
}

function facts(feeling: Feeling) {
  const { category, confidence } = likeliestEmotion(feeling);
  return { label: category, confidence, valence: feeling.valence.mean, arousal: feeling.arousal.mean };
}
