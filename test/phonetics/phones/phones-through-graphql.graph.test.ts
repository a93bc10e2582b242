import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import type { AnyInference } from '../../../src/inference/define-inference.ts';
import { InferenceEngine } from '../../../src/inference/inference-engine.ts';
import { InferenceLoaders, type LoadOptions } from '../../../src/inference/inference-loader.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { PhoneTypeResolver, SoundEventPhones } from '../../../src/phonetics/phones/phone.resolver.ts';
import { phonesOfUtterance } from '../../../src/phonetics/phones/phones-inference.ts';
import { respellingOfUtterance } from '../../../src/phonetics/respelling/respelling-inference.ts';
import { SoundEventRespelling } from '../../../src/phonetics/respelling/respelling.resolver.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { SoundEventResolver } from '../../../src/sound/sound-event.resolver.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { countingGraph } from '../../inference/toy-graph.ts';
import { query, toyRun } from '../../inference/toy-inference.ts';

const makeUtterances = query(
  'make-utterances',
  `CREATE (recording:Recording {id: $collectionId + ' recording', collectionId: $collectionId, lexiconId: $lexiconId,
     ownerId: 'me', sha256: $collectionId, title: 'clip', hasAudio: true, hasVideo: false, durationSeconds: 60.0,
     state: 'READY'})
   WITH recording UNWIND range(0, size($seconds) - 1) AS place
   CREATE (recording)-[:CONTAINS]->(event:SoundEvent:Utterance {id: recording.id + ' ' + place, current: true,
     recordingId: recording.id, collectionId: $collectionId, runId: 'run', ordinal: place, startSeconds: toFloat(place),
     endSeconds: place + $seconds[place], label: 'voice', kind: 'HUMAN', confidence: 1.0})`,
);

/** The shipped inferences on a recogniser that needs no network. */
const phones = { ...phonesOfUtterance, reads: [], models: [], run: toyRun('phones') };
const respelling = { ...respellingOfUtterance, reads: [phones] };
const inPlaceOf = new Map<AnyInference, AnyInference>([
  [phonesOfUtterance, phones],
  [respellingOfUtterance, respelling],
]);

describeGraph('phones through GraphQL', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  let wave: string;
  const lanes = new Lanes(1);
  beforeAll(async () => {
    const resolvers = [SoundEventResolver, SoundEventPhones, PhoneTypeResolver, SoundEventRespelling] as const;
    schema = await buildPhonographSchema(resolvers, containerOf());
    folder = await MediaFolder.make();
    wave = await folder.wave('one-second.wav', new Float32Array(16_000));
  });
  beforeEach(async () => {
    await fixture.wipe();
    for (const [name, owner, seconds] of [
      ['mine', 'me', [0.4, 0, 0.3]],
      ['theirs', 'them', [0.5]],
    ] as const) {
      const { id: collectionId, lexiconId } = await new CollectionStore(fixture.graph).ensure(name, owner, 'kaz');
      await fixture.graph.write((transaction) =>
        transaction.run(makeUtterances, { collectionId, lexiconId, seconds: [...seconds] }),
      );
    }
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  async function ask(source: string, who = 'me', graph = fixture.graph) {
    const engine = new InferenceEngine({ graph, lanes, mediaPath: () => wave, modelChecksum: () => '' });
    const loaders = new InferenceLoaders(engine);
    const contextValue = {
      reader: readerOf(who, new CollectionStore(graph)),
      graph,
      signal: new AbortController().signal,
      infer: (inference: AnyInference, options?: LoadOptions) => loaders.for(inPlaceOf.get(inference)!, options),
    };
    const { data, errors } = await graphql({ schema, source, contextValue });
    expect(errors ?? []).toEqual([]);
    return data;
  }

  const heard = `{ utterances(first: 9) { edges { node {
    phones { startSeconds endSeconds confidence alternatives { ipa confidence } stress tone type { ipa features } }
    phoneSilence respelling hyphens: respelling(style: HYPHEN) } } } }`;
  const nodesOf = (data: unknown) =>
    (data as { utterances: { edges: { node: Record<string, unknown> }[] } }).utterances.edges.map(({ node }) => node);

  it('infers the phones of utterances that one may read, with all that is told of them', async () => {
    const nodes = nodesOf(await ask(heard));
    expect(nodes).toHaveLength(3);
    const [vowel, stop] = nodes[0]!['phones'] as Record<string, unknown>[];
    expect(vowel).toMatchObject({
      startSeconds: 0,
      endSeconds: 0.1,
      confidence: 0.75,
      alternatives: [
        { ipa: 'e', confidence: 0.125 },
        { ipa: 'o', confidence: 0.0625 },
      ],
      stress: 'PRIMARY',
      tone: '51',
      type: { ipa: 'a' },
    });
    expect((vowel!['type'] as { features: string[] }).features).toContain('+syl');
    expect(stop).toMatchObject({ stress: null, tone: null, alternatives: [], type: { ipa: 't' } });
    expect(nodes[0]).toMatchObject({ phoneSilence: null, respelling: 'A Tat', hyphens: 'A-Tat' });
    expect(nodes[1]).toMatchObject({ phones: [], phoneSilence: 'UNSURE', respelling: '' });
  });

  it('tells a part of a long utterance alone', async () => {
    const part = nodesOf(
      await ask(
        '{ utterances(first: 1) { edges { node { phones(fromSeconds: 0.15, toSeconds: 0.25) { startSeconds } } } } }',
      ),
    );
    expect(part).toEqual([{ phones: [{ startSeconds: 0.1 }, { startSeconds: 0.2 }] }]);
  });

  it('asks the graph as often for three utterances as for one', async () => {
    await ask(heard);
    const { graph, queries } = countingGraph(fixture.graph);
    await ask(heard, 'me', graph);
    expect(queries.filter((name) => name.startsWith('phonetics/')).toSorted()).toEqual([
      'phonetics/read-phones',
      'phonetics/read-respellings',
    ]);
  });

  it('lists and counts the phones that one may read', async () => {
    await ask(heard);
    await ask(heard, 'them');
    const types = '{ phoneTypes(first: 5) { edges { node { ipa tokenCount } } pageInfo { hasNextPage } } }';
    const told = (a: number, t: number) => ({
      phoneTypes: {
        edges: [{ node: { ipa: 'a', tokenCount: a } }, { node: { ipa: 't', tokenCount: t } }],
        pageInfo: { hasNextPage: false },
      },
    });
    expect(await ask(types)).toEqual(told(4, 3));
    expect(await ask(types, 'them')).toEqual(told(3, 2));
    expect(await ask(types, 'nobody')).toMatchObject({ phoneTypes: { edges: [] } });
  });
});
