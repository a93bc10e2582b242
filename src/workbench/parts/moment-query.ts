import { graphql } from '../api/generated/index.ts';

export const recordingOfMomentQuery = graphql(`
  query RecordingOfMoment($id: ID!) {
    recording(id: $id) {
      id
      title
      hasVideo
      hasAudio
    }
  }
`);
