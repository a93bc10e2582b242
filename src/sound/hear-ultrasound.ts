import type { MediaFile } from '../media/media.ts';
import { soundFormat, streamSound } from '../media/stream-sound.ts';
import type { HeardSoundEvent } from './sound-event.ts';
import { mayHoldUltrasound, UltrasoundDetector } from './ultrasound.ts';

/** Some seconds, of which the background is known before anything is found. */
const BLOCK_SECONDS = 4;

/** What sounds above 16 kHz, heard at the recording's own rate, of which nothing is kept; nothing where the rate is too low. @throws {MediaError} */
export async function hearUltrasound(
  media: MediaFile,
  { signal, progress }: { readonly signal?: AbortSignal; readonly progress?: (fraction: number) => void } = {},
): Promise<HeardSoundEvent[]> {
  const { sampleRateHz, channels } = soundFormat(media);
  if (!mayHoldUltrasound(sampleRateHz)) return [];
  const detector = new UltrasoundDetector(sampleRateHz, channels);
  let heardSeconds = 0;
  for await (const samples of streamSound(media, BLOCK_SECONDS * sampleRateHz, signal)) {
    signal?.throwIfAborted();
    detector.hear(samples);
    heardSeconds += samples.length / channels / sampleRateHz;
    progress?.(Math.min(1, heardSeconds / media.facts.durationSeconds));
  }
  return detector.end();
}
