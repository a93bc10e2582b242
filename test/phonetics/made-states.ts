import type { EncoderStates } from '../../src/phonetics/phones/encoder-states.ts';

/** Frames of the recogniser's states that nobody said: those of `made_states` in models/phone-recogniser/recipe/states.py. */
export function madeStates(frames: number, width: number): EncoderStates {
  const data = Float32Array.from({ length: frames * width }, (_, n) => (((n * 7919) % 1009) / 1009 - 0.5) * 4);
  return { frames, width, data };
}
