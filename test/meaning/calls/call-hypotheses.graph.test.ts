import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { forgetRecording } from '../../../src/ingestion/forget-recording.ts';
import { CallHypothesesResolver, CallHypothesisParts } from '../../../src/meaning/calls/call-hypotheses.resolver.ts';
import { CallHypothesesService } from '../../../src/meaning/calls/call-hypotheses.service.ts';
import { findCallHypotheses } from '../../../src/meaning/calls/call-hypotheses.ts';
import { plan } from '../../../src/plan.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { LexiconSpeciesResolver } from '../../../src/recording/lexicon-species.resolver.ts';
import { readerOf } from '../../../src/recording/reader-of.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { RecordingStore } from '../../../src/recording/recording.store.ts';
import { BehaviourNoteResolver } from '../../../src/review/behaviour-note.resolver.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';
import { callWorld, generateCalls } from '../generated-calls.ts';
import { fillObservations } from './observed-lexicon.ts';
import { giveRole } from '../../recording/give-role.ts';

const countNotes = query('count-notes', 'MATCH (note:BehaviourNote) RETURN count(note) AS count');

const world = { ...callWorld, recordings: 12, types: 3, sources: 4, sounds: 1 };
const observations = generateCalls(
  { ...world, effects: [{ type: 0, source: 0, relation: 'AFTER_START', ratio: 12 }] },
  21,
);

interface Told {
  readonly id: string;
  readonly sentence: string;
  readonly formId: string;
  readonly standing: string;
  readonly rateRatio: number;
  readonly calls: number;
  readonly callsWith: number;
  readonly expectedCallsWith: number;
  readonly falseDiscoveryRate: number;
  readonly condition: {
    readonly kind: string;
    readonly id: string;
    readonly relation: string;
    readonly phrase: string;
  };
  readonly alternatives: readonly { readonly kind: string; readonly wouldSeparate: string }[];
  readonly evidence: readonly { readonly recordingId: string; readonly clip: { readonly path: string } }[];
  readonly evidenceAgainst: readonly { readonly recordingId: string }[];
  readonly form: { readonly id: string };
}
interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Told }[];
  readonly totalCount: number;
}
interface Answered {
  readonly callHypotheses: {
    readonly recordingCount: number;
    readonly testedPairs: number;
    readonly species: string | null;
    readonly hypotheses: Page;
  };
  readonly noteBehaviour: { readonly id: string; readonly label: string; readonly notedById: string };
  readonly deleteBehaviourNote: string;
  readonly setLexiconSpecies: readonly { readonly id: string; readonly species: string | null }[];
  readonly collections: readonly { readonly species: string | null }[];
  readonly recording: { readonly behaviours: readonly { readonly id: string; readonly label: string }[] };
}

describeGraph('call hypotheses', (fixture) => {
  let schema: GraphQLSchema;
  let lanes: Lanes;
  let lexiconId: string;
  let collectionId: string;

  beforeAll(async () => {
    lanes = new Lanes(1);
    schema = await buildPhonographSchema(
      [CallHypothesesResolver, CallHypothesisParts, LexiconSpeciesResolver, BehaviourNoteResolver, RecordingResolver],
      containerOf(new CallHypothesesResolver(new CallHypothesesService(fixture.graph, lanes))),
    );
  });
  afterAll(() => lanes.close());

  beforeEach(async () => {
    await fixture.wipe();
    const collections = new CollectionStore(fixture.graph);
    ({ id: collectionId, lexiconId } = await collections.ensure('wood', 'me', 'tit'));
    await giveRole(fixture.graph, collectionId, ['you'], 'ANNOTATOR');
    await fillObservations(fixture.graph, collectionId, observations);
    // somebody else's, in which the same calls mean nothing of the kind
    const theirs = await collections.ensure('their wood', 'they', 'tit');
    await fillObservations(fixture.graph, theirs.id, generateCalls(world, 22), 'their ');
  });

  async function ask(source: string, variableValues: Record<string, unknown> = {}, who = 'me') {
    const { graph } = fixture;
    const reader = readerOf(who, new CollectionStore(graph));
    const { signal } = new AbortController();
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue: { reader, graph, signal } });
    return { data: data as unknown as Answered, errors: errors ?? [] };
  }

  async function hypotheses(filter = '', who = 'me', within = '') {
    const { data, errors } = await ask(
      `query ($lexiconId: ID!) { callHypotheses(lexiconId: $lexiconId${within}) {
        recordingCount recordingsLeftOut callCount testedPairs pairsLeftOut withinSeconds species
        hypotheses(first: 50 ${filter}) { totalCount edges { cursor node {
          id sentence callType formId direction standing probability falseDiscoveryRate rateRatio rateRatioLow rateRatioHigh
          calls callsWith expectedCallsWith recordings recordingsShowing secondsWith secondsWithout times timesWithCall
          condition { kind id label relation phrase }
          alternatives { kind sharedCalls secondsWithoutOther otherSecondsWithout wouldSeparate condition { phrase } }
          evidence(first: 20) { recordingId startSeconds endSeconds clip { path } }
          evidenceAgainst { recordingId startSeconds clip { path } }
          form { id }
        } } } } }`,
      { lexiconId },
      who,
    );
    expect(errors).toEqual([]);
    return data.callHypotheses;
  }
  const nodesOf = ({ hypotheses: { edges } }: Answered['callHypotheses']) => edges.map(({ node }) => node);
  const codeOf = async (source: string, variables: Record<string, unknown>, who = 'me') =>
    ((await ask(source, variables, who)).errors[0]?.originalError as { code?: string } | undefined)?.code;

  it('are read from the graph as from the observations, in words that claim no meaning, with moments to play', async () => {
    const found = await hypotheses('standing: HYPOTHESIS');
    const expected = findCallHypotheses(observations).hypotheses.filter(({ standing }) => standing === 'HYPOTHESIS');
    expect(found.recordingCount).toBe(world.recordings);
    const [first] = nodesOf(found);
    expect(nodesOf(found)).toHaveLength(expected.length);
    expect(first).toMatchObject({
      formId: 'call 0',
      form: { id: 'call 0' },
      condition: { kind: 'VIEW', id: 'thing 0', label: 'thing 0', relation: 'AFTER_START' },
      calls: expected[0]!.calls,
      callsWith: expected[0]!.callsWith,
      rateRatio: expected[0]!.ratio.ratio,
      falseDiscoveryRate: expected[0]!.falseDiscoveryRate,
    });
    expect(first!.condition.phrase).toBe('within 5 s after thing 0 comes into view');
    for (const { sentence, alternatives, evidence } of nodesOf(await hypotheses())) {
      expect(sentence).not.toMatch(/\b(means?|says?|translations?|words?)\b/i);
      expect(sentence).toMatch(
        /times \(.* to .*\) as often .*: \d+ of \d+ calls, where .* by chance, in \d+ of \d+ rec/,
      );
      for (const { wouldSeparate } of alternatives) expect(wouldSeparate).toContain('the other way round');
      for (const { recordingId, clip } of evidence) {
        expect(clip.path.startsWith(`/media/${recordingId}#t=`)).toBe(true);
      }
    }
    expect(first!.evidence.length).toBeGreaterThan(0);
  });

  it('pass filters, come in pages, and are counted', async () => {
    const all = await hypotheses();
    const sound = await hypotheses('conditionKind: SOUND');
    for (const { condition } of nodesOf(sound)) expect(condition.kind).toBe('SOUND');
    const ofThing = await hypotheses('conditionId: "thing 0", formId: "call 0", maximumFalseDiscoveryRate: 0.05');
    expect(ofThing.hypotheses.totalCount).toBeGreaterThan(0);
    for (const { condition, formId } of nodesOf(ofThing)) expect([formId, condition.id]).toEqual(['call 0', 'thing 0']);
    const cursor = all.hypotheses.edges[0]!.cursor;
    const { data } = await ask(
      `query ($lexiconId: ID!, $after: String!) { callHypotheses(lexiconId: $lexiconId) {
        hypotheses(first: 1, after: $after) { edges { node { id } } } } }`,
      { lexiconId, after: cursor },
    );
    expect(data.callHypotheses.hypotheses.edges[0]?.node.id).toBe(all.hypotheses.edges[1]?.node.id);
    expect(nodesOf(await hypotheses('', 'me', ', withinSeconds: 10'))[0]!.condition.phrase).toContain('10 s');
  });

  it('are for those who may read the whole lexicon, and refuse what is out of range', async () => {
    expect(nodesOf(await hypotheses('', 'you'))).toEqual(nodesOf(await hypotheses()));
    const source = 'query ($lexiconId: ID!) { callHypotheses(lexiconId: $lexiconId) { testedPairs } }';
    expect(await codeOf(source, { lexiconId }, 'they')).toBe('NOT_FOUND');
    expect(await codeOf(source, { lexiconId: 'none' })).toBe('NOT_FOUND');
    const within = (seconds: number) =>
      `query ($lexiconId: ID!) { callHypotheses(lexiconId: $lexiconId, withinSeconds: ${seconds}) { testedPairs } }`;
    expect(await codeOf(within(0), { lexiconId })).toBe('BAD_PARAMETER');
    expect(await codeOf(within(61), { lexiconId })).toBe('BAD_PARAMETER');
    const rate = `query ($lexiconId: ID!) { callHypotheses(lexiconId: $lexiconId) {
      hypotheses(maximumFalseDiscoveryRate: 2) { totalCount } } }`;
    expect(await codeOf(rate, { lexiconId })).toBe('BAD_PARAMETER');
  });

  it('are without a forgotten recording what they would be had it never been there', async () => {
    await hypotheses();
    const [gone, ...rest] = observations.recordings;
    await ask(note, { id: gone!.id, start: 1, end: 3, label: 'feeding' });
    const [recording] = await new RecordingStore(fixture.graph).read([gone!.id], [collectionId]);
    await forgetRecording(recording!, plan, fixture.graph);
    expect((await fixture.graph.read<{ count: number }>(countNotes))[0]!.count).toBe(0);
    const after = await hypotheses();
    expect(after.recordingCount).toBe(rest.length);
    const expected = findCallHypotheses({ ...observations, recordings: rest });
    expect(after.testedPairs).toBe(expected.testedPairs);
    expect(nodesOf(after).map(({ callsWith, rateRatio }) => ({ callsWith, rateRatio }))).toEqual(
      expected.hypotheses.slice(0, 50).map(({ callsWith, ratio }) => ({ callsWith, rateRatio: ratio.ratio })),
    );
    for (const { evidence, evidenceAgainst } of nodesOf(after)) {
      for (const { recordingId } of [...evidence, ...evidenceAgainst]) expect(recordingId).not.toBe(gone!.id);
    }
  });

  const note = `mutation ($id: ID!, $start: Float!, $end: Float!, $label: String!) {
    noteBehaviour(recordingId: $id, startSeconds: $start, endSeconds: $end, label: $label) { id label notedById notedAt } }`;
  const erase = 'mutation ($id: ID!) { deleteBehaviourNote(id: $id) }';

  it('hold calls against what people note, and no longer when notes are deleted', async () => {
    const noted: string[] = [];
    for (const { id, calls } of observations.recordings) {
      // after every third call of a type the animal flies off
      const starts = calls.filter(({ typeId }) => typeId === 'call 1').map(({ start }) => start);
      for (const start of starts.filter((_, place) => place % 3 === 0)) {
        if (start + 4 > 300) continue;
        const { data } = await ask(note, { id, start: start + 2, end: start + 4, label: '  Flies   OFF' }, 'you');
        expect(data.noteBehaviour).toMatchObject({ label: 'flies off', notedById: 'you' });
        noted.push(data.noteBehaviour.id);
      }
    }
    const found = nodesOf(await hypotheses('conditionKind: BEHAVIOUR, standing: HYPOTHESIS, relation: BEFORE_START'));
    expect(found.map(({ formId }) => formId)).toEqual(['call 1']);
    expect(found[0]!.condition.phrase).toBe('within 5 s before “flies off” begins');
    const { data } = await ask('query ($id: ID!) { recording(id: $id) { behaviours { id label } } }', {
      id: observations.recordings[0]!.id,
    });
    expect(data.recording.behaviours.length).toBeGreaterThan(0);
    for (const id of noted) expect((await ask(erase, { id })).data.deleteBehaviourNote).toBe(id);
    expect(nodesOf(await hypotheses('conditionKind: BEHAVIOUR'))).toEqual([]);
  });

  it('take notes from whoever may annotate a recording, and let their makers and the owner delete them', async () => {
    const { id } = observations.recordings[0]!;
    const said = { id, start: 1, end: 2, label: 'feeding' };
    expect(await codeOf(note, said, 'they')).toBe('NOT_FOUND');
    expect(await codeOf(note, { ...said, start: 5 })).toBe('BAD_PARAMETER');
    expect(await codeOf(note, { ...said, start: 400, end: 500 })).toBe('BAD_PARAMETER');
    expect(await codeOf(note, { ...said, label: '  ' })).toBe('BAD_PARAMETER');
    const mine = (await ask(note, said)).data.noteBehaviour.id;
    expect((await ask(note, said)).data.noteBehaviour.id).toBe(mine);
    expect(await codeOf(erase, { id: mine }, 'you')).toBe('NOT_FOUND');
    const yours = (await ask(note, said, 'you')).data.noteBehaviour.id;
    expect(yours).not.toBe(mine);
    expect((await ask(erase, { id: yours })).data.deleteBehaviourNote).toBe(yours);
    expect(await codeOf(erase, { id: yours }, 'you')).toBe('NOT_FOUND');
  });

  it('tell of what species the owner says that the lexicon is', async () => {
    const say = `mutation ($lexiconId: ID!, $species: String) {
      setLexiconSpecies(lexiconId: $lexiconId, species: $species) { id species language } }`;
    expect((await hypotheses()).species).toBeNull();
    const { data } = await ask(say, { lexiconId, species: ' Parus major ' });
    expect(data.setLexiconSpecies).toEqual([{ id: collectionId, species: 'Parus major', language: 'tit' }]);
    expect((await hypotheses()).species).toBe('Parus major');
    expect((await ask('{ collections { species } }', {}, 'you')).data.collections).toEqual([
      { species: 'Parus major' },
    ]);
    expect(await codeOf(say, { lexiconId, species: 'x' }, 'you')).toBe('FORBIDDEN');
    expect(await codeOf(say, { lexiconId, species: ' ' })).toBe('BAD_PARAMETER');
    expect((await ask(say, { lexiconId, species: null })).data.setLexiconSpecies[0]!.species).toBeNull();
  });
});
