import { afterAll, beforeAll, expect, it } from 'vitest';
import { Lanes } from '../../src/inference/lanes.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { toyRun } from './toy-inference.ts';

const lanes = new Lanes(1);
let folder: MediaFolder;
beforeAll(async () => {
  folder = await MediaFolder.make();
});
afterAll(async () => {
  await lanes.close();
  await folder.remove();
});

it('hears a file that was changed under the same name as it is now', async () => {
  const lengthOf = async (mediaPath: string) => {
    const subjects = [{ id: 'recording', startSeconds: 0, endSeconds: 1 }];
    const batch = { mediaPath, subjects, inputs: {}, parameters: {} };
    return await lanes.do('lane', { kind: 'run', module: toyRun('length').href, ...batch });
  };
  const path = await folder.wave('sound.wav', new Float32Array(16_000).fill(0.1));
  expect(await lengthOf(path)).toEqual([1]);
  expect(await folder.wave('sound.wav', new Float32Array(8_000).fill(0.1))).toBe(path);
  expect(await lengthOf(path)).toEqual([0.5]);
});
