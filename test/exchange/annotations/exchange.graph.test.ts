// cspell:disable
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { AnnotationExchangeResolver } from '../../../src/exchange/annotations/annotation-exchange.resolver.ts';
import { exportAnnotations } from '../../../src/exchange/annotations/export-annotations.ts';
import { annotationFormats } from '../../../src/exchange/annotations/formats.ts';
import { importAnnotations } from '../../../src/exchange/annotations/import-annotations.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { forgetRecording } from '../../../src/ingestion/forget-recording.ts';
import type { IngestionPlan } from '../../../src/ingestion/ingestion-plan.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { RecordingStore } from '../../../src/recording/recording.store.ts';
import { UploadStore } from '../../../src/recording/upload.store.ts';
import { AnnotationEditing } from '../../../src/review/annotations/annotation-editing.ts';
import { AnnotationDocumentParts, RecordingAnnotations } from '../../../src/review/annotations/annotation.resolver.ts';
import { correctStatement } from '../../../src/review/annotations/correcting.ts';
import { LooseTiers } from '../../../src/review/annotations/loose-tiers.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';
import { askAs } from '../../phonetics/phone-search/search-through-graphql.ts';
import { say } from '../../phonetics/phone-search/spoken-graph.ts';
import { interlinear } from '../../review/annotations/documents.ts';

vi.setConfig({ testTimeout: 180_000 });

const left = query(
  'left-of-an-import',
  `MATCH (n) WHERE n:AnnotationDocument OR n:Tier OR n:LooseTier OR n:Annotation OR n:AnnotationEdit
   RETURN labels(n)[0] AS label, count(*) AS count ORDER BY label`,
);

const imported = `__typename
  ... on AnnotationsImported { created replacedIds document { id format fileName isEdited tierCount annotationCount
      metadata { title place licence participants { name role language { iso639 } } properties { name value } } } }
  ... on AnnotationFileRefused { code message format line }
  ... on AnnotationsConflict { code changedIds }`;

interface Imported {
  readonly __typename: string;
  readonly created: boolean;
  readonly replacedIds: readonly string[];
  readonly changedIds: readonly string[];
  readonly document: { readonly id: string };
}

describeGraph('annotations as files', (fixture) => {
  const lanes = new Lanes(1);
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    const content = { has: () => Promise.resolve(true), path: (sha256: string) => join(folder.path, sha256) };
    schema = await buildPhonographSchema(
      [RecordingResolver, AnnotationExchangeResolver, RecordingAnnotations, AnnotationDocumentParts],
      containerOf(new AnnotationExchangeResolver(lanes, content)),
    );
  });
  beforeEach(async () => {
    await fixture.wipe();
    await say(fixture.graph, 'r', ['a', 'b']);
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  const ask = async <Answer>(source: string, variables = {}, who = 'me'): Promise<Answer> => {
    const { data, errors } = await askAs(schema, fixture.graph, source, who, variables);
    if (errors !== undefined) throw errors[0]!;
    return data as unknown as Answer;
  };
  const put = async (text: string, more: object = {}, who = 'me') =>
    (
      await ask<{ importAnnotations: Imported }>(
        `mutation ($text: String, $uploadId: ID, $format: String, $fileName: String, $editedFormer: EditedFormer) {
           importAnnotations(recordingId: "r", text: $text, uploadId: $uploadId, format: $format, fileName: $fileName,
             editedFormer: $editedFormer) { ${imported} } }`,
        { text, fileName: 'labels.txt', ...more },
        who,
      )
    ).importAnnotations;
  const get = async (args: string) =>
    (
      await ask<{
        recording: { exportAnnotations: { text: string; fileName: string; path: string; losses: object[] } };
      }>(`{ recording(id: "r") { exportAnnotations(${args}) { text fileName path sizeBytes losses { what where } } } }`)
    ).recording.exportAnnotations;
  const who = async () => {
    const { annotatable } = await new CollectionStore(fixture.graph).access('me');
    return { personId: 'me', collectionIds: annotatable.collectionIds };
  };

  it.each(annotationFormats.map((format) => [format.name, format] as const))(
    'come back in %s as they went in',
    async (name, format) => {
      const { bytes } = format.write(interlinear, { durationSeconds: 600 });
      const text = new TextDecoder().decode(bytes);
      const put1 = await put(text, { format: name, fileName: `talk${format.extensions[0]}` });
      expect(put1).toMatchObject({ __typename: 'AnnotationsImported', created: true, document: { format: name } });
      const { text: back, fileName } = await get(`format: "${name}"`);
      expect(fileName).toBe(`r${format.writtenExtension ?? format.extensions[0]}`);
      expect(format.read(new TextEncoder().encode(back))).toEqual(format.read(bytes));
    },
  );

  it('are guessed by name and beginning, and take the place of the former ones unless these were edited', async () => {
    const [first, second] = ['1.0\t2.0\tone\n', '1.0\t2.0\teins\n3.0\t4.0\tzwei\n'];
    const one = await put(first);
    expect(one).toMatchObject({ created: true, document: { format: 'audacity', isEdited: false } });
    expect(await put(first)).toMatchObject({ created: false, document: { id: one.document.id } });
    const two = await put(second);
    expect(two).toMatchObject({ created: true, replacedIds: [one.document.id], document: { annotationCount: 2 } });
    expect(await fixture.graph.read(left)).toEqual([
      ...[{ label: 'Annotation', count: 2 }],
      ...[{ label: 'AnnotationDocument', count: 1 }],
      ...[{ label: 'Tier', count: 1 }],
    ]);
    const { recording } = await ask<{ recording: { tiers: { id: string }[] } }>(
      '{ recording(id: "r") { tiers { id } } }',
    );
    const editing = new AnnotationEditing(fixture.graph, await who());
    await editing.annotate('r', { tierId: recording.tiers[0]!.id, startSeconds: 5, endSeconds: 6, text: 'drei' });
    expect(await put(first)).toMatchObject({ __typename: 'AnnotationsConflict', changedIds: [two.document.id] });
    expect(await put(first, { editedFormer: 'KEEP_BOTH' })).toMatchObject({ created: true, replacedIds: [] });
    expect((await get(`format: "audacity", documentId: "${two.document.id}"`)).text).toMatch(/eins.*zwei.*drei/s);
    expect(await put(second, { editedFormer: 'REPLACE' })).toMatchObject({ created: true });
    expect((await get('format: "audacity"')).text).toBe(
      '1.0\t2.0\teins\n3.0\t4.0\tzwei\n'.replaceAll('.0\t', '.000000\t'),
    );
  });

  it('that are none, or of a longer recording, or by a stranger, are refused, and nothing is there', async () => {
    expect(await put('1.0\t2.0\tone\nx\t3.0\tthree\n', { format: 'audacity' })).toMatchObject({
      ...{ __typename: 'AnnotationFileRefused', code: 'BAD_ANNOTATIONS', line: 2 },
    });
    expect(await put('700.0\t701.0\tlate\n')).toMatchObject({ __typename: 'AnnotationFileRefused' });
    for (const unknown of [{ fileName: 'x.unknown' }, { fileName: 'x.eaf' }, { fileName: null }]) {
      expect(await put('\u0000\u0001 no such thing', unknown)).toMatchObject({
        ...{ __typename: 'AnnotationFileRefused', line: null },
        message: expect.stringMatching(
          /its format is not recognised; give one of ELAN \(\.eaf\), .*TextGrid \(\.TextGrid\)/,
        ),
      });
    }
    // Whether it is a table of Raven or labels of Audacity does not show.
    expect(await put('hello', { fileName: 'x.txt' })).toMatchObject({
      message: expect.stringContaining('its format is not recognised'),
    });
    await expect(put('1.0\t2.0\tone\n', {}, 'stranger')).rejects.toThrow(/no recording/);
    await expect(put('1.0\t2.0\tone\n', { format: 'nonsense' })).rejects.toThrow(/no format "nonsense"; there are/);
    expect(await fixture.graph.read(left)).toEqual([]);
  });

  it('are there whole or not at all when the import is cancelled, or breaks', async () => {
    const text = Array.from({ length: 5_000 }, (_, i) => `${i / 10}\t${(i + 1) / 10}\tw${i}`).join('\n');
    const what = { recordingId: 'r', content: text, fileName: 'labels.txt', format: 'audacity' };
    const controller = new AbortController();
    const cancelling: Pick<Lanes, 'call'> = {
      call: async (...asked) => {
        const read = await lanes.call<never>(...asked);
        setTimeout(() => controller.abort(), 50);
        return read;
      },
    };
    const { graph } = fixture;
    const slow = brokenAfter(graph, Infinity, 100);
    const tools = { graph: slow, lanes: cancelling, signal: controller.signal };
    await expect(importAnnotations(what, await who(), tools)).rejects.toThrow(/abort/i);
    expect(await graph.read(left)).toEqual([]);
    const { signal } = new AbortController();
    for (const writes of [1, 2, 3, 4]) {
      const broken = brokenAfter(graph, writes);
      await expect(importAnnotations(what, await who(), { graph: broken, lanes, signal })).rejects.toThrow(/broken/);
      // As after a crash: nothing could be taken away, and nothing is seen.
      const { recording } = await ask<{ recording: object }>(
        '{ recording(id: "r") { tiers { id } annotationDocuments { id } } }',
      );
      expect(recording).toEqual({ tiers: [], annotationDocuments: [] });
      await new LooseTiers(graph).sweepOlderThan(0);
      expect(await graph.read(left)).toEqual([]);
    }
    const { document } = await importAnnotations(what, await who(), { graph, lanes, signal });
    expect(document.annotationCount).toBe(5_000);
  });

  it('go with their recording', async () => {
    const { graph } = fixture;
    await put('1.0\t2.0\tone\n');
    await new AnnotationEditing(graph, await who()).annotate('r', {
      tierName: 'mine',
      startSeconds: 1,
      endSeconds: 2,
      text: 'x',
    });
    const { collectionIds } = await who();
    const [recording] = await new RecordingStore(graph).read(['r'], collectionIds);
    const plan = { local: [], corpus: [], onRequest: [] } as unknown as IngestionPlan;
    expect(await forgetRecording(recording!, plan, graph)).toBe(true);
    expect(await graph.read(left)).toEqual([]);
  });

  it('carry what they say of themselves, and are put in by upload', async () => {
    const jsonLd = annotationFormats.find(({ name }) => name === 'json-ld')!;
    const { bytes } = jsonLd.write(interlinear, { durationSeconds: 600 });
    const upload = { sha256: 'upload', sizeBytes: bytes.length, name: 'talk.jsonld', ownerId: 'me' };
    await writeFile(join(folder.path, upload.sha256), bytes);
    const { id: uploadId } = await new UploadStore(fixture.graph).create(upload);
    expect(await put('', { text: null, uploadId, fileName: null })).toMatchObject({
      document: {
        fileName: 'talk.jsonld',
        metadata: {
          ...{ title: 'A talk by the river', place: 'Oymyakon', licence: 'CC-BY-4.0' },
          participants: [{ name: 'Ana', role: 'speaker', language: { iso639: 'sah' } }],
          properties: [{ name: 'weather', value: 'cold' }],
        },
      },
    });
  });

  it('stand beside what was inferred, with corrections laid over it, and what is chosen brings what it hangs on', async () => {
    const { graph } = fixture;
    await correctStatement({ statementId: 'r 0 |a', label: 'dog', startSeconds: 1.5 }, await who(), graph);
    await put(new TextDecoder().decode(annotationFormats[0]!.write(interlinear, { durationSeconds: 600 }).bytes), {
      ...{ fileName: 'talk', format: annotationFormats[0]!.name },
    });
    const events = [0, 1].map((place) => {
      const times = { startSeconds: 5 * place, endSeconds: 5 * place + 4 };
      return { id: `r ${place} |${place === 0 ? 'a' : 'b'}`, label: 'voice', isVoice: true, ...times };
    });
    const request = {
      ...{ graph, signal: new AbortController().signal, reader: readerOf('me', new CollectionStore(graph)) },
      infer: () => ({ load: () => Promise.resolve(events as never) }),
    };
    const asked = { recordingId: 'r', format: annotationFormats[0]!.name, tiers: ['sound-events', 'morph'] };
    const { bytes } = await exportAnnotations(asked, request, lanes);
    const { tiers } = annotationFormats[0]!.read(bytes);
    expect(tiers.map(({ name }) => name)).toEqual(['utterance', 'word', 'morph', 'sound-events']);
    expect(tiers[3]!.annotations).toMatchObject([
      { startSeconds: 1.5, endSeconds: 4, text: 'dog' },
      { startSeconds: 5, endSeconds: 9, text: 'voice' },
    ]);
    await expect(get('format: "audacity", tiers: ["none"]')).rejects.toThrow(/no tier none; there are .*utterance/);
    const { path, losses } = await get('format: "audacity", tiers: ["utterance"]');
    expect(path).toBe('/media/r/annotations.txt?format=audacity&tiers=utterance');
    expect(losses).not.toEqual([]);
  });
});

/** A graph that breaks after so many writes, and takes its time. */
function brokenAfter(graph: Graph, writes: number, delayMs = 0): Graph {
  let done = 0;
  return {
    read: (...asked) => graph.read(...asked),
    readTogether: (work) => graph.readTogether(work),
    verify: () => graph.verify(),
    close: () => graph.close(),
    write: async (work) => {
      if (done++ >= writes) throw new Error('broken');
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      return await graph.write(work);
    },
  };
}
