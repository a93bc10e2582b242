import { MissingDependencyError } from '../../src/errors.ts';
import { openVoice } from '../../src/voice/espeak.ts';

/** A few words by eSpeak NG at 16 kHz without silence around them; undefined where that optional package is absent. */
export async function speech(): Promise<Float32Array[] | undefined> {
  try {
    const voice = await openVoice();
    return ['banana', 'elephant', 'window'].map((word) => {
      const { samples, sampleRateHz } = voice.synthesise(word, { voice: 'en-us' });
      const length = Math.floor((samples.length * 16000) / sampleRateHz);
      const resampled = Float32Array.from({ length }, (_, i) => {
        const at = (i * sampleRateHz) / 16000;
        const whole = Math.floor(at);
        return samples[whole]! + (at - whole) * ((samples[whole + 1] ?? 0) - samples[whole]!);
      });
      const loud = (sample: number) => Math.abs(sample) > 0.01;
      return resampled.slice(resampled.findIndex(loud), resampled.findLastIndex(loud) + 1);
    });
  } catch (error) {
    if (error instanceof MissingDependencyError) return undefined;
    throw error;
  }
}
