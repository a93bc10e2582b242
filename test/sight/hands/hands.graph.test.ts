import { graphql } from 'graphql';
import { beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import type { FinishedRun } from '../../../src/inference/define-inference.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { HandResolver, RecordingHands } from '../../../src/sight/hands/hand.resolver.ts';
import { handStore } from '../../../src/sight/hands/hand.store.ts';
import type { HandFound, HandRecord } from '../../../src/sight/hands/hand.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';

const makeVideo = query(
  'make-video-with-hands',
  `MATCH (collection:Collection {id: $collectionId})
   CREATE (:Recording {id: 'film', collectionId: $collectionId, lexiconId: $lexiconId, ownerId: 'me', sha256: 'film', title: 'film',
     hasAudio: false, hasVideo: true, durationSeconds: 9.0, state: 'READY'})-[:IN]->(collection)
   CREATE (:InferenceRun {id: 'run', doneAtMs: 1}), (:InferenceRun {id: 'unfinished'})`,
);
const count = query('count-hands', 'RETURN COUNT { (:Recording)-[:CONTAINS]->(:Hand {current: true}) } AS hands');

function hand(startSeconds: number, more: Partial<HandFound>): HandFound {
  const points = Float32Array.from({ length: 3 * 42 }, (_, i) => (i >= 42 && i < 84 ? NaN : (i % 42) / 50));
  const moments = {
    startSeconds,
    ratePerSecond: 12,
    points,
    confidence: Float32Array.of(1, NaN, 0.8),
    openness: Float32Array.of(0, NaN, 0.9),
    stretch: Float32Array.of(0, 1, 0, 0, 0, NaN, NaN, NaN, NaN, NaN, 1, 1, 1, 1, 1),
  };
  const path = [{ timeSeconds: startSeconds, box: [0.1, 0.2, 0.3, 0.4] as const }];
  return {
    startSeconds,
    endSeconds: startSeconds + 0.25,
    box: [0.1, 0.2, 0.3, 0.4],
    path,
    confidence: 0.9,
    moments,
    ...more,
  };
}

const hands = [hand(1, { side: 'LEFT', body: { place: 0, id: 'body' } }), hand(4, {})];

describeGraph('the store of hands', (fixture) => {
  let collectionId: string;
  beforeEach(async () => {
    await fixture.wipe();
    const collection = await new CollectionStore(fixture.graph).ensure('mine', 'me', 'eng');
    collectionId = collection.id;
    await fixture.graph.write((transaction) =>
      transaction.run(makeVideo, { collectionId, lexiconId: collection.lexiconId }),
    );
  });

  const write = (runId = 'run') =>
    fixture.graph.write(async (transaction) => {
      const run = {
        runId,
        token: 'token',
        subjectId: 'film',
        recordingId: 'film',
        collectionId,
        current: true,
        result: hands,
      };
      // Twice, as an interrupted run is.
      await handStore.write([run satisfies FinishedRun<readonly HandFound[]>], transaction);
      await handStore.write([run], transaction);
    });

  it('gives hands back as they were found, with whose they are', async () => {
    await write();
    const [read, unknown] = await handStore.read(['run', 'no such run'], fixture.graph);
    expect(unknown).toBeUndefined();
    expect(read).toMatchObject([
      { startSeconds: 1, endSeconds: 1.25, side: 'LEFT', bodyId: 'body', recordingId: 'film', runId: 'run' },
      { startSeconds: 4, side: null, bodyId: null, path: hands[1]!.path, box: hands[1]!.box },
    ]);
    expect(read![0]!.moments.openness[2]).toBeCloseTo(0.9, 4);
    expect(read![0]!.moments.points).toHaveLength(3 * 42);
  });

  it('gives nothing of a run that is not done', async () => {
    await write('unfinished');
    expect(await handStore.read(['unfinished'], fixture.graph)).toEqual([undefined]);
  });

  it('forgets the hands of a recording', async () => {
    await write();
    const there = async () => (await fixture.graph.read<{ hands: number }>(count))[0]!.hands;
    expect(await there()).toBe(2);
    await fixture.graph.write((transaction) => handStore.forget('film', transaction));
    expect(await there()).toBe(0);
  });

  it('tells by GraphQL how a hand was held, and leaves out what was not measured', async () => {
    await write();
    const schema = await buildPhonographSchema([RecordingResolver, RecordingHands, HandResolver], containerOf());
    const source = `{ recording(id: "film") { hands { edges { node {
      side bodyId startSeconds moments(perSecond: 12) { timeSeconds confidence openness stretched points { x y } } } } } } }`;
    const contextValue = {
      reader: readerOf('me', new CollectionStore(fixture.graph)),
      graph: fixture.graph,
      signal: new AbortController().signal,
      infer: () => ({
        load: async (): Promise<readonly HandRecord[]> => (await handStore.read(['run'], fixture.graph))[0]!,
      }),
    };
    const { data, errors } = await graphql({ schema, source, contextValue });
    expect(errors ?? []).toEqual([]);
    const { edges } = (data as { recording: { hands: { edges: { node: Told }[] } } }).recording.hands;
    expect(edges.map(({ node }) => [node.side, node.bodyId, node.startSeconds])).toEqual([
      ['LEFT', 'body', 1],
      [null, null, 4],
    ]);
    const [fist, flat, ...others] = edges[0]!.node.moments;
    expect(others).toEqual([]);
    expect(fist).toMatchObject({ timeSeconds: 1, openness: 0, stretched: ['INDEX'] });
    expect(flat!.stretched).toEqual(['THUMB', 'INDEX', 'MIDDLE', 'RING', 'LITTLE']);
    expect(flat!.points).toHaveLength(21);
    expect(flat!.points[1]!.x).toBeCloseTo(2 / 50, 4);
  });
});

interface Told {
  readonly side: string | null;
  readonly bodyId: string | null;
  readonly startSeconds: number;
  readonly moments: readonly {
    readonly timeSeconds: number;
    readonly openness: number;
    readonly stretched: readonly string[];
    readonly points: readonly { readonly x: number; readonly y: number }[];
  }[];
}
