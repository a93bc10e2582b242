import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubjectKind } from '../../src/inference/define-inference.ts';
import { inferFile } from '../../src/inference/infer-file.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { toyInference } from './toy-inference.ts';

/** Seconds of a file as subjects: all of them, or every second one. */
function seconds(every: number): SubjectKind {
  return {
    label: 'Second',
    isRecording: false,
    find: () => Promise.resolve([]),
    ofRecording: () => Promise.resolve([]),
    ofFile: ({ durationSeconds }) =>
      Array.from({ length: Math.floor(durationSeconds) }, (_, place) => place)
        .filter((place) => place % every === 0)
        .map((place) => ({ id: `second ${place}`, startSeconds: place, endSeconds: place + 1 })),
  };
}

describe('inference on a file', { timeout: 60_000 }, () => {
  const lanes = new Lanes(1);
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  it('runs what it reads first, and passes the results about its own subjects on', async () => {
    const wave = await folder.wave('four-seconds.wav', new Float32Array(64_000).fill(0.1));
    const all = toyInference({ name: 'all', run: 'plain', subject: seconds(1) });
    const some = toyInference({ name: 'some', run: 'joined', reads: [all], subject: seconds(2) });
    expect(await inferFile(some, wave, lanes)).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  it('gives a file without the medium the empty result', async () => {
    const frames = Array.from({ length: 4 }, () => new Uint8Array(16 * 16 * 3));
    const silent = await folder.video('silent.mp4', { width: 16, height: 16, ratePerSecond: 4, frames });
    expect(await inferFile(toyInference({ name: 'notes', run: 'notes' }), silent, lanes)).toEqual([[]]);
  });

  it('refuses what is no recording, by its name', async () => {
    const text = await folder.file('words.mp3', 'no sound at all');
    await expect(inferFile(toyInference({ name: 'notes', run: 'notes' }), text, lanes)).rejects.toThrow(/words\.mp3/);
  });
});
