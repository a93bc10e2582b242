import { graphql } from '../api/generated/index.ts';

export const tokenSoundQuery = graphql(`
  query TokenSound($recordingId: ID!, $from: Float!, $to: Float!, $infer: InferencePolicy!) {
    soundEvents(recordingId: $recordingId, fromSeconds: $from, toSeconds: $to, first: 5) {
      edges {
        node {
          id
          phones(infer: $infer, fromSeconds: $from, toSeconds: $to, waitSeconds: 5) {
            type {
              ipa
            }
          }
          respelling(infer: $infer, waitSeconds: 5)
        }
      }
    }
  }
`);

/** An occurrence of a sound form. */
export interface SoundToken {
  readonly id: string;
  readonly recordingId: string;
  readonly soundEventId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly whole: boolean;
}
