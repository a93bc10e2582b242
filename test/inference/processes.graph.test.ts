import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RunStep } from '../../src/inference/engine-options.ts';
import { InferenceEngine } from '../../src/inference/inference-engine.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { ChildProgram } from '../fixtures/child-program.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph, testStore } from '../graph/graph-fixture.ts';
import type { EngineTask } from './engine-program.ts';
import { makeToyRecordings, storedNotes, storedRuns } from './toy-graph.ts';
import { toyInference } from './toy-inference.ts';

const program = new URL('./engine-program.ts', import.meta.url);
const steps: readonly RunStep[] = ['claimed', 'computed', 'marked', 'written', 'committed'];

describeGraph('inference in several processes', (fixture) => {
  let folder: MediaFolder;
  let wave: string;
  const lanes = new Lanes(1);
  beforeAll(async () => {
    folder = await MediaFolder.make();
    wave = await folder.wave('one-second.wav', new Float32Array(16_000).fill(0.1));
  });
  beforeEach(() => fixture.wipe());
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  const start = (task: Omit<EngineTask, 'store' | 'wave'>) =>
    new ChildProgram(program, JSON.stringify({ ...task, store: testStore!, wave } satisfies EngineTask));
  const engine = () =>
    new InferenceEngine({ graph: fixture.graph, lanes, mediaPath: () => wave, modelChecksum: () => 'checksum' });
  const notes = toyInference({ name: 'notes', run: 'notes' });

  /** What the graph must be, however it came about; only the number of tries may differ. */
  const settled = async () => ({
    notes: await storedNotes(fixture.graph),
    runs: (await storedRuns(fixture.graph)).map(({ id, status, current }) => ({ id, status, current })),
  });

  it('shares one run between two processes', async () => {
    const subjectIds = await makeToyRecordings(fixture.graph, 2);
    const children = [1, 2].map(() => start({ run: 'slow', subjectIds, leaseMs: 30_000 }));
    const [one, other] = await Promise.all(children.map((child) => child.line((line) => line.startsWith('['))));
    expect(one).toBe(other);
    await Promise.all(children.map((child) => child.ended));
    const runs = await storedRuns(fixture.graph);
    expect(runs.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['DONE', 1],
      ['DONE', 1],
    ]);
  });

  it.each(steps)('takes a run over that was killed when it was %s: same graph', async (dieAt) => {
    const subjectIds = await makeToyRecordings(fixture.graph, 2);
    await engine().ensure(notes, subjectIds);
    const wanted = await settled();
    await fixture.wipe();
    await makeToyRecordings(fixture.graph, 2);

    const child = start({ run: 'notes', subjectIds, leaseMs: 200, dieAt });
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
    // Of what is not committed nothing is to be seen; what is committed is whole. The other recording may be either.
    const left = await storedNotes(fixture.graph);
    expect(left.length).toBe((await storedRuns(fixture.graph)).filter(({ status }) => status === 'DONE').length);
    if (dieAt === 'claimed') expect(left).toEqual([]);
    await engine().ensure(notes, subjectIds);
    expect(await settled()).toEqual(wanted);
  });
});
