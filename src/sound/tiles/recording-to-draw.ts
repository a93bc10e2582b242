import type { RecordingRecord } from '../../recording/recording.ts';
import type { RecordingToDraw } from './tile-library.ts';

/** @returns undefined where it has no sound */
export function recordingToDraw(
  { hasAudio, sha256, durationSeconds, sampleRateHz }: RecordingRecord,
  mediaPath: (sha256: string) => string,
): RecordingToDraw | undefined {
  if (!hasAudio) return undefined;
  return { sha256, path: mediaPath(sha256), durationSeconds, sampleRateHz: sampleRateHz ?? null };
}
