import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../src/api/build-schema.ts';
import { containerOf } from '../../src/api/resolver-container.ts';
import { emotionOfUtterance } from '../../src/emotion/emotion-inference.ts';
import {
  CueEmotion,
  EmotionResolver,
  RecordingEmotions,
  SoundEventEmotion,
} from '../../src/emotion/emotion.resolver.ts';
import { EmotionEstimateCorrection } from '../../src/emotion/feeling-correction.resolver.ts';
import type { AnyInference } from '../../src/inference/define-inference.ts';
import { InferenceEngine } from '../../src/inference/inference-engine.ts';
import { InferenceLoaders, type LoadOptions } from '../../src/inference/inference-loader.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { importTranscript } from '../../src/phonetics/transcripts/import-transcript.ts';
import { RecordingTranscripts, TranscriptCues } from '../../src/phonetics/transcripts/transcript.resolver.ts';
import { TranscriptStore } from '../../src/phonetics/transcripts/transcript.store.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { readerOf } from '../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../src/recording/recording.resolver.ts';
import { correctStatement } from '../../src/review/annotations/correcting.ts';
import { SoundEventResolver } from '../../src/sound/sound-event.resolver.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { countingGraph } from '../inference/toy-graph.ts';
import { query, toyRun } from '../inference/toy-inference.ts';

const makeSounds = query(
  'make-felt-sounds',
  `MATCH (collection:Collection {id: $collectionId})
   CREATE (recording:Recording {id: 'talk', collectionId: $collectionId, lexiconId: $lexiconId, ownerId: 'me', sha256: 'talk',
     title: 'talk', hasAudio: true, hasVideo: false, durationSeconds: 60.0, state: 'READY'})-[:IN]->(collection)
   WITH recording UNWIND range(0, size($seconds) - 1) AS place
   CREATE (recording)-[:CONTAINS]->(event:SoundEvent {id: 'sound ' + place, current: true, recordingId: recording.id,
     collectionId: $collectionId, runId: 'run', ordinal: place, startSeconds: toFloat(10 * place),
     endSeconds: 10 * place + $seconds[place], confidence: 1.0,
     label: CASE place WHEN 3 THEN 'bird' ELSE 'voice' END, kind: CASE place WHEN 3 THEN 'ANIMAL' ELSE 'HUMAN' END})
   FOREACH (_ IN CASE WHEN place = 3 THEN [] ELSE [1] END | SET event:Utterance)`,
);
const edges = query(
  'felt-edges',
  `MATCH (subject)-[:HAS_FEELING]->(feeling:Feeling)-[feels:FEELS]->(emotion:Emotion)
   RETURN labels(subject)[0] AS subject, feels.channel AS channel, emotion.label AS label, emotion.valence AS valence
   ORDER BY channel DESC, feeling.startSeconds`,
);

const subtitles = `WEBVTT

00:00:00.000 --> 00:00:03.000
I hate this, it is terrible

00:00:10.000 --> 00:00:11.000
the table is brown
`;

/** The shipped inference on channels that need no network. */
const emotion = { ...emotionOfUtterance, reads: [], models: [], run: toyRun('feelings') };

interface Felt {
  readonly category: string | null;
  readonly confidence: number;
  readonly channels: readonly { readonly channel: string; readonly category: string; readonly share: number }[];
  readonly silent: readonly { readonly channel: string; readonly reason: string }[];
}

describeGraph('emotions through GraphQL', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  let wave: string;
  const lanes = new Lanes(1);
  beforeAll(async () => {
    const own = [EmotionResolver, SoundEventEmotion, EmotionEstimateCorrection, RecordingEmotions, CueEmotion] as const;
    const others = [RecordingResolver, SoundEventResolver, RecordingTranscripts, TranscriptCues] as const;
    const transcripts = new RecordingTranscripts({ has: async () => false, path: () => '' });
    schema = await buildPhonographSchema([...own, ...others], containerOf(transcripts));
    folder = await MediaFolder.make();
    wave = await folder.wave('one-second.wav', new Float32Array(16_000));
  });
  beforeEach(async () => {
    await fixture.wipe();
    const { id: collectionId, lexiconId } = await new CollectionStore(fixture.graph).ensure('mine', 'me', 'eng');
    await fixture.graph.write((transaction) =>
      transaction.run(makeSounds, { collectionId, lexiconId, seconds: [3, 0.5, 0, 2] }),
    );
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  async function ask(source: string, { graph = fixture.graph, who = 'me' } = {}) {
    const engine = new InferenceEngine({ graph, lanes, mediaPath: () => wave, modelChecksum: () => '' });
    const loaders = new InferenceLoaders(engine);
    const contextValue = {
      reader: readerOf(who, new CollectionStore(graph)),
      graph,
      signal: new AbortController().signal,
      infer: (asked: AnyInference, options?: LoadOptions) =>
        loaders.for(asked === emotionOfUtterance ? emotion : asked, options),
    };
    const { data, errors } = await graphql({ schema, source, contextValue });
    expect(errors ?? []).toEqual([]);
    return data as Record<string, unknown>;
  }

  const parts = 'category confidence channels { channel category share } silent { channel reason }';
  const ofSounds = `{ soundEvents(recordingId: "talk", first: 9) { edges { node { emotion { ${parts} } } } } }`;
  async function felt(source = ofSounds): Promise<readonly (Felt | null)[]> {
    const { soundEvents } = (await ask(source)) as { soundEvents: { edges: { node: { emotion: Felt | null } }[] } };
    return soundEvents.edges.map(({ node }) => node.emotion);
  }
  const listed = async (filter: string, who = 'me'): Promise<readonly unknown[]> => {
    const source = `{ feelings(${filter}) { edges { node { channel category startSeconds subjectId } } } }`;
    const { feelings } = (await ask(source, { who })) as { feelings: { edges: { node: unknown }[] } };
    return feelings.edges.map(({ node }) => node);
  };
  const me = () => readerOf('me', new CollectionStore(fixture.graph));
  const importSubtitles = async (language = 'en') => {
    const what = { recordingId: 'talk', content: subtitles, language };
    return (await importTranscript(what, me(), fixture.graph)).transcript.id;
  };

  it('are told of utterances, with why a channel says nothing, and not of other sounds', async () => {
    const [happy, angry, none, bird] = await felt();
    expect(happy).toMatchObject({ category: 'HAPPY', confidence: 0.65 });
    expect(happy!.channels).toEqual([{ channel: 'VOICE', category: 'HAPPY', share: 1 }]);
    expect(happy!.silent).toEqual([
      { channel: 'FACE', reason: 'NO_VIDEO' },
      { channel: 'TEXT', reason: 'NO_TEXT' },
    ]);
    expect(angry!.category).toBe('ANGRY');
    expect(none).toMatchObject({ category: null, confidence: 0, channels: [] });
    expect(none!.silent).toContainEqual({ channel: 'VOICE', reason: 'NO_VOICE' });
    expect(bird).toBeNull();
  });

  it('are corrected by utterance, whichever channels they come from', async () => {
    const corrected = 'id category correction { label startSeconds endSeconds }';
    interface Corrected {
      readonly id: string;
    }
    const all = async () => {
      const asked = `{ soundEvents(recordingId: "talk", first: 2) { edges { node { emotion { ${corrected} } } } } }`;
      const { soundEvents } = (await ask(asked)) as { soundEvents: { edges: { node: { emotion: Corrected } }[] } };
      return soundEvents.edges.map(({ node }) => node.emotion);
    };
    const [happy, angry] = await all();
    expect(happy).toMatchObject({ category: 'HAPPY', correction: null });
    const { annotatable } = await new CollectionStore(fixture.graph).access('me');
    const who = { personId: 'me', collectionIds: annotatable.collectionIds };
    await correctStatement({ statementId: angry!.id, label: 'amused' }, who, fixture.graph);
    await correctStatement({ statementId: happy!.id, endSeconds: 2.5 }, who, fixture.graph);
    await importSubtitles();
    expect(await all()).toMatchObject([
      { id: happy!.id, category: 'SAD', correction: { label: '', startSeconds: 0, endSeconds: 2.5 } },
      { id: angry!.id, category: 'ANGRY', correction: { label: 'amused', startSeconds: 10, endSeconds: 10.5 } },
    ]);
    const none = { statementId: `${happy!.id}s`, label: 'sad' };
    await expect(correctStatement(none, who, fixture.graph)).rejects.toThrow(/no statement/);
  });

  it('join what the words say as long as there is a transcript that can be read', async () => {
    const id = await importSubtitles();
    const [happy, angry] = await felt();
    expect(happy!.channels.map(({ channel }) => channel)).toEqual(['VOICE', 'TEXT']);
    expect(happy!.confidence).toBeLessThan(0.65);
    expect(happy!.channels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(happy!.channels[0]!.share).toBeGreaterThan(happy!.channels[1]!.share);
    expect(angry!.silent).toContainEqual({ channel: 'TEXT', reason: 'NO_FEELING_WORD' });
    expect(await fixture.graph.read(edges)).toEqual([
      { subject: 'SoundEvent', channel: 'voice', label: 'happy', valence: 0.8675 },
      { subject: 'SoundEvent', channel: 'voice', label: 'angry', valence: -0.6175 },
      { subject: 'Cue', channel: 'text', label: 'sad', valence: -0.725 },
    ]);
    await new TranscriptStore(fixture.graph).delete(id, 'me', await me().access());
    expect((await felt())[0]!.channels).toHaveLength(1);
    expect(await fixture.graph.read(edges)).toHaveLength(2);
  });

  it('say that the language of a transcript is not read', async () => {
    await importSubtitles('kk');
    expect((await felt())[0]!.silent).toContainEqual({ channel: 'TEXT', reason: 'UNREAD_LANGUAGE' });
  });

  it('are told of cues', async () => {
    await importSubtitles();
    const source = `{ recording(id: "talk") { transcripts { cues { edges { node { emotion { channel category share valence } } } } } } }`;
    const { recording } = (await ask(source)) as {
      recording: { transcripts: { cues: { edges: { node: { emotion: { valence: number } | null } }[] } }[] };
    };
    const [hate, table] = recording.transcripts[0]!.cues.edges.map(({ node }) => node.emotion);
    expect(hate).toMatchObject({ channel: 'TEXT', category: 'SAD', share: 1 });
    expect(hate!.valence).toBeLessThan(-0.2);
    expect(table).toBeNull();
  });

  it('are not inferred unasked', async () => {
    const never = ofSounds.replace('emotion {', 'emotion(infer: NEVER) {');
    expect(await felt(never)).toEqual([null, null, null, null]);
    await felt();
    expect((await felt(never))[0]).toMatchObject({ category: 'HAPPY' });
    // A transcript of which nothing was inferred yet.
    await importSubtitles();
    expect((await felt(never))[0]).toBeNull();
  });

  it('are written once, also when they are inferred again', async () => {
    await felt();
    await felt(ofSounds.replace('emotion {', 'emotion(infer: AGAIN) {'));
    expect(await fixture.graph.read(edges)).toHaveLength(2);
  });

  it('are listed channel by channel as far as they are there, by what the reader may read', async () => {
    await importSubtitles();
    expect(await listed('first: 9')).toEqual([]);
    await felt();
    const [first, second] = ['sound 0', 'sound 1'];
    const happy = { channel: 'VOICE', category: 'HAPPY', startSeconds: 0, subjectId: first };
    const angry = { channel: 'VOICE', category: 'ANGRY', startSeconds: 10, subjectId: second };
    expect(await listed('channel: VOICE')).toEqual([happy, angry]);
    expect(await listed('category: ANGRY, recordingId: "talk"')).toEqual([angry]);
    expect(await listed('channel: VOICE, last: 1')).toEqual([angry]);
    expect(await listed('first: 9')).toHaveLength(3);
    expect(await listed('minimumConfidence: 0.9')).toEqual([]);
    expect(await listed('first: 9', 'somebody else')).toEqual([]);
    // What another has taken the place of does not count.
    await importTranscript(
      { recordingId: 'talk', content: `${subtitles}\n`.replace('hate', 'love'), language: 'en' },
      me(),
      fixture.graph,
    );
    expect(await listed('channel: TEXT')).toEqual([]);
  });

  it('know their categories', async () => {
    const { emotions } = (await ask('{ emotions { category valence arousal } }')) as { emotions: unknown[] };
    expect(emotions).toHaveLength(8);
    expect(emotions[2]).toEqual({ category: 'HAPPY', valence: 0.8675, arousal: 0.2625 });
  });

  it('are read by as many queries for all utterances as for one', async () => {
    await importSubtitles();
    await felt();
    const { graph, queries } = countingGraph(fixture.graph);
    await ask(ofSounds, { graph });
    expect(queries.filter((name) => name.startsWith('emotion/'))).toEqual([
      'emotion/read-feelings',
      'emotion/read-feelings',
    ]);
    expect(queries.filter((name) => name.startsWith('phonetics/'))).toHaveLength(2);
  });
});
