import { beforeAll, expect, it } from 'vitest';
import { inferredTiers, type InferredRequest } from '../../../src/exchange/annotations/inferred-tiers.ts';
import { datasetOfLexicon } from '../../../src/exchange/datasets/lexicon-dataset.ts';
import { importTranscript } from '../../../src/phonetics/transcripts/import-transcript.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import type { RecordingRecord } from '../../../src/recording/recording.ts';
import { RecordingStore } from '../../../src/recording/recording.store.ts';
import { correctStatement } from '../../../src/review/annotations/correcting.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';
import { say } from '../../phonetics/phone-search/spoken-graph.ts';

const learn = query(
  'learned-words',
  `MATCH (event:SoundEvent {recordingId: 'r', ordinal: 0})
   CREATE (form:SoundForm {id: 'form_1', lexiconId: $lexiconId, tokenCount: 1, medoidTokenId: 'token_1'})
   CREATE (:FormToken {id: 'token_1', recordingId: 'r', collectionId: event.collectionId, lexiconId: $lexiconId,
     soundEventId: event.id, startSeconds: 0.0, endSeconds: 2.0})-[:OF_FORM {confidence: 0.9}]->(form)
   FOREACH (place IN [0, 1, 2] | CREATE (event)-[:HAS_PHONE]->(:PhoneToken {id: 'phone_' + place, ordinal: place,
     current: true, ipa: ['k', 'a', 'x'][place], startSeconds: 1.0 * place, endSeconds: 1.0 * place + 1.0}))
   CREATE (dog:Concept {id: 'concept_1', kind: 'OBJECT', label: 'dog'}), (cat:Concept {id: 'concept_2', kind: 'OBJECT', label: 'cat'})
   CREATE (form)<-[:OF]-(:Mapping {id: 'mapping_1', lexiconId: $lexiconId, formId: form.id, probability: 0.6, low: 0.5,
     high: 0.7, status: 'HYPOTHESIS'})-[:MEANS]->(dog)
   CREATE (form)<-[:OF]-(:Mapping {id: 'mapping_2', lexiconId: $lexiconId, formId: form.id, probability: 0.9, low: 0.8,
     high: 1.0, status: 'REJECTED'})-[:MEANS]->(cat)`,
);

describeGraph('what was inferred, to be exported', (fixture) => {
  let recording: RecordingRecord;
  let request: InferredRequest;
  beforeAll(async () => {
    const { graph } = fixture;
    await say(graph, 'r', ['a', 'b']);
    const collections = new CollectionStore(graph);
    const { collectionIds, lexiconIds } = await collections.access('me');
    await graph.write((transaction) => transaction.run(learn, { lexiconId: lexiconIds[0]! }));
    [recording] = (await new RecordingStore(graph).read(['r'], collectionIds)) as [RecordingRecord];
    const { signal } = new AbortController();
    request = {
      graph,
      signal,
      reader: readerOf('me', collections),
      infer: () => ({ load: () => Promise.resolve(null) }),
    };
  });

  it('are forms with what they most probably mean, unless somebody rejected it', async () => {
    const [tier] = await inferredTiers(['forms'], recording, request);
    expect(tier).toMatchObject({
      ...{ name: 'forms', kind: 'INTERVALS' },
      annotations: [{ startSeconds: 0, endSeconds: 2, text: 'dog (0.60)' }],
    });
  });

  it('say what was inferred where somebody has moved a boundary only, and what they say where they said it', async () => {
    const { annotatable } = await new CollectionStore(fixture.graph).access('me');
    const who = { personId: 'me', collectionIds: annotatable.collectionIds };
    const forms = async () => (await inferredTiers(['forms'], recording, request))[0]!.annotations;
    await correctStatement({ statementId: 'token_1', endSeconds: 1.5 }, who, fixture.graph);
    expect(await forms()).toMatchObject([{ startSeconds: 0, endSeconds: 1.5, text: 'dog (0.60)' }]);
    await correctStatement({ statementId: 'token_1', label: 'puppy' }, who, fixture.graph);
    expect(await forms()).toMatchObject([{ startSeconds: 0, endSeconds: 1.5, text: 'puppy' }]);
  });

  it('are transcripts, one a tier, and nothing where nothing is inferred', async () => {
    const content = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>one\n\n00:03.000 --> 00:04.000\ntwo\n';
    const what = { recordingId: 'r', content, language: 'en' };
    await importTranscript(what, request.reader, fixture.graph);
    const tiers = await inferredTiers(['transcripts', 'phones', 'sound-events', 'emotion'], recording, request);
    expect(tiers).toMatchObject([
      { name: 'transcript en', annotations: [{ startSeconds: 1, text: 'Ana: one' }, { text: 'two' }] },
      ...[{ name: 'phones', annotations: [] }],
      ...[{ name: 'sound-events', annotations: [] }],
      ...[{ name: 'emotion', annotations: [] }],
    ]);
  });

  it('is a word list of the lexicon, with the phones of the most typical occurrence', async () => {
    const { forms, parameters } = await datasetOfLexicon(recording.lexiconId, fixture.graph);
    expect(parameters.map(({ name }) => name)).toEqual(['cat', 'dog']);
    expect(forms).toMatchObject([
      { form: 'ka', segments: ['k', 'a'], kept: { Probability: '0.9', Status: 'REJECTED' } },
      { form: 'ka', kept: { Probability: '0.6', Status: 'HYPOTHESIS' } },
    ]);
  });
});
