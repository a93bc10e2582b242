import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phonePieces, quietestFrame, type PhonePiece } from '../../../src/phonetics/phones/phone-pieces.ts';
import { PhoneRecogniser } from '../../../src/phonetics/phones/phone-recogniser.ts';
import { joined, silence } from '../../fixtures/wave-file.ts';
import { noise, tone } from '../../dsp/signals.ts';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { surePosteriors } from './random-posteriors.ts';
import { makeToyModel, type ToyModel } from './toy-model.ts';

let toy: ToyModel;
let recogniser: PhoneRecogniser;
beforeAll(async () => {
  toy = await makeToyModel();
  recogniser = await PhoneRecogniser.load(toy.folder);
});
afterAll(() => toy.remove());

async function pieces(samples: Float32Array, startSeconds: number, endSeconds: number, longestSeconds: number) {
  const found: PhonePiece[] = [];
  const stretch = { startSeconds, endSeconds };
  for await (const piece of phonePieces(memoryPcm(samples), stretch, recogniser, { longestSeconds })) found.push(piece);
  return found;
}

describe('phonePieces', () => {
  it('gives a stretch in pieces of the stated length at most, without a gap or an overlap', async () => {
    for (const [start, end, longest] of [
      [0, 10, 3],
      [0.333, 9.871, 1.5],
      [1.01, 4, 20],
    ] as const) {
      const found = await pieces(noise(160_000, 1, 0.1), start, end, longest);
      let at = Math.round(start * 16_000);
      for (const { startSeconds, samples, posteriors } of found) {
        expect(Math.round(startSeconds * 16_000)).toBe(at);
        expect(samples.length).toBeLessThanOrEqual(longest * 16_000 + 1);
        expect(posteriors.frames).toBe(Math.ceil(samples.length / 320));
        at += samples.length;
      }
      expect(at).toBe(Math.round(end * 16_000));
    }
  });

  it('cuts in pauses', async () => {
    const word = tone(500, 1.1, 16000, 0.3);
    const spoken = Array.from({ length: 6 }, () => joined(word, silence(0.3)));
    const found = await pieces(joined(...spoken), 0, 8.4, 3);
    expect(found.length).toBeGreaterThan(2);
    for (const { startSeconds } of found.slice(1)) expect(startSeconds % 1.4).toBeGreaterThan(1.1);
  });

  it('hears the same in a piece as in the whole', async () => {
    const samples = joined(tone(500, 1, 16000, 0.3), tone(1000, 1, 16000, 0.3), tone(2000, 1, 16000, 0.3));
    const [whole] = await pieces(samples, 0, 3, 20);
    let frame = 0;
    for (const { posteriors } of await pieces(samples, 0, 3, 0.9)) {
      const same = whole!.posteriors.segments.subarray(frame * posteriors.classes, (frame + posteriors.frames) * 6);
      expect(Math.max(...posteriors.segments.map((value, place) => Math.abs(value - same[place]!)))).toBeLessThan(1e-3);
      frame += posteriors.frames;
    }
    expect(frame).toBe(whole!.posteriors.frames);
  });

  it('gives nothing beyond the end of a recording', async () => {
    expect(await pieces(noise(16_000), 2, 3, 20)).toEqual([]);
    expect(await pieces(noise(16_000), 0.5, 0.5, 20)).toEqual([]);
  });
});

describe('quietestFrame', () => {
  it('is in the middle of silence, and between two peaks where there is none', () => {
    const sounding = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 2, 2, 2];
    expect(quietestFrame(surePosteriors(3, sounding, sounding), 2)).toBeGreaterThanOrEqual(7);
    expect(quietestFrame(surePosteriors(3, sounding, sounding), 2)).toBeLessThanOrEqual(9);
    const spoken = Array<number>(12).fill(1);
    const peaks = [1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1];
    expect(quietestFrame(surePosteriors(3, peaks, spoken), 1)).toBe(5);
  });
});
