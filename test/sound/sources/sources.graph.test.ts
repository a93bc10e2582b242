import { dirname } from 'node:path';
import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import type { AnyInference } from '../../../src/inference/define-inference.ts';
import { InferenceEngine } from '../../../src/inference/inference-engine.ts';
import { InferenceLoaders, type LoadOptions } from '../../../src/inference/inference-loader.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { SoundEventResolver } from '../../../src/sound/sound-event.resolver.ts';
import { correctStatement } from '../../../src/review/annotations/correcting.ts';
import type { HeardSource } from '../../../src/sound/sources/heard-source.ts';
import { RecordingHeardSources, SoundEventTurns } from '../../../src/sound/sources/heard-source.resolver.ts';
import { heardSourcesOfRecording } from '../../../src/sound/sources/heard-sources-inference.ts';
import { SourceCorrectionService } from '../../../src/sound/sources/source-correction.service.ts';
import { HeardSourceParts, SourceResolver } from '../../../src/sound/sources/source.resolver.ts';
import { sourcesOfLexicon } from '../../../src/sound/sources/sources-inference.ts';
import { SourceTurnCorrection } from '../../../src/sound/sources/turn-correction.resolver.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';
import { voiceAt } from './toy-voices.ts';

const makeRecording = query(
  'make-recording-of-sources',
  `CREATE (recording:Recording {id: $id, collectionId: $collectionId, lexiconId: $lexiconId, ownerId: 'me', sha256: $id,
     title: $id, hasAudio: true, hasVideo: false, durationSeconds: 60.0, state: 'READY', readyPosition: $position, addedAtMs: 1})
   MERGE (collection:Collection {id: $collectionId}) MERGE (recording)-[:IN]->(collection)
   WITH recording UNWIND range(0, $events - 1) AS place
   CREATE (recording)-[:CONTAINS]->(:SoundEvent:Utterance {id: $id + ' ' + place, current: true, recordingId: $id,
     collectionId: $collectionId, runId: 'run', ordinal: place, startSeconds: toFloat(2 * place),
     endSeconds: 2.0 * place + 2, label: 'voice', kind: 'HUMAN', confidence: 1.0})`,
);
const edges = query(
  'edges-of-sources',
  `MATCH (event:SoundEvent {recordingId: $id})-[:EMITTED_BY]->(source:Source)
   RETURN event.id AS event, collect(source.id) AS sources ORDER BY event`,
);
const stoodFor = query(
  'what-annotations-of-sources-stand-for',
  `MATCH (annotation:Annotation)-[:STANDS_FOR]->(statement)
   RETURN labels(statement) AS labels, annotation.startSeconds AS startSeconds ORDER BY startSeconds`,
);
const identifications = query('count-identifications', 'MATCH (n:SourceIdentification) RETURN count(n) AS count');

/** The shipped inference with what the test says is heard, instead of a network. */
const heard = {
  ...heardSourcesOfRecording,
  ...{ reads: [], models: [], run: new URL('./toy-heard-sources.ts', import.meta.url) },
};

const voice = (recording: string, axis: number, degrees: number, ...events: number[]): HeardSource => ({
  ...{ kind: 'HUMAN', label: 'voice', seconds: 2 * events.length, vector: Array.from(voiceAt(axis, degrees)) },
  turns: events.map((place) => ({
    ...{ soundEventId: `${recording} ${place}`, startSeconds: 2 * place, endSeconds: 2 * place + 2 },
  })),
});

interface SourceNode {
  readonly id: string;
  readonly name: string | null;
  readonly seconds: number;
  readonly heard: readonly { readonly id: string; readonly recordingId: string; readonly confidence: number }[];
}

describeGraph('who and what sounds, over many recordings', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  let wave: string;
  let lexiconId: string;
  const lanes = new Lanes(1);
  const corrected: string[] = [];

  beforeAll(async () => {
    const service = () => new SourceCorrectionService(fixture.graph, (id) => corrected.push(id));
    const resolvers = [
      RecordingResolver,
      SoundEventResolver,
      RecordingHeardSources,
      SoundEventTurns,
      SourceTurnCorrection,
      SourceResolver,
      HeardSourceParts,
    ] as const;
    schema = await buildPhonographSchema(resolvers, containerOf(new SourceResolver(service())));
    folder = await MediaFolder.make();
    wave = await folder.wave('one-second.wav', new Float32Array(16_000));
    process.env['TOY_HEARD_SOURCES'] = dirname(wave);
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  /** What is heard in a recording from now on. */
  const say = (id: string, ...sources: HeardSource[]) => folder.file(`${id}.json`, JSON.stringify(sources));

  /** Somebody asks, Anna answers; in the second recording Anna speaks, in the third somebody else. */
  beforeEach(async () => {
    await fixture.wipe();
    corrected.length = 0;
    await say('one', voice('one', 0, 0, 0, 2), voice('one', 1, 0, 1));
    await say('two', voice('two', 1, 10, 0, 1));
    await say('three', voice('three', 2, 0, 0));
    const { id: collectionId, lexiconId: ofMine } = await new CollectionStore(fixture.graph).ensure(
      'mine',
      'me',
      'kaz',
    );
    lexiconId = ofMine;
    for (const [place, id] of ['one', 'two', 'three'].entries()) {
      const made = { id, collectionId, lexiconId, position: place + 1, events: 3 };
      await fixture.graph.write((transaction) => transaction.run(makeRecording, made));
    }
    await takeIn('one', 'two', 'three');
  });

  const scope = () => ({ lexiconId, graph: fixture.graph, lanes, signal: new AbortController().signal });
  async function write(delta: Awaited<ReturnType<typeof sourcesOfLexicon.settle>>) {
    await fixture.graph.write((transaction) => sourcesOfLexicon.write(delta, lexiconId, transaction));
  }
  const settle = async () => write(await sourcesOfLexicon.settle(scope()));
  /** Hears what is in recordings, and takes a step with each. */
  async function takeIn(...ids: string[]) {
    const engine = new InferenceEngine({ graph: fixture.graph, lanes, mediaPath: () => wave, modelChecksum: () => '' });
    for (const id of ids) {
      expect(await new InferenceLoaders(engine).for(heard as AnyInference, {}).load(id)).not.toBeNull();
      await write(await sourcesOfLexicon.step([id], scope()));
    }
  }

  async function ask<Answer>(source: string, who = 'me') {
    const engine = new InferenceEngine({ graph: fixture.graph, lanes, mediaPath: () => wave, modelChecksum: () => '' });
    const loaders = new InferenceLoaders(engine);
    const contextValue = {
      reader: readerOf(who, new CollectionStore(fixture.graph)),
      graph: fixture.graph,
      signal: new AbortController().signal,
      infer: (_: AnyInference, options?: LoadOptions) => loaders.for(heard as AnyInference, options),
    };
    const { data, errors } = await graphql({ schema, source, contextValue });
    return { data: data as Answer | null, errors: errors?.map(({ message }) => message) };
  }
  async function sources(who = 'me') {
    const asked = '{ sources { edges { node { id name seconds heard { id recordingId confidence } } } } }';
    const { data, errors } = await ask<{ sources: { edges: { node: SourceNode }[] } }>(asked, who);
    expect(errors).toBeUndefined();
    return data!.sources.edges.map(({ node }) => node);
  }
  const recordingsOf = (found: readonly SourceNode[]) =>
    found.map((source) => source.heard.map(({ recordingId }) => recordingId).sort()).sort();
  const whoseHeard = async (recordingId: string) =>
    (await sources()).find((source) => source.heard.some((each) => each.recordingId === recordingId))!;

  it('are one Source where a voice comes again, by steps and settled alike', async () => {
    const stepped = await sources();
    expect(recordingsOf(stepped)).toEqual([['one'], ['one', 'two'], ['three']]);
    await settle();
    const settled = await sources();
    expect(recordingsOf(settled)).toEqual([['one'], ['one', 'two'], ['three']]);
    expect(settled[0]!.seconds).toBe(6);
    for (const { confidence } of settled.flatMap((source) => source.heard)) expect(confidence).toBeGreaterThan(0.5);
    // What is heard is written once, however often it is placed.
    for (const { sources: of } of await fixture.graph.read<{ sources: string[] }>(edges, { id: 'one' })) {
      expect(of).toHaveLength(1);
    }
  });

  it('say in each recording and each sound event who it is', async () => {
    const asked = `{ recordings { edges { node { title heardSources { label seconds turns { soundEventId } source { id } } } } }
      utterances(recordingId: "one") { edges { node { id turns { startSeconds endSeconds heardSource { id source { id } } } } } } }`;
    interface Answer {
      recordings: { edges: { node: { title: string; heardSources: { turns: unknown[] }[] } }[] };
      utterances: { edges: { node: { id: string; turns: { heardSource: { source: { id: string } } }[] } }[] };
    }
    const { data, errors } = await ask<Answer>(asked);
    expect(errors).toBeUndefined();
    const one = data!.recordings.edges.find(({ node }) => node.title === 'one')!.node;
    expect(one.heardSources.map(({ turns }) => turns.length)).toEqual([2, 1]);
    const who = data!.utterances.edges.map(({ node }) => node.turns.map(({ heardSource }) => heardSource.source.id));
    expect(who[0]).toEqual(who[2]);
    expect(who[0]).not.toEqual(who[1]);
  });

  it('sound in turns, each of which people correct for itself', async () => {
    interface Turn {
      readonly id: string;
      readonly startSeconds: number;
      readonly correction: { readonly label: string; readonly startSeconds: number; readonly rejected: boolean } | null;
    }
    const turns = async () => {
      const asked = `{ recording(id: "one") { heardSources { turns { id startSeconds correction { label startSeconds rejected } } } } }`;
      const { data, errors } = await ask<{ recording: { heardSources: { turns: Turn[] }[] } }>(asked);
      expect(errors).toBeUndefined();
      return data!.recording.heardSources.map((each) => each.turns);
    };
    const [[first, last], [between]] = (await turns()) as [[Turn, Turn], [Turn]];
    expect(new Set([first.id, last.id, between.id]).size).toBe(3);
    const { annotatable } = await new CollectionStore(fixture.graph).access('me');
    const who = { personId: 'me', collectionIds: annotatable.collectionIds };
    await correctStatement({ statementId: last.id, startSeconds: 4.25 }, who, fixture.graph);
    await correctStatement({ statementId: between.id, label: 'Anna' }, who, fixture.graph);
    expect(await turns()).toEqual([
      [first, { ...last, correction: { label: '', startSeconds: 4.25, rejected: false } }],
      [{ ...between, correction: { label: 'Anna', startSeconds: 2, rejected: false } }],
    ]);
    expect(await fixture.graph.read(stoodFor)).toEqual([
      { labels: ['HeardSource'], startSeconds: 2 },
      { labels: ['HeardSource'], startSeconds: 4.25 },
    ]);
    const elsewhere = last.id.replace(/:[^:]+$/, ':5.0');
    await expect(correctStatement({ statementId: elsewhere }, who, fixture.graph)).rejects.toThrow(/no statement/);
    const others = { personId: 'them', collectionIds: [] };
    await expect(correctStatement({ statementId: last.id }, others, fixture.graph)).rejects.toThrow(/no statement/);
  });

  it('tell those who may not read the lexicon nothing', async () => {
    expect(await sources('them')).toEqual([]);
    const { id } = await whoseHeard('three');
    expect((await ask(`{ source(id: "${id}") { id } }`, 'them')).data).toEqual({ source: null });
    const { errors } = await ask(`mutation { nameSource(id: "${id}", name: "Anna") { id } }`, 'them');
    expect(errors).toEqual([expect.stringContaining(id)]);
  });

  it('have the names that people give them, and keep them over settlings', async () => {
    const { id } = await whoseHeard('two');
    const { data } = await ask(`mutation { nameSource(id: "${id}", name: " Anna ") { name } }`);
    expect(data).toEqual({ nameSource: { name: 'Anna' } });
    await settle();
    expect((await whoseHeard('two')).name).toBe('Anna');
    expect((await ask(`{ source(id: "${id}") { name } }`)).data).toEqual({ source: { name: 'Anna' } });
    expect((await ask(`{ sources(named: true) { edges { node { name } } } }`)).data).toEqual({
      sources: { edges: [{ node: { name: 'Anna' } }] },
    });
    await ask(`mutation { nameSource(id: "${id}", name: null) { name } }`);
    expect((await whoseHeard('two')).name).toBeNull();
    const { errors } = await ask(`mutation { nameSource(id: "${id}", name: "  ") { name } }`);
    expect(errors).toEqual([expect.stringContaining('1 to 200 characters')]);
  });

  it('become one where a person says so, for good', async () => {
    const [into, from] = [await whoseHeard('two'), await whoseHeard('three')];
    const { errors } = await ask(`mutation { mergeSources(intoId: "${into.id}", fromIds: ["${from.id}"]) { id } }`);
    expect(errors).toBeUndefined();
    expect(corrected).toEqual([lexiconId]);
    for (const settles of [false, true, true]) {
      if (settles) await settle();
      const merged = await whoseHeard('three');
      expect(merged.id).toBe(into.id);
      expect(recordingsOf([merged])).toEqual([['one', 'three', 'two']]);
      expect(merged.heard.map(({ confidence }) => confidence)).toEqual([1, 1, 1]);
      // Who holds the old id is led to the new one.
      expect((await ask(`{ source(id: "${from.id}") { id } }`)).data).toEqual({ source: { id: into.id } });
    }
  });

  it('become two where a person says so, for good', async () => {
    const both = await whoseHeard('two');
    const ofTwo = both.heard.find(({ recordingId }) => recordingId === 'two')!;
    const { data, errors } = await ask<{ splitSource: { id: string } }>(
      `mutation { splitSource(id: "${both.id}", heardSourceIds: ["${ofTwo.id}"]) { id seconds } }`,
    );
    expect(errors).toBeUndefined();
    for (const settles of [false, true, true]) {
      if (settles) await settle();
      expect((await whoseHeard('two')).id).toBe(data!.splitSource.id);
      expect(recordingsOf(await sources())).toEqual([['one'], ['one'], ['three'], ['two']]);
    }
  });

  it('keep what people said where the recording is heard anew', async () => {
    const [into, from] = [await whoseHeard('two'), await whoseHeard('three')];
    await ask(`mutation { mergeSources(intoId: "${into.id}", fromIds: ["${from.id}"]) { id } }`);
    await ask(`mutation { nameSource(id: "${into.id}", name: "Anna") { id } }`);
    // Another version hears it a little differently, and gives it another id.
    await say('three', { ...voice('three', 5, 0, 0, 1), seconds: 3.9 });
    const anew = { ...heard, version: 'next' };
    const engine = new InferenceEngine({ graph: fixture.graph, lanes, mediaPath: () => wave, modelChecksum: () => '' });
    await new InferenceLoaders(engine).for(anew as AnyInference, {}).load('three');
    await settle();
    const kept = await whoseHeard('three');
    expect(kept).toMatchObject({ id: into.id, name: 'Anna' });
    // What was heard before is of nobody any more.
    expect(kept.heard).toHaveLength(3);
    expect(kept.seconds).toBeCloseTo(9.9, 6);
  });

  it('refuse what cannot be', async () => {
    const two = await whoseHeard('two');
    const all = two.heard.map(({ id }) => `"${id}"`).join(', ');
    const refusal = async (mutation: string) => (await ask(`mutation { ${mutation} { id } }`)).errors?.join();
    expect(await refusal(`splitSource(id: "${two.id}", heardSourceIds: [])`)).toContain('both sides of a split');
    expect(await refusal(`splitSource(id: "${two.id}", heardSourceIds: [${all}])`)).toContain('both sides of a split');
    expect(await refusal(`splitSource(id: "${two.id}", heardSourceIds: ["nobody"])`)).toContain('nobody');
    expect(await refusal(`mergeSources(intoId: "${two.id}", fromIds: ["${two.id}"])`)).toContain('another than');
    expect(await refusal(`mergeSources(intoId: "${two.id}", fromIds: ["nobody"])`)).toContain('nobody');
    expect(corrected).toEqual([]);
  });

  it('go with the recordings that they are heard in', async () => {
    const [into, from] = [await whoseHeard('two'), await whoseHeard('three')];
    await ask(`mutation { mergeSources(intoId: "${into.id}", fromIds: ["${from.id}"]) { id } }`);
    await fixture.graph.write(async (transaction) => {
      for (const id of ['one', 'two', 'three']) {
        await sourcesOfLexicon.forget(id, transaction);
        await heardSourcesOfRecording.store.forget(id, transaction);
      }
    });
    await settle();
    expect(await sources()).toEqual([]);
    expect(await fixture.graph.read(identifications, {})).toEqual([{ count: 0 }]);
  });
});
