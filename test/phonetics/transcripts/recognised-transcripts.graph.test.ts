import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { graphql } from 'graphql';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import type { Inference } from '../../../src/inference/define-inference.ts';
import { InferenceLoaders } from '../../../src/inference/inference-loader.ts';
import type { LoadOptions } from '../../../src/inference/inference-loader.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { RecordingTranscripts, TranscriptCues } from '../../../src/phonetics/transcripts/transcript.resolver.ts';
import { transcriptOfRecording } from '../../../src/phonetics/transcripts/transcripts-inference.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { toyRun } from '../../inference/toy-inference.ts';
import { engineOn, say } from '../phone-search/spoken-graph.ts';
import { makeToyTranscriber, toySpeech, type ToyTranscriber } from './toy-transcriber.ts';

vi.setConfig({ testTimeout: 180_000 });

describeGraph('recognised transcripts', (fixture) => {
  const lanes = new Lanes(1);
  let folder: MediaFolder;
  let toy: ToyTranscriber;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    toy = await makeToyTranscriber();
    await say(fixture.graph, 'r', []);
  });
  afterAll(async () => {
    await lanes.close();
    await toy.remove();
    await folder.remove();
  });

  const ask = async (fields: string, configured: boolean) => {
    const content = { has: () => Promise.resolve(false), path: (sha256: string) => sha256 };
    const schema = await buildPhonographSchema(
      [RecordingResolver, RecordingTranscripts, TranscriptCues],
      containerOf(new RecordingTranscripts(content, configured ? toy.model : undefined)),
    );
    const { graph } = fixture;
    const loaders = new InferenceLoaders(engineOn(graph, lanes, await folder.wave('tones.wav', toySpeech('ab|c'))));
    // The shipped inference, in a recording that is voice from end to end.
    const shown = { ...transcriptOfRecording, reads: [], run: toyRun('transcript-of-tones') };
    const infer = (_asked: Inference, options: LoadOptions = {}) =>
      loaders.for(shown, { ...options, parameters: { ...options.parameters, folder: toy.model.folder } });
    const reader = readerOf('me', new CollectionStore(graph));
    const contextValue = { graph, reader, infer, signal: new AbortController().signal };
    const answer = await graphql({ schema, source: `{ recording(id: "r") { ${fields} } }`, contextValue });
    return { ...answer, recording: answer.data?.['recording'] };
  };

  it('are inferred once when they are asked for, and listed from then on', async () => {
    const asked = 'id origin model language cueCount cues { edges { node { text words { text } } } }';
    expect((await ask(`transcripts { id } recognisedTranscript(infer: NEVER) { id }`, true)).recording).toEqual({
      ...{ transcripts: [], recognisedTranscript: null },
    });
    const first = await ask(`recognisedTranscript { ${asked} }`, true);
    expect(first.errors).toBeUndefined();
    expect(first.recording).toMatchObject({
      recognisedTranscript: {
        ...{ origin: 'RECOGNISED', model: 'toys/tones', language: 'kk', cueCount: 1 },
        cues: { edges: [{ node: { text: 'ab c', words: [{ text: 'ab' }, { text: 'c' }] } }] },
      },
    });
    const { recognisedTranscript } = first.recording as { recognisedTranscript: unknown };
    expect((await ask(`transcripts { ${asked} }`, true)).recording).toEqual({ transcripts: [recognisedTranscript] });
    // Another language is another run.
    await ask('recognisedTranscript(language: "ru") { id }', true);
    expect((await ask('transcripts { language }', true)).recording).toEqual({
      transcripts: [{ language: 'ru' }, { language: 'kk' }],
    });
    // Again takes the place of what it gave before.
    await ask('recognisedTranscript(infer: AGAIN) { id }', true);
    const again = await ask(`transcripts(language: "kk") { ${asked} }`, true);
    expect(again.recording).toEqual({ transcripts: [recognisedTranscript] });
  });

  it('are refused where no model is named, with what to do', async () => {
    const { errors } = await ask('recognisedTranscript { id }', false);
    expect(errors?.[0]?.message).toMatch(/a transcriber is missing; name a pretrained model in PHONOGRAPH_TRANSCRIBER/);
  });
});
