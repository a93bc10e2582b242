import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import type { AnyInference } from '../../../src/inference/define-inference.ts';
import { InferenceEngine } from '../../../src/inference/inference-engine.ts';
import { InferenceLoaders, type LoadOptions } from '../../../src/inference/inference-loader.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { ContentStore } from '../../../src/media/content-store.ts';
import { SimilarSoundsResolver } from '../../../src/phonetics/likeness/similar-sounds.resolver.ts';
import { searchSounds } from '../../../src/phonetics/likeness/similar-sounds.store.ts';
import {
  embeddingOfSoundEvent,
  soundEmbeddingStore,
} from '../../../src/phonetics/likeness/word-embedding-inference.ts';
import { phonesOfUtterance } from '../../../src/phonetics/phones/phones-inference.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { SoundEventResolver } from '../../../src/sound/sound-event.resolver.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { pointAt } from '../../fixtures/toy-runs/points.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query, toyRun } from '../../inference/toy-inference.ts';

const makeEvents = query(
  'make-events',
  `CREATE (recording:Recording {id: $name + ' recording', collectionId: $collectionId, lexiconId: $lexiconId,
     ownerId: 'me', sha256: $name, title: 'clip', hasAudio: true, hasVideo: false, durationSeconds: 60.0, state: 'READY'})
   WITH recording UNWIND range(0, size($events) - 1) AS place
   WITH recording, place, $events[place] AS made
   CREATE (recording)-[:CONTAINS]->(event:SoundEvent {id: $name + ' ' + place, current: true, recordingId: recording.id,
     collectionId: $collectionId, runId: 'run', ordinal: place, startSeconds: toFloat(made.at),
     endSeconds: toFloat(made.at + made.seconds), label: made.label, kind: made.kind, confidence: 1.0})
   FOREACH (_ IN CASE WHEN made.kind = 'HUMAN' THEN [1] ELSE [] END | SET event:Utterance)`,
);
const makePoints = query(
  'make-points',
  `MATCH (event:SoundEvent {id: $eventId})
   UNWIND range(0, $count - 1) AS place
   CREATE (stretch:SoundStretch {id: $eventId + ' point ' + place, soundEventId: event.id, recordingId: event.recordingId,
     collectionId: event.collectionId, kind: event.kind, space: $space, current: true, ordinal: place,
     startSeconds: toFloat(place), endSeconds: place + 1.0})
   WITH stretch CALL db.create.setNodeVectorProperty(stretch, 'embedding', $vector)
   RETURN count(stretch) AS count`,
);
const forgetRuns = query('forget-runs', 'MATCH (run:InferenceRun) DETACH DELETE run');
const countPoints = query('count-points', 'RETURN COUNT { (:SoundStretch) } AS count');

const space = 'toy';
const embedding = {
  ...embeddingOfSoundEvent,
  reads: [],
  models: [],
  run: toyRun('points'),
  store: soundEmbeddingStore(() => space),
};
const phones = { ...phonesOfUtterance, reads: [], models: [], run: toyRun('phones') };
const inPlaceOf = new Map<AnyInference, AnyInference>([
  [embeddingOfSoundEvent, embedding],
  [phonesOfUtterance, phones],
]);

describeGraph('similarSounds', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  let wave: string;
  let collectionIds: readonly string[];
  const lanes = new Lanes(1);
  beforeAll(async () => {
    folder = await MediaFolder.make();
    wave = await folder.wave('one-second.wav', new Float32Array(16_000));
    const similar = new SimilarSoundsResolver(lanes, new ContentStore(folder.path), () => space);
    schema = await buildPhonographSchema([SoundEventResolver, SimilarSoundsResolver], containerOf(similar));
  });
  beforeEach(async () => {
    await fixture.wipe();
    const voice = (at: number, seconds = 0.4) => ({ at, seconds, kind: 'HUMAN', label: 'voice' });
    const bird = (at: number) => ({ at, seconds: 0.4, kind: 'ANIMAL', label: 'bird' });
    const made = [
      ['mine', 'me', [voice(0), voice(1), voice(7), bird(2), voice(3, 0)]],
      ['theirs', 'them', [voice(0.5), bird(0.1)]],
    ] as const;
    const ids: string[] = [];
    for (const [name, owner, events] of made) {
      const { id: collectionId, lexiconId } = await new CollectionStore(fixture.graph).ensure(name, owner, 'kaz');
      const parameters = { name, collectionId, lexiconId, events: [...events] };
      await fixture.graph.write((transaction) => transaction.run(makeEvents, parameters));
      ids.push(collectionId);
      const heard = events.map((_, place) => `${name} ${place}`);
      await engineOn(fixture.graph).ensure(embedding, heard);
    }
    collectionIds = ids;
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  function engineOn(graph: typeof fixture.graph) {
    return new InferenceEngine({ graph, lanes, mediaPath: () => wave, modelChecksum: () => '' });
  }

  async function execute(source: string, who = 'me', graph = fixture.graph) {
    const loaders = new InferenceLoaders(engineOn(graph));
    const contextValue = {
      reader: readerOf(who, new CollectionStore(graph)),
      graph,
      signal: new AbortController().signal,
      infer: (inference: AnyInference, options?: LoadOptions) => loaders.for(inPlaceOf.get(inference)!, options),
    };
    return await graphql({ schema, source, contextValue });
  }

  async function similarTo(example: string, fields = 'soundEvent { id } similarity', who = 'me') {
    const { data, errors } = await execute(
      `{ similarSounds(${example}) { __typename ... on SimilarSounds { sounds { ${fields} } }
         ... on SimilarSoundsRefused { code message } } }`,
      who,
    );
    expect(errors ?? []).toEqual([]);
    return data!['similarSounds'] as { sounds: Record<string, unknown>[]; code?: string };
  }

  const idsOf = ({ sounds }: { sounds: Record<string, unknown>[] }) =>
    sounds.map(({ soundEvent }) => (soundEvent as { id: string }).id);

  it('finds the likest sounds that one may read, the likest first, and not the example', async () => {
    const found = await similarTo('soundEventId: "mine 0"');
    expect(idsOf(found)).toEqual(['mine 1', 'mine 3', 'mine 2']);
    const similarities = found.sounds.map(({ similarity }) => similarity as number);
    [0.1, 0.2, 0.7].forEach((angle, place) => expect(similarities[place]).toBeCloseTo(Math.cos(angle), 4));
    expect(idsOf(await similarTo('soundEventId: "theirs 0"', undefined, 'them'))).toEqual(['theirs 1']);
  });

  it('finds only so many, of a kind, and of a collection', async () => {
    expect(idsOf(await similarTo('soundEventId: "mine 0", first: 1'))).toEqual(['mine 1']);
    expect(idsOf(await similarTo('soundEventId: "mine 0", kind: ANIMAL'))).toEqual(['mine 3']);
    expect(idsOf(await similarTo(`soundEventId: "mine 0", collectionId: "${collectionIds[1]}"`))).toEqual([]);
  });

  it('listens first to what it was not told of, where it is asked to', async () => {
    await fixture.graph.write((transaction) => embedding.store.forget('mine recording', transaction));
    await fixture.graph.write((transaction) => transaction.run(forgetRuns));
    expect(idsOf(await similarTo('soundEventId: "mine 0"'))).toEqual([]);
    expect(idsOf(await similarTo('soundEventId: "mine 0", listen: 10'))).toEqual(['mine 1', 'mine 3', 'mine 2']);
  });

  it('says why, by phones, where both are voice', async () => {
    const found = await similarTo('soundEventId: "mine 0"', 'alignedPhones { example found distance }');
    const [word, bird] = found.sounds.map(({ alignedPhones }) => alignedPhones);
    expect(word).toHaveLength(4);
    expect(word).toMatchObject([{ example: 'a', found: 'a', distance: 0 }, { example: 't' }, { example: 'a' }, {}]);
    expect(bird).toBeNull();
  });

  it('tells nobody of a sound that they may not read', async () => {
    const { errors } = await execute('{ similarSounds(soundEventId: "theirs 0") { __typename } }');
    expect(errors).toMatchObject([{ message: expect.stringContaining('theirs 0') as string }]);
  });

  it('refuses an example in which nothing is heard', async () => {
    expect(await similarTo('soundEventId: "mine 4"')).toMatchObject({ code: 'NOTHING_HEARD' });
    const { errors } = await execute('{ similarSounds { __typename } }');
    expect(errors![0]!.message).toMatch(/either soundEventId or uploadId/);
  });

  it('finds what one may read behind hundreds of nearer sounds that one may not', async () => {
    await fixture.graph.write((transaction) =>
      transaction.run(makePoints, { eventId: 'theirs 0', count: 1200, space, vector: pointAt(0.01) }),
    );
    const search = { collectionIds: [collectionIds[0]!], space };
    const found = await searchSounds(fixture.graph, [pointAt(0)], search, 2);
    expect(found.map(({ event }) => event.id)).toEqual(['mine 0', 'mine 1']);
    const exact = await searchSounds(fixture.graph, [pointAt(0)], search, 900);
    expect(exact.map(({ event }) => event.id)).toEqual(['mine 0', 'mine 1', 'mine 3', 'mine 2']);
    expect(exact[1]!.similarity).toBeCloseTo(Math.cos(0.1), 4);
  });

  it('compares with points of its own space only, and tells each event once, by its nearest part', async () => {
    const at = (vector: number[], other: string) =>
      fixture.graph.write((transaction) =>
        transaction.run(makePoints, { eventId: 'mine 2', count: 3, space: other, vector }),
      );
    await at(pointAt(0), 'another');
    const search = { collectionIds: [collectionIds[0]!], space };
    const before = await searchSounds(fixture.graph, [pointAt(0)], search, 9);
    expect(before.map(({ event }) => event.id)).toEqual(['mine 0', 'mine 1', 'mine 3', 'mine 2']);
    await fixture.graph.write((transaction) =>
      transaction.run(makePoints, { eventId: 'mine 3', count: 1, space, vector: pointAt(9) }),
    );
    const both = await searchSounds(fixture.graph, [pointAt(0), pointAt(9)], search, 2);
    expect(both.map(({ event, examplePlace }) => [event.id, examplePlace])).toEqual([
      ['mine 0', 0],
      ['mine 3', 1],
    ]);
  });

  it('takes its points back with the recording', async () => {
    await fixture.graph.write((transaction) => embedding.store.forget('mine recording', transaction));
    expect(await fixture.graph.read(countPoints)).toEqual([{ count: 2 }]);
    expect(idsOf(await similarTo('soundEventId: "theirs 0"', undefined, 'them'))).toEqual(['theirs 1']);
  });
});
