/** The ways in which a moment can be known. */
export const channels = ['sound', 'sight', 'text'] as const;
export type Channel = (typeof channels)[number];

/** Something that was heard, seen or read in a moment. */
export interface MomentPart {
  /** Shape (`channelDims` of its channel), length 1. */
  readonly vector: Float32Array;
  /** How surely it was there and near, above 0 to 1. */
  readonly weight: number;
}

/** An utterance with what was heard in it, what was in view around it and what was written of it. Any of them may be missing. */
export interface Moment {
  /** Of its Situation. */
  readonly id: string;
  /** None where the moment lacks the channel. */
  readonly parts: Readonly<Record<Channel, readonly MomentPart[]>>;
}

/** The channels that a moment has. */
export function channelsOf({ parts }: Moment): Channel[] {
  return channels.filter((channel) => parts[channel].length > 0);
}
