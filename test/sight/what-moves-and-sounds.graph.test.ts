import { beforeEach, expect, it } from 'vitest';
import type { FinishedRun, InferenceStore } from '../../src/inference/define-inference.ts';
import { actionStore } from '../../src/sight/actions/action.store.ts';
import type { ActionFound } from '../../src/sight/actions/action.ts';
import { shotStore } from '../../src/sight/shots/shot.store.ts';
import type { Shot } from '../../src/sight/shots/shot.ts';
import { soundingStore } from '../../src/sight/sounding/sounding.store.ts';
import type { SoundingFound } from '../../src/sight/sounding/sounding.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { makeToyRecordings } from '../inference/toy-graph.ts';
import { query } from '../inference/toy-inference.ts';

const makeRun = query('make-run', 'CREATE (:InferenceRun {id: $runId, doneAtMs: 1})');
const makeSeen = query(
  'make-seen',
  'CREATE (:HeardSource {id: "voice"}), (:Face {id: "face"}), (:Appearance {id: "ball"}), (:Body {id: "body"})',
);
const count = query(
  'count-sight',
  'RETURN COUNT { (n) WHERE n.recordingId = $recordingId AND (n:Shot OR n:Action OR n:Sounding) } AS count',
);

const shots: readonly Shot[] = [
  {
    startSeconds: 0,
    endSeconds: 4,
    transition: 'START',
    camera: [{ startSeconds: 1, endSeconds: 2, move: 'PAN_LEFT', speed: 0.1 }],
    movements: [
      {
        startSeconds: 0.5,
        endSeconds: 1.5,
        path: [
          { timeSeconds: 0.5, box: [0, 0.25, 0.5, 1] },
          { timeSeconds: 1, box: [0.1, 0.25, 0.5, 0.75] },
          { timeSeconds: 1.5, box: [0.2, 0.25, 0.5, 0.5] },
        ],
        growthX: 0.1,
        growthY: -0.5,
      },
      {
        startSeconds: 2,
        endSeconds: 3,
        path: [
          { timeSeconds: 2, box: [0.75, 0.5, 0.125, 0.25] },
          { timeSeconds: 3, box: [0.5, 0.5, 0.125, 0.25] },
        ],
        growthX: 0,
        growthY: 0,
      },
    ],
  },
  { startSeconds: 4, endSeconds: 9, transition: 'CUT', camera: [], movements: [] },
];

const span = { startSeconds: 1, endSeconds: 2, confidence: 0.8 };
const actions: readonly ActionFound[] = [
  {
    ...span,
    label: 'give',
    kind: 'ACTION',
    box: [0.1, 0.2, 0.3, 0.4],
    actor: { of: 'bodies', place: 0, id: 'body' },
    target: { of: 'bodies', place: 1, id: 'other' },
  },
  { ...span, startSeconds: 1.5, label: 'fall', kind: 'ACTION', box: [0, 0, 0.5, 0.5] },
];

const soundings: readonly SoundingFound[] = [
  { ...span, heard: { place: 0, id: 'voice' }, seen: { of: 'faces', place: 0, id: 'face' } },
  {
    ...span,
    startSeconds: 3,
    endSeconds: 4,
    heard: { place: 0, id: 'voice' },
    seen: { of: 'appearances', place: 2, id: 'ball' },
  },
];

describeGraph('the stores of shots, actions and sounding', (fixture) => {
  let recordingId: string;
  beforeEach(async () => {
    await fixture.wipe();
    [recordingId] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    await fixture.graph.write(async (transaction) => {
      await transaction.run(makeSeen, {});
    });
  });

  /** Writes a run, twice, as an interrupted one is, and reads what is there. */
  async function written<Found, Stored>(store: InferenceStore<Found, Stored>, result: Found): Promise<Stored> {
    const ids = { runId: 'run', token: 'token', subjectId: recordingId, recordingId, collectionId: 'collection' };
    const run: FinishedRun<Found> = { ...ids, current: true, result };
    await fixture.graph.write(async (transaction) => {
      await transaction.run(makeRun, { runId: 'run' });
      await store.write([run], transaction);
      await store.write([run], transaction);
    });
    const [read, unknown] = await store.read(['run', 'no such run'], fixture.graph);
    expect(unknown).toBeUndefined();
    return read!;
  }

  async function left(store: InferenceStore<never, unknown>): Promise<unknown> {
    await fixture.graph.write(async (transaction) => await store.forget(recordingId, transaction));
    const [row] = await fixture.graph.read<{ count: number }>(count, { recordingId });
    return row!.count;
  }

  it('give shots back with what the camera does and what moves, to a hair', async () => {
    const read = await written(shotStore, shots);
    expect(read.map(({ movements }) => movements.length)).toEqual([2, 0]);
    expect(read[0]).toMatchObject({ startSeconds: 0, endSeconds: 4, camera: shots[0]!.camera, recordingId });
    read[0]!.movements.forEach(({ path, ...movement }, at) => {
      const { path: way, ...same } = shots[0]!.movements[at]!;
      expect(movement).toEqual(same);
      path.forEach(({ timeSeconds, box }, point) => {
        expect(timeSeconds).toBe(way[point]!.timeSeconds);
        box.forEach((side, i) => expect(side).toBeCloseTo(way[point]!.box[i]!, 4));
      });
    });
    expect(await left(shotStore as never)).toBe(0);
  });

  it('give actions back with who did them to whom, where that is known', async () => {
    const [given, fallen] = await written(actionStore, actions);
    expect(given).toMatchObject({ label: 'give', kind: 'ACTION', actorId: 'body', targetId: 'other', confidence: 0.8 });
    expect(fallen).toMatchObject({ label: 'fall', actorId: null, targetId: null, startSeconds: 1.5 });
    expect(await left(actionStore as never)).toBe(0);
  });

  it('say which of those in view makes what is heard', async () => {
    const read = await written(soundingStore, soundings);
    expect(read.map(({ heardSourceId, seenId }) => [heardSourceId, seenId])).toEqual([
      ['voice', 'face'],
      ['voice', 'ball'],
    ]);
    expect(read[0]).toMatchObject({ ...span, recordingId, runId: 'run' });
    expect(await left(soundingStore as never)).toBe(0);
  });
});
