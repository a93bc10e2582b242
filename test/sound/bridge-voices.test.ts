import { describe, expect, it } from 'vitest';
import { bridgeVoices } from '../../src/sound/bridge-voices.ts';

const voices = [
  { start: 10, end: 30 },
  { start: 45, end: 70 },
];
const floor = new Float32Array(80).fill(-60);
const levels = (gapDb: number) => new Float32Array(80).fill(-60).fill(-20, 10, 70).fill(gapDb, 30, 45);

describe('bridgeVoices', () => {
  it('joins voices between which it stays loud', () => {
    expect(bridgeVoices(voices, levels(-25), floor)).toEqual([{ start: 10, end: 70 }]);
  });

  it('leaves them apart at a fall of more than 20 dB', () => {
    expect(bridgeVoices(voices, levels(-45), floor)).toEqual(voices);
  });

  it('leaves them apart where the gap is no louder than the background', () => {
    expect(bridgeVoices(voices, levels(-25), new Float32Array(80).fill(-27))).toEqual(voices);
  });

  it('leaves them apart when they are more than 0.64 s apart', () => {
    const far = [
      { start: 0, end: 10 },
      { start: 51, end: 70 },
    ];
    expect(bridgeVoices(far, new Float32Array(80).fill(-20), floor)).toEqual(far);
  });

  it('passes over a closure of 48 ms', () => {
    const closure = levels(-25).fill(-60, 35, 38);
    expect(bridgeVoices(voices, closure, floor)).toHaveLength(1);
  });
});
