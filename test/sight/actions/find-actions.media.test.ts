import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDeedClip } from '../../../benchmark/evaluations/sight/rendered/deed-clips.ts';
import { resultsOfFile } from '../../../src/inference/infer-file.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { actionsOfRecording } from '../../../src/sight/actions/actions-inference.ts';
import { actionScore } from '../../../src/sight/evaluation/action-score.ts';

describe('actions of a film', () => {
  let folder: string;
  const lanes = new Lanes(1);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phonograph-deeds-'));
  });
  afterAll(async () => {
    await lanes.close();
    await rm(folder, { recursive: true, force: true });
  });

  // Who takes a thing and puts it back; and a door that opens and shuts.
  it.each([2, 10])('are told as they were drawn, film %i', { timeout: 120_000 }, async (seed) => {
    const { path, actions } = await makeDeedClip(folder, seed);
    const { found } = await resultsOfFile(actionsOfRecording, path, lanes);
    const score = actionScore(actions, found[0]!.result);
    const [there, right] = [
      score.reduce((sum, each) => sum + each.there, 0),
      score.reduce((sum, each) => sum + each.right, 0),
    ];
    expect(there).toBe(3);
    expect(right).toBeGreaterThanOrEqual(2);
    expect(found[0]!.result.length).toBeLessThanOrEqual(there + 1);
  });
});
