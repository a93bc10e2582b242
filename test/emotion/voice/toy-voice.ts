import { EMOTION_SAMPLE_RATE_HZ } from '../../../src/emotion/voice/trim-voice.ts';

/** A buzz that swells and fades within each 0.3 s, of a peak of 0.5. */
export function toyVoice(seconds: number, hz = 140): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * EMOTION_SAMPLE_RATE_HZ) }, (_, n) => {
    const time = n / EMOTION_SAMPLE_RATE_HZ;
    const swell = Math.sin((Math.PI * time) / 0.3) ** 2;
    return 0.5 * swell * Math.sign(Math.sin(2 * Math.PI * (hz + 20 * time) * time + 0.1));
  });
}

export function silence(seconds: number): Float32Array {
  return new Float32Array(Math.round(seconds * EMOTION_SAMPLE_RATE_HZ));
}
