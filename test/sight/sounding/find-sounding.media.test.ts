import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawHead, looks } from '../../../benchmark/evaluations/sight/rendered/person.ts';
import { resultsOfFile } from '../../../src/inference/infer-file.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { soundingOfRecording } from '../../../src/sight/sounding/sounding-inference.ts';
import { openVoice } from '../../../src/voice/espeak.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';

const [width, height, ratePerSecond] = [480, 200, 12];
const silentSeconds = 0.8;

/** A synthetic voice between two silences, and how far a mouth opens that says it, at each picture. */
async function spoken(text: string) {
  const { samples: voice, sampleRateHz } = (await openVoice()).synthesise(text, { voice: 'en-us' });
  const silence = Math.round(silentSeconds * sampleRateHz);
  const samples = new Float32Array(voice.length + 2 * silence);
  samples.set(voice, silence);
  const step = sampleRateHz / ratePerSecond;
  const levels = Array.from({ length: Math.floor(samples.length / step) }, (_, i) => {
    const part = samples.subarray(Math.max(0, Math.round((i - 0.5) * step)), Math.round((i + 0.5) * step));
    return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
  });
  const loudest = Math.max(...levels);
  return { samples, sampleRateHz, mouths: levels.map((level) => Math.sqrt(level / loudest)) };
}

describe('who is seen to speak', () => {
  const lanes = new Lanes(1);
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  /** @param mouthsAt how far the left and the right mouth are open at each picture */
  async function film(name: string, mouthsAt: (mouths: readonly number[], frame: number) => readonly [number, number]) {
    const { samples, sampleRateHz, mouths } = await spoken('Did you see where she put the other basket of apples?');
    const frames = mouths.map((_, frame) => {
      const pen = createCanvas(width, height).getContext('2d');
      pen.fillStyle = '#a9b3b8';
      pen.fillRect(0, 0, width, height);
      mouthsAt(mouths, frame).forEach((mouth, who) =>
        drawHead(pen, { x: 120 + who * 240, y: 105 }, 65, 0, { mouth }, looks[who]!),
      );
      const { data } = pen.getImageData(0, 0, width, height);
      return Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!);
    });
    const sound = await folder.wave(`${name}.wav`, samples, { sampleRateHz });
    const path = await folder.video(`${name}.mp4`, { width, height, ratePerSecond, frames, sound });
    const { found } = await resultsOfFile(soundingOfRecording, path, lanes);
    return found[0]!.result;
  }

  it('is the one whose mouth moves, not the one on the poster', async () => {
    const found = await film('poster', (mouths, frame) => [0, mouths[frame]!]);
    expect(found.length).toBeGreaterThan(0);
    for (const { seen } of found) expect(seen).toMatchObject({ of: 'faces', place: 1 });
  });

  it('is the one whose mouth moves with the sound, not the one who chews', async () => {
    const found = await film('chewing', (mouths, frame) => [mouths[frame]!, 0.5 + 0.5 * Math.sin(frame * 2.1)]);
    expect(found.length).toBeGreaterThan(0);
    for (const { seen } of found) expect(seen).toMatchObject({ of: 'faces', place: 0 });
  });

  it('is nobody where nobody in view does', async () => {
    expect(await film('narrator', () => [0, 0])).toEqual([]);
  });
});
