import type { FrameMatrix } from '../../dsp/frame-matrix.ts';
import { logMelSpectrogram } from '../../dsp/mel.ts';
import { frameLevels, loudLevel } from './frame-levels.ts';

/** Numbers of a frame. */
export const PITCH_BANDS = 64;

/**
 * Where the melody of a voice is: the lowest frequencies, in frames of 64 ms, long enough to tell harmonics apart
 * (models/voice-emotion/recipe/front_end.py makes the same).
 * @param voice as `trimVoice` gives it
 * @returns natural logarithms of mel power over that of a loud frame, from 50 to 1000 Hz, shape (frames, 64), frames
 *   every 10 ms
 */
export function pitchBands(voice: Float32Array): FrameMatrix {
  const bands = logMelSpectrogram(voice, {
    ...{ bands: PITCH_BANDS, minHz: 50, maxHz: 1000 },
    ...{ frameSamples: 1024, fftSamples: 2048 },
  });
  const level = loudLevel(frameLevels(bands));
  return { ...bands, data: bands.data.map((power) => power - level) };
}
