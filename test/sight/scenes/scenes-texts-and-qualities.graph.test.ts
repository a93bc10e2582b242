import { beforeEach, expect, it } from 'vitest';
import type { FinishedRun, InferenceStore } from '../../../src/inference/define-inference.ts';
import { ConceptStore } from '../../../src/sight/concepts/concept.store.ts';
import { listContexts } from '../../../src/sight/contexts/visual-context.store.ts';
import { qualityStore } from '../../../src/sight/qualities/quality.store.ts';
import type { QualityFound } from '../../../src/sight/qualities/quality.ts';
import { sceneStore } from '../../../src/sight/scenes/scene.store.ts';
import type { SceneFound } from '../../../src/sight/scenes/scene.ts';
import { textStore } from '../../../src/sight/texts/text.store.ts';
import type { TextFound } from '../../../src/sight/texts/text-in-view.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { makeToyRecordings } from '../../inference/toy-graph.ts';
import { query } from '../../inference/toy-inference.ts';

const makeRun = query('make-run', 'CREATE (:InferenceRun {id: $runId, doneAtMs: $doneAtMs})');
const count = query(
  'count-seen',
  'RETURN COUNT { (:VisualContext) } + COUNT { (:TextInView) } AS seen, COUNT { (:VisualContext {current: true}) } AS current',
);

const scenes: readonly SceneFound[] = [
  {
    startSeconds: 0,
    endSeconds: 4,
    brightness: 0.4,
    setting: 'OUTDOORS',
    outdoorsProbability: 0.95,
    dayTime: 'DAY',
    dayProbability: 0.9,
  },
  {
    startSeconds: 4,
    endSeconds: 9.5,
    brightness: 0,
    setting: 'UNKNOWN',
    outdoorsProbability: 0.5,
    dayTime: 'UNKNOWN',
    dayProbability: 0.5,
  },
];
const texts: readonly TextFound[] = [
  { startSeconds: 1, endSeconds: 2.5, text: 'Café “XL”', confidence: 0.9, box: [0.1, 0.2, 0.3, 0.1] },
  { startSeconds: 1, endSeconds: 3, text: 'EXIT', confidence: 1, box: [0, 0, 1, 1] },
];
const qualities: readonly QualityFound[] = [
  {
    startSeconds: 0,
    endSeconds: 3,
    kind: 'COLOUR',
    label: 'red',
    confidence: 0.8,
    box: [0.1, 0.2, 0.3, 0.1],
    of: [{ place: 1, id: 'second' }],
  },
  {
    startSeconds: 1,
    endSeconds: 3,
    kind: 'SPATIAL_RELATION',
    label: 'left of',
    confidence: 0.6,
    box: [0, 0, 1, 0.5],
    of: [
      { place: 1, id: 'second' },
      { place: 0, id: 'first' },
    ],
  },
];

describeGraph('the stores of scenes, texts and qualities', (fixture) => {
  let recordingId: string;
  beforeEach(async () => {
    await fixture.wipe();
    [recordingId] = (await makeToyRecordings(fixture.graph, 1)) as [string];
  });

  /** Writes a run, twice, as an interrupted one is, and reads what is there. */
  async function written<Found, Stored>(
    store: InferenceStore<Found, Stored>,
    runId: string,
    result: Found,
  ): Promise<Stored | undefined> {
    const run: FinishedRun<Found> = {
      runId,
      token: 'token',
      subjectId: recordingId,
      recordingId,
      collectionId: 'collection',
      current: true,
      result,
    };
    await fixture.graph.write(async (transaction) => {
      await transaction.run(makeRun, { runId, doneAtMs: 1 });
      await store.write([run], transaction);
      await store.write([run], transaction);
    });
    const [read, unknown] = await store.read([runId, 'no such run'], fixture.graph);
    expect(unknown).toBeUndefined();
    return read;
  }

  const access = { collectionIds: ['collection'], lexiconIds: ['lexicon'] };
  const window = { backward: false, limit: 20 } as never;

  it('gives scenes back, and shows only what is sure of them', async () => {
    const read = await written(sceneStore, 'scenes', scenes);
    expect(read).toMatchObject(scenes.map((scene) => ({ ...scene, recordingId, runId: 'scenes' })));
    expect(read!.map(({ conceptIds }) => conceptIds.length)).toEqual([2, 0]);
    const concepts = await new ConceptStore(fixture.graph).list({ kind: 'SCENE' }, window, access);
    expect(concepts.map(({ label }) => label)).toEqual(['day', 'outdoors']);
  });

  it('gives texts back as they were read', async () => {
    const read = await written(textStore, 'texts', texts);
    expect([...read!].sort((a, b) => (a.text < b.text ? -1 : 1))).toMatchObject(texts);
  });

  it('gives qualities back with what they are said of, in order', async () => {
    const read = await written(qualityStore, 'qualities', qualities);
    expect(read!.map(({ label, appearanceIds }) => [label, appearanceIds])).toEqual([
      ['red', ['second']],
      ['left of', ['second', 'first']],
    ]);
    const concepts = new ConceptStore(fixture.graph);
    const [red, ...others] = await concepts.list({ kind: 'COLOUR' }, window, access);
    expect(others).toEqual([]);
    expect(red).toMatchObject({ kind: 'COLOUR', label: 'red' });
    const occurrences = await concepts.occurrences([red!.id], 10, access.collectionIds);
    expect(occurrences.get(red!.id)).toMatchObject([{ startSeconds: 0, endSeconds: 3, confidence: 0.8 }]);
  });

  it('has them among visual contexts only for who asks for such a concept', async () => {
    await written(sceneStore, 'scenes', scenes);
    const [red] = (await written(qualityStore, 'qualities', qualities))!;
    expect(await listContexts(fixture.graph, {}, window, access)).toEqual([]);
    const seen = await listContexts(fixture.graph, { conceptId: red!.conceptId }, window, access);
    expect(seen.map(({ id }) => id)).toEqual([red!.id]);
    expect(
      await listContexts(fixture.graph, { conceptId: red!.conceptId }, { backward: true, limit: 20 } as never, access),
    ).toEqual(seen);
  });

  it('writes and reads what is empty', async () => {
    expect(await written(sceneStore, 'scenes', [])).toEqual([]);
    expect(await written(textStore, 'texts', [])).toEqual([]);
    expect(await written(qualityStore, 'qualities', [])).toEqual([]);
  });

  it('forgets a recording, each its own', async () => {
    await written(sceneStore, 'scenes', scenes);
    await written(textStore, 'texts', texts);
    await written(qualityStore, 'qualities', qualities);
    const seen = async (): Promise<number> => (await fixture.graph.read<{ seen: number }>(count, {}))[0]!.seen;
    expect(await seen()).toBe(6);
    for (const [store, left] of [
      [sceneStore, 4],
      [textStore, 2],
      [qualityStore, 0],
    ] as const) {
      await fixture.graph.write((transaction) => store.forget(recordingId, transaction));
      expect(await seen()).toBe(left);
    }
  });
});
