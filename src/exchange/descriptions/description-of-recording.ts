import type { LoadOptions } from '../../inference/inference-loader.ts';
import type { RecordingRecord } from '../../recording/recording.ts';
import { describeFilm } from './describe.ts';
import type { AudioDescription } from './description.ts';
import { seenInRecording, type DescriptionRequest } from './seen-in-recording.ts';

/** The description of a recording that is in; null where it is not there and is not to be inferred. */
export async function descriptionOfRecording(
  recording: RecordingRecord,
  request: DescriptionRequest,
  inferred: LoadOptions = {},
): Promise<AudioDescription | null> {
  if (!recording.hasVideo) return { cues: [], leftOut: 0, absence: 'NO_VIDEO_TRACK' };
  const seen = await seenInRecording(recording, request, inferred);
  return seen && describeFilm(seen);
}
