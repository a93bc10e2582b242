import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InferenceEngine } from '../../src/inference/inference-engine.ts';
import { InferenceLoaders } from '../../src/inference/inference-loader.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { makeToyRecordings, storedRuns } from './toy-graph.ts';
import { toyInference } from './toy-inference.ts';

describeGraph('inference loaders', (fixture) => {
  let folder: MediaFolder;
  let wave: string;
  let engine: InferenceEngine;
  const lanes = new Lanes(1);
  beforeAll(async () => {
    folder = await MediaFolder.make();
    wave = await folder.wave('one-second.wav', new Float32Array(16_000));
    engine = new InferenceEngine({ graph: fixture.graph, lanes, mediaPath: () => wave, modelChecksum: () => '' });
  });
  beforeEach(() => fixture.wipe());
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  const slow = toyInference({ name: 'slow', run: 'slow' });
  const plain = toyInference({ name: 'plain', run: 'plain' });

  it('ends the waiting at the deadline with the id of the run, which goes on', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const loader = new InferenceLoaders(engine).for(slow, { waitSeconds: 0.2 });
    await expect(loader.load(id)).rejects.toMatchObject({
      code: 'INFERENCE_PENDING',
      runId: engine.runId(slow, id),
      retryable: true,
    });
    expect(await new InferenceLoaders(engine).for(slow).load(id)).toHaveLength(1);
    expect(await storedRuns(fixture.graph)).toMatchObject([
      { id: engine.runId(slow, id), status: 'DONE', attempts: 1 },
    ]);
  });

  it('gives what is there although nobody wants to wait', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    await engine.ensure(plain, [id]);
    expect(await new InferenceLoaders(engine).for(plain, { waitSeconds: 10 }).load(id)).toHaveLength(1);
  });

  it('gives null under NEVER, and for a subject that is not there', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const loaders = new InferenceLoaders(engine);
    expect(await loaders.for(plain, { policy: 'NEVER' }).load(id)).toBeNull();
    expect(await loaders.for(plain).load('nobody')).toBeNull();
  });

  it('lets a subject that fails leave the others alone', async () => {
    const ids = await makeToyRecordings(fixture.graph, 2);
    const refused = toyInference({ name: 'refused', run: 'refuses' });
    const loaders = new InferenceLoaders(engine);
    await engine.ensure(plain, [ids[0]!]);
    const ends = await Promise.allSettled([
      loaders.for(plain).load(ids[0]!),
      loaders.for(refused).load(ids[1]!),
      loaders.for(plain).load(ids[1]!),
    ]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
