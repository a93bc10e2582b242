import {
  emptySoundFrames,
  SOUND_FRAME_SAMPLES,
  SoundFrameDescriber,
  type SoundFrames,
} from '../../src/sound/sound-frames.ts';

/** All frames of a recording in blocks of so many, with what lies around each. */
export function describeRecording(signal: Float32Array, blockFrames = Infinity, marginFrames = 12): SoundFrames {
  const frames = Math.ceil(signal.length / SOUND_FRAME_SAMPLES);
  const sound = emptySoundFrames(frames);
  const describer = new SoundFrameDescriber();
  for (let first = 0; first < frames; first += blockFrames) {
    const end = Math.min(frames, first + blockFrames);
    const from = Math.max(0, first - marginFrames);
    const piece = signal.subarray(from * SOUND_FRAME_SAMPLES, (end + marginFrames) * SOUND_FRAME_SAMPLES);
    describer.describe(piece, from * SOUND_FRAME_SAMPLES, sound, first, end);
  }
  return sound;
}
