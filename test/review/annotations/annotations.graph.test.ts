// cspell:disable
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { ChangeFeed } from '../../../src/graph/change-feed.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { AnnotationEditResolver } from '../../../src/review/annotations/annotation-edit.resolver.ts';
import { AnnotationEditingResolver } from '../../../src/review/annotations/annotation-editing.resolver.ts';
import {
  AnnotationDocumentParts,
  RecordingAnnotations,
  TierAnnotations,
} from '../../../src/review/annotations/annotation.resolver.ts';
import { AnnotationsChangedResolver } from '../../../src/review/annotations/annotations-changed.resolver.ts';
import { SoundEventCorrection } from '../../../src/sound/sound-event-correction.resolver.ts';
import { SoundEventResolver } from '../../../src/sound/sound-event.resolver.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';
import { askAs, followAs } from '../../phonetics/phone-search/search-through-graphql.ts';
import { say } from '../../phonetics/phone-search/spoken-graph.ts';
import { interlinear } from './documents.ts';
import { putDocument } from './put-document.ts';

const left = query(
  'left-of-annotations',
  'MATCH (n) WHERE n:AnnotationDocument OR n:Tier OR n:Annotation OR n:AnnotationEdit RETURN labels(n)[0] AS label',
);

interface Said {
  readonly id: string;
  readonly tierId: string;
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly revision: number;
}

interface Edited {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly changedIds?: readonly string[];
  readonly deletedIds?: readonly string[];
  readonly annotations?: readonly Said[];
  readonly tiers?: readonly { readonly id: string; readonly name: string }[];
}

const result = `{ __typename
  ... on AnnotationsEdited { revision deletedIds deletedTierIds tiers { id name }
      annotations { id tierId text startSeconds endSeconds revision } }
  ... on AnnotationsConflict { code message changedIds }
  ... on AnnotationsRefused { code message subjectId } }`;

vi.setConfig({ testTimeout: 120_000 });

describeGraph('annotations', (fixture) => {
  let schema: GraphQLSchema;
  let feed: ChangeFeed;
  beforeAll(async () => {
    schema = await buildPhonographSchema(
      [
        ...([RecordingResolver, SoundEventResolver, SoundEventCorrection, RecordingAnnotations] as const),
        ...[AnnotationDocumentParts, TierAnnotations, AnnotationEditingResolver],
        ...[AnnotationEditResolver, AnnotationsChangedResolver],
      ],
      containerOf(),
    );
  });
  beforeEach(async () => {
    await fixture.wipe();
    feed?.close();
    feed = new ChangeFeed(fixture.graph, { pollMs: 20 });
    await say(fixture.graph, 'r', ['a', 'b']);
  });
  afterAll(() => feed.close());

  const ask = async <Answer>(source: string, who = 'me'): Promise<Answer> => {
    const { data, errors } = await askAs(schema, fixture.graph, source, who);
    if (errors !== undefined) throw errors[0]!;
    return data as unknown as Answer;
  };
  const mutate = async (call: string, who = 'me'): Promise<Edited> =>
    (await ask<{ done: Edited }>(`mutation { done: ${call} ${result} }`, who)).done;
  const annotate = (text: string, from: number, to: number, more = '', who = 'me') =>
    mutate(
      `annotate(recordingId: "r", text: "${text}", startSeconds: ${from}, endSeconds: ${to} ${more || ', tierName: "mine"'})`,
      who,
    );
  const edit = (edits: string, who = 'me') => mutate(`editAnnotations(recordingId: "r", edits: [${edits}])`, who);
  const tiers = async () =>
    (
      await ask<{ recording: { tiers: readonly { id: string; name: string; annotationCount: number }[] } }>(
        '{ recording(id: "r") { tiers { id name annotationCount } } }',
      )
    ).recording.tiers;
  const saidIn = async (name: string, args = 'first: 200') =>
    (
      await ask<{
        recording: { tiers: readonly { name: string; annotations: { edges: readonly { node: Said }[] } }[] };
      }>(
        `{ recording(id: "r") { tiers { name annotations(${args}) { edges { node { id tierId text startSeconds endSeconds revision } } } } } }`,
      )
    ).recording.tiers
      .filter((tier) => tier.name === name)
      .flatMap(({ annotations }) => annotations.edges.map(({ node }) => node));

  it('are made in a new tier, listed by time page by page, edited, deleted and told of', async () => {
    const follower = await followAs(
      schema,
      fixture.graph,
      feed,
      'subscription { annotationsChanged(recordingId: "r") { happened annotationIds tierIds byId } }',
    );
    const made = await annotate('one', 1, 2);
    expect(made).toMatchObject({ __typename: 'AnnotationsEdited', tiers: [{ name: 'mine' }] });
    const [one] = made.annotations!;
    expect((await follower.next()).data).toMatchObject({
      annotationsChanged: { happened: 'EDITED', annotationIds: [one!.id], tierIds: [one!.tierId], byId: 'me' },
    });
    follower.stop();
    await annotate('three', 5, 6);
    await annotate('two', 3, 4.5);
    expect((await saidIn('mine')).map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect((await saidIn('mine', 'fromSeconds: 4, toSeconds: 5')).map(({ text }) => text)).toEqual(['two']);
    const [, two] = await saidIn('mine');
    const done = await edit(`{ id: "${two!.id}", revision: ${two!.revision}, text: "zwei", endSeconds: 4.75 },
      { id: "${one!.id}", revision: ${one!.revision}, delete: true }`);
    expect(done).toMatchObject({
      deletedIds: [one!.id],
      annotations: [{ text: 'zwei', startSeconds: 3, endSeconds: 4.75 }],
    });
    expect((await saidIn('mine')).map(({ text }) => text)).toEqual(['zwei', 'three']);
    expect(await tiers()).toMatchObject([{ name: 'mine', annotationCount: 2 }]);
    const page = 'edges { node { text } } pageInfo { hasNextPage endCursor }';
    const [tier] = await tiers();
    const first = await ask<{ recording: { annotations: { pageInfo: { endCursor: string } } } }>(
      `{ recording(id: "r") { annotations(tierIds: ["${tier!.id}"], first: 1) { ${page} } } }`,
    );
    expect(first).toMatchObject({
      recording: { annotations: { edges: [{ node: { text: 'zwei' } }], pageInfo: { hasNextPage: true } } },
    });
    const { endCursor } = first.recording.annotations.pageInfo;
    expect(
      await ask(`{ recording(id: "r") { annotations(tierIds: ["${tier!.id}"], after: "${endCursor}") { ${page} } } }`),
    ).toMatchObject({
      recording: { annotations: { edges: [{ node: { text: 'three' } }], pageInfo: { hasNextPage: false } } },
    });
  });

  it('are read by their ids, those that are there, and up to 2000 on a page', async () => {
    const [one] = (await annotate('one', 1, 2)).annotations!;
    const [two] = (await annotate('two', 3, 4)).annotations!;
    const byId = (ids: readonly string[], who = 'me') =>
      ask(`{ recording(id: "r") { annotationsById(ids: ${JSON.stringify(ids)}) { text rejected } } }`, who);
    const asked = [two!.id, 'annot_none', one!.id, one!.id];
    expect(await byId(asked)).toEqual({
      recording: {
        annotationsById: [
          { text: 'one', rejected: null },
          { text: 'two', rejected: null },
        ],
      },
    });
    await say(fixture.graph, 'other', ['c']);
    expect(await ask(`{ recording(id: "other") { annotationsById(ids: ["${one!.id}"]) { text } } }`)).toEqual({
      recording: { annotationsById: [] },
    });
    await expect(byId(Array.from({ length: 201 }, (_, i) => `annot_${i}`))).rejects.toThrow(/at most 200/);
    expect(await saidIn('mine', 'first: 2000')).toHaveLength(2);
    await expect(saidIn('mine', 'first: 2001')).rejects.toThrow(/from 1 to 2000/);
  });

  it('that are deleted are told of with their tier', async () => {
    const [one] = (await annotate('one', 1, 2)).annotations!;
    const follower = await followAs(
      schema,
      fixture.graph,
      feed,
      'subscription { annotationsChanged(recordingId: "r") { annotationIds tierIds } }',
    );
    await edit(`{ id: "${one!.id}", revision: ${one!.revision}, delete: true }`);
    expect((await follower.next()).data).toMatchObject({
      annotationsChanged: { annotationIds: [one!.id], tierIds: [one!.tierId] },
    });
    follower.stop();
  });

  it('are refused where they are none, and nothing is done then', async () => {
    const refused = async (call: Promise<Edited>, code: string) =>
      expect(await call).toMatchObject({ __typename: 'AnnotationsRefused', code });
    await refused(annotate('x', -1, 2), 'TIMES');
    await refused(annotate('x', 3, 2), 'TIMES');
    await refused(annotate('x', 3, 3), 'TIMES');
    await refused(annotate('x', 599, 601), 'BEHIND_RECORDING');
    await refused(annotate('x'.repeat(10_001), 1, 2), 'TEXT');
    await refused(annotate('x', 1, 2, ', tierName: "dots", kind: POINTS'), 'NOT_A_POINT');
    await refused(annotate('x', 1, 2, ', tierName: " "'), 'TIER');
    await refused(mutate('undoAnnotations(recordingId: "r")'), 'NOTHING_LEFT');
    expect(await tiers()).toEqual([]);
    await expect(annotate('x', 1, 2, ', tierName: "mine"', 'stranger')).rejects.toThrow(/no recording/);
  });

  it('of a tier that depends on another lie in it, follow it, and go with it', async () => {
    await putDocument(fixture.graph, 'r', interlinear);
    const [word1, word2] = await saidIn('word');
    const [utterance] = await saidIn('utterance');
    const outside = await edit(`{ id: "${word2!.id}", revision: ${word2!.revision}, endSeconds: 4.5 }`);
    expect(outside).toMatchObject({ __typename: 'AnnotationsRefused', code: 'OUTSIDE_PARENT' });
    expect(await annotate('y', 1.2, 1.4, `, tierId: "${word1!.tierId}", parentId: "${utterance!.id}"`)).toMatchObject({
      code: 'OVERLAPS',
    });
    await edit(`{ id: "${word1!.id}", revision: ${word1!.revision}, endSeconds: 3 }`);
    expect((await saidIn('word')).map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [1, 3],
      [3, 4],
    ]);
    expect((await saidIn('morph')).map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    await edit(`{ id: "${utterance!.id}", revision: ${utterance!.revision}, startSeconds: 0.5, endSeconds: 5 }`);
    expect(await saidIn('word')).toMatchObject([{ startSeconds: 0.5 }, { endSeconds: 5 }]);
    expect(await saidIn('free')).toMatchObject([{ startSeconds: 0.5, endSeconds: 5 }]);
    const [now] = await saidIn('utterance');
    const gone = await edit(`{ id: "${now!.id}", revision: ${now!.revision}, delete: true }`);
    expect(gone.deletedIds).toHaveLength(7);
    await mutate('undoAnnotations(recordingId: "r", count: 3)');
    expect((await saidIn('morph')).map(({ text, startSeconds }) => [text, startSeconds])).toEqual([
      ...[['mi', 1]],
      ...[['n', 1.5]],
      ...[['baran', 2]],
    ]);
  });

  it('that two edit at once are told to the second, and what others have changed is not undone', async () => {
    await share(fixture.graph);
    const { annotations } = await annotate('one', 1, 2);
    const [one] = annotations!;
    const first = await edit(`{ id: "${one!.id}", revision: ${one!.revision}, text: "eins" }`, 'you');
    expect(first.__typename).toBe('AnnotationsEdited');
    const second = await edit(`{ id: "${one!.id}", revision: ${one!.revision}, text: "uno" }`);
    expect(second).toMatchObject({ __typename: 'AnnotationsConflict', code: 'CONFLICT', changedIds: [one!.id] });
    expect(await mutate('undoAnnotations(recordingId: "r")')).toMatchObject({ __typename: 'AnnotationsConflict' });
    expect((await saidIn('mine')).map(({ text }) => text)).toEqual(['eins']);
    expect((await mutate('undoAnnotations(recordingId: "r")', 'you')).__typename).toBe('AnnotationsEdited');
    expect((await mutate('undoAnnotations(recordingId: "r")')).deletedIds).toEqual([one!.id]);
    expect((await mutate('redoAnnotations(recordingId: "r")')).annotations).toMatchObject([{ text: 'one' }]);
    const log = await ask<{ annotationEdits: { edges: readonly { node: object }[] } }>(
      `{ annotationEdits(recordingId: "r") { edges { node { kind byId state changeCount
          changes { annotationBefore { text } annotationAfter { text } tierAfter { name } } } } } }`,
    );
    expect(log.annotationEdits.edges.map(({ node }) => node)).toEqual([
      {
        ...{ kind: 'EDITED', byId: 'you', state: 'UNDONE', changeCount: 1 },
        changes: [{ annotationBefore: { text: 'one' }, annotationAfter: { text: 'eins' }, tierAfter: null }],
      },
      {
        ...{ kind: 'ANNOTATED', byId: 'me', state: 'DONE', changeCount: 2 },
        changes: [
          { annotationBefore: null, annotationAfter: null, tierAfter: { name: 'mine' } },
          { annotationBefore: null, annotationAfter: { text: 'one' }, tierAfter: null },
        ],
      },
    ]);
  });

  it('stand for inferred statements, which stay as they are', async () => {
    await share(fixture.graph);
    const id = 'r 0 |a';
    const field = 'label startSeconds correction { label startSeconds endSeconds rejected byId revision }';
    const event = async () =>
      (
        await ask<{ soundEvents: { edges: readonly { node: Record<string, unknown> }[] } }>(
          `{ soundEvents(recordingId: "r", first: 1) { edges { node { ${field} } } } }`,
        )
      ).soundEvents.edges[0]!.node;
    expect(await event()).toMatchObject({ correction: null });
    await mutate(`correctStatement(statementId: "${id}", label: "dog", startSeconds: 0.5)`);
    expect(await event()).toMatchObject({
      ...{ label: 'voice', startSeconds: 0 },
      correction: { label: 'dog', startSeconds: 0.5, endSeconds: 4, rejected: false, byId: 'me' },
    });
    await mutate(`correctStatement(statementId: "${id}", rejected: true)`);
    expect(await event()).toMatchObject({ correction: { label: 'dog', startSeconds: 0.5, rejected: true } });
    await mutate(`correctStatement(statementId: "${id}", label: "cat")`, 'you');
    expect(await event()).toMatchObject({ correction: { label: 'cat', startSeconds: 0, byId: 'you' } });
    expect((await mutate('undoAnnotations(recordingId: "r")', 'you')).deletedIds).toHaveLength(1);
    await mutate('undoAnnotations(recordingId: "r", count: 2)');
    expect(await event()).toMatchObject({ correction: null });
    await expect(mutate('correctStatement(statementId: "none", label: "x")')).rejects.toThrow(/no statement/);
  });

  it('of a whole tier are deleted with it, come back with it, and go with the document and the recording', async () => {
    const documentId = await putDocument(fixture.graph, 'r', interlinear);
    const before = await ask(
      '{ recording(id: "r") { tiers { id name annotations(first: 50) { edges { node { id text startSeconds } } } } } }',
    );
    const utterance = (await tiers()).find(({ name }) => name === 'utterance')!;
    await mutate(`deleteTier(recordingId: "r", tierId: "${utterance.id}")`);
    expect((await tiers()).map(({ name }) => name)).toEqual(['clicks']);
    await mutate('undoAnnotations(recordingId: "r")');
    expect(
      await ask(
        '{ recording(id: "r") { tiers { id name annotations(first: 50) { edges { node { id text startSeconds } } } } } }',
      ),
    ).toEqual(before);
    expect(await mutate(`renameTier(recordingId: "r", tierId: "${utterance.id}", name: "word")`)).toMatchObject({
      code: 'TIER',
    });
    await mutate(`renameTier(recordingId: "r", tierId: "${utterance.id}", name: "phrase")`);
    expect((await tiers()).map(({ name }) => name)).toContain('phrase');
    const remove = (more: string, who = 'me') =>
      ask(`mutation { deleteAnnotationDocument(id: "${documentId}"${more}) }`, who);
    await expect(remove('')).rejects.toThrow(/edited here since/);
    await expect(remove(', evenEdited: true', 'stranger')).rejects.toThrow();
    await remove(', evenEdited: true');
    const rows = await fixture.graph.read<{ label: string }>(left);
    expect(new Set(rows.map(({ label }) => label))).toEqual(new Set(['AnnotationEdit']));
    expect(await mutate('undoAnnotations(recordingId: "r")')).toMatchObject({ code: 'NOTHING_LEFT' });
  });
});

async function share(graph: Parameters<typeof putDocument>[0]): Promise<void> {
  const text = `MATCH (collection:Collection {name: 'mine'}) MERGE (person:Person {id: 'you'})
    MERGE (person)-[member:MEMBER_OF]->(collection) SET member.role = 'ANNOTATOR'`;
  await graph.write((transaction) => transaction.run(query('share-annotations', text)));
}
