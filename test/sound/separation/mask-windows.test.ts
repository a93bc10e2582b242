import { describe, expect, it } from 'vitest';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { MASK_BANDS } from '../../../src/sound/separation/mask-bands.ts';
import { maskWindows, type MaskBlock, type Question } from '../../../src/sound/separation/mask-windows.ts';
import { MasksInTime } from '../../../src/sound/separation/masks-in-time.ts';
import type { MaskNetwork } from '../../../src/sound/separation/separator.ts';
import { shareMasks } from '../../../src/sound/separation/share-masks.ts';
import { noise } from '../../dsp/signals.ts';

const rate = 32_000;
const labels = [
  { label: 'bird', kind: 'ANIMAL' },
  { label: 'engine', kind: 'MACHINE' },
] as const;
const always = () => true;

/** Answers each time with one number, the next one in turn. */
class Answers implements MaskNetwork {
  readonly labels = labels;
  readonly asked: { frames: number; question: number[]; finite: boolean }[] = [];
  constructor(private readonly answers: readonly number[]) {}

  masks(bands: Float32Array, frames: number, question: Float32Array): Promise<Float32Array> {
    const answer = this.answers[this.asked.length % this.answers.length]!;
    this.asked.push({ frames, question: [...question], finite: bands.every(Number.isFinite) });
    return Promise.resolve(new Float32Array(bands.length).fill(answer));
  }
}

function about(place: number, isAsked: Question['isAsked'] = always): Question {
  return { labels: Float32Array.from(labels, (_, i) => (i === place ? 1 : 0)), isAsked };
}

async function all(blocks: AsyncIterable<MaskBlock>): Promise<MaskBlock[]> {
  const found: MaskBlock[] = [];
  for await (const block of blocks) found.push(block);
  return found;
}

describe('masks window by window', () => {
  it.each([0.05, 3, 7.9, 8, 8.1, 14, 20.3, 61])(
    'cover %d s once, and their frames follow each other',
    async (seconds) => {
      const network = new Answers([0.25]);
      const blocks = await all(maskWindows(memoryPcm(noise(seconds * rate), rate), network, [about(0)]));
      let frame = 0;
      for (const { firstFrame, frames, masks } of blocks) {
        expect(firstFrame).toBe(frame);
        expect(masks).toHaveLength(1);
        expect(masks[0]).toHaveLength(frames * MASK_BANDS);
        expect(masks[0]!.every((share) => Math.abs(share - 0.25) < 1e-6)).toBe(true);
        frame += frames;
      }
      expect(frame).toBe(1 + Math.floor(Math.round(seconds * rate) / 512));
      // Never less than it was trained on, and never more than its window.
      expect(network.asked.every(({ frames, finite }) => finite && frames >= 250 && frames <= 500)).toBe(true);
    },
  );

  it('go over from one window to the next within two seconds', async () => {
    const [first, second] = await all(maskWindows(memoryPcm(noise(14 * rate), rate), new Answers([0, 1]), [about(0)]));
    expect(first!.frames).toBe(375);
    const shares = Array.from({ length: second!.frames }, (_, frame) => second!.masks[0]![frame * MASK_BANDS]!);
    expect(first!.masks[0]!.every((share) => share === 0)).toBe(true);
    expect(shares.slice(0, 125)).toEqual(shares.slice(0, 125).toSorted((a, b) => a - b));
    expect(shares[62]).toBeCloseTo(0.5, 2);
    expect(shares.slice(125).every((share) => share === 1)).toBe(true);
  });

  it('share what several want, so that they add up to at most one', async () => {
    const network = new Answers([0.9, 0.3]);
    const [block] = await all(maskWindows(memoryPcm(noise(rate), rate), network, [about(0), about(1)]));
    expect(block!.masks[0]![0]).toBeCloseTo(0.75, 6);
    expect(block!.masks[1]![0]).toBeCloseTo(0.25, 6);
    expect(network.asked.map(({ question }) => question)).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const modest = [Float32Array.of(0.2, 0.5), Float32Array.of(0.3, 0.5)];
    shareMasks(modest);
    expect(modest).toEqual([Float32Array.of(0.2, 0.5), Float32Array.of(0.3, 0.5)]);
  });

  it('are empty where there is nothing to ask about, and the network is left alone', async () => {
    const network = new Answers([1]);
    const sound = new Float32Array(40 * rate);
    sound.set(noise(8 * rate), 30 * rate);
    const spans: [number, number][] = [];
    const late: Question = about(1, (start, end) => (spans.push([start, end]), end > 35));
    const blocks = await all(maskWindows(memoryPcm(sound, rate), network, [late]));
    // Silence is asked about by nobody.
    expect(spans.every(([, end]) => end > 30)).toBe(true);
    expect(network.asked.length).toBe(spans.filter(([, end]) => end > 35).length);
    expect(blocks[0]!.masks[0]!.every((share) => share === 0)).toBe(true);
  });

  it('stop when they are told to', async () => {
    const stopped = maskWindows(memoryPcm(noise(rate), rate), new Answers([1]), [], AbortSignal.abort());
    await expect(all(stopped)).rejects.toThrow(/abort/i);
  });
});

describe('masks in time', () => {
  /** Frame i has the mask i. */
  async function* counting(): AsyncGenerator<MaskBlock, void, void> {
    for (let firstFrame = 0; firstFrame < 12; firstFrame += 4) {
      const mask = Float32Array.from({ length: 4 * MASK_BANDS }, (_, at) => firstFrame + Math.floor(at / MASK_BANDS));
      yield { firstFrame, frames: 4, masks: [mask] };
    }
  }

  it('lie on a line between frames, across blocks too, and hold after the last', async () => {
    const masks = new MasksInTime(counting(), 1);
    for (const position of [0, 0.25, 3, 3.5, 3.75, 4, 7.5, 10.9, 11]) {
      expect((await masks.at(position))[0]![7]).toBeCloseTo(position, 5);
    }
    expect((await masks.at(11.5))[0]![0]).toBe(11);
    expect((await masks.at(40))[0]![0]).toBe(11);
  });
});
