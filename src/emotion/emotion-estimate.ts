import { isSaying, type ChannelFeeling, type Feeling, type SilentChannel } from './feeling.ts';
import { fuseFeelings } from './fusion/fuse-feelings.ts';
import type { EmotionChannel } from './emotion-category.ts';

/** What is felt in an utterance, by all channels that say something, and what each of them says. */
export interface EmotionEstimate {
  /** Undefined where none says anything. */
  readonly fused: Feeling | undefined;
  readonly channels: readonly {
    readonly channel: EmotionChannel;
    readonly feeling: Feeling;
    /** How much of the fused estimate comes from it, 0 to 1; all add up to 1. */
    readonly share: number;
  }[];
  readonly silent: readonly SilentChannel[];
}

/** Of what is felt in an utterance, which is no node: it is worked out of what the channels say. */
export function emotionEstimateId(utteranceId: string): string {
  return `${utteranceId}:emotion`;
}

/** @param heard each channel once */
export function estimateOf(heard: readonly ChannelFeeling[]): EmotionEstimate {
  const saying = heard.filter(isSaying);
  const fused = fuseFeelings(saying);
  return {
    fused,
    channels: saying.map((each, place) => ({ ...each, share: fused!.shares[place]!.share })),
    silent: heard.flatMap((each) => (isSaying(each) ? [] : [each])),
  };
}
