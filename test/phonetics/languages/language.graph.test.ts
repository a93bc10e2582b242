import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import type { AnyInference } from '../../../src/inference/define-inference.ts';
import { InferenceEngine } from '../../../src/inference/inference-engine.ts';
import { InferenceLoaders, type LoadOptions } from '../../../src/inference/inference-loader.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { languageOfUtterance } from '../../../src/phonetics/languages/language-inference.ts';
import { RecordingLanguage, SoundEventLanguage } from '../../../src/phonetics/languages/language.resolver.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { SoundEventResolver } from '../../../src/sound/sound-event.resolver.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { countingGraph } from '../../inference/toy-graph.ts';
import { query, toyRun } from '../../inference/toy-inference.ts';

const makeSounds = query(
  'make-sounds',
  `CREATE (recording:Recording {id: 'talk', collectionId: $collectionId, lexiconId: $lexiconId, ownerId: 'me', sha256: 'talk',
     title: 'talk', hasAudio: true, hasVideo: false, durationSeconds: 60.0, state: 'READY'})
   WITH recording UNWIND range(0, size($seconds) - 1) AS place
   CREATE (recording)-[:CONTAINS]->(event:SoundEvent {id: 'sound ' + place, current: true, recordingId: recording.id,
     collectionId: $collectionId, runId: 'run', ordinal: place, startSeconds: toFloat(10 * place),
     endSeconds: 10 * place + $seconds[place], confidence: 1.0,
     label: CASE place WHEN 3 THEN 'bird' ELSE 'voice' END, kind: CASE place WHEN 3 THEN 'ANIMAL' ELSE 'HUMAN' END})
   FOREACH (_ IN CASE WHEN place = 3 THEN [] ELSE [1] END | SET event:Utterance)`,
);

/** The shipped inference on an identifier that needs no network. */
const language = { ...languageOfUtterance, reads: [], models: [], run: toyRun('languages') };

describeGraph('languages through GraphQL', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  let wave: string;
  const lanes = new Lanes(1);
  beforeAll(async () => {
    const resolvers = [RecordingResolver, SoundEventResolver, SoundEventLanguage, RecordingLanguage] as const;
    schema = await buildPhonographSchema(resolvers, containerOf());
    folder = await MediaFolder.make();
    wave = await folder.wave('one-second.wav', new Float32Array(16_000));
  });
  beforeEach(async () => {
    await fixture.wipe();
    const { id: collectionId, lexiconId } = await new CollectionStore(fixture.graph).ensure('mine', 'me', 'kaz');
    await fixture.graph.write((transaction) =>
      transaction.run(makeSounds, { collectionId, lexiconId, seconds: [3, 0.5, 0, 2] }),
    );
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  async function ask(source: string, graph = fixture.graph) {
    const engine = new InferenceEngine({ graph, lanes, mediaPath: () => wave, modelChecksum: () => '' });
    const loaders = new InferenceLoaders(engine);
    const contextValue = {
      reader: readerOf('me', new CollectionStore(graph)),
      graph,
      signal: new AbortController().signal,
      infer: (_: AnyInference, options?: LoadOptions) => loaders.for(language, options),
    };
    const { data, errors } = await graphql({ schema, source, contextValue });
    expect(errors ?? []).toEqual([]);
    return data as Record<string, unknown>;
  }

  const ofRecording = '{ recording(id: "talk") { language { language confidence shares { language share } } } }';

  it('are told of a recording by the shares of its utterances, which count by their length', async () => {
    const told = await ask(ofRecording);
    const kazakh = (3 * 0.75 + 0.5 * 0.125) / 3.5;
    expect(told).toHaveProperty('recording.language', {
      language: 'kaz',
      confidence: expect.closeTo(kazakh, 9) as number,
      shares: [
        { language: 'kaz', share: expect.closeTo(kazakh, 9) as number },
        { language: 'deu', share: expect.closeTo((3 * 0.125 + 0.5 * 0.75) / 3.5, 9) as number },
        { language: 'other', share: expect.closeTo(0.125, 9) as number },
      ],
    });
  });

  it('are told of utterances, not of other sounds, and not where there is too little speech', async () => {
    const { soundEvents } = (await ask(
      '{ soundEvents(recordingId: "talk", first: 9) { edges { node { language { language } } } } }',
    )) as { soundEvents: { edges: { node: { language: { language: string | null } | null } }[] } };
    expect(soundEvents.edges.map(({ node }) => node.language)).toEqual([
      { language: 'kaz' },
      { language: 'deu' },
      { language: null },
      null,
    ]);
  });

  it('are not told of a recording while an utterance waits for its own', async () => {
    const never = '{ recording(id: "talk") { language(infer: NEVER) { language } } }';
    expect(await ask(never)).toEqual({ recording: { language: null } });
    await ask(ofRecording);
    expect(await ask(never)).toEqual({ recording: { language: { language: 'kaz' } } });
  });

  it('are read by one query for all utterances', async () => {
    await ask(ofRecording);
    const { graph, queries } = countingGraph(fixture.graph);
    await ask(ofRecording, graph);
    expect(queries.filter((name) => name.startsWith('phonetics/'))).toEqual(['phonetics/read-spoken-languages']);
  });
});
