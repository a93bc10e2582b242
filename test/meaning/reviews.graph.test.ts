import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../src/api/build-schema.ts';
import { containerOf } from '../../src/api/resolver-container.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { MappingReviewResolver } from '../../src/meaning/mapping-review.resolver.ts';
import { MappingReviewService } from '../../src/meaning/mapping-review.service.ts';
import { MappingParts } from '../../src/meaning/mapping-parts.resolver.ts';
import { MappingResolver } from '../../src/meaning/mapping.resolver.ts';
import { ReviewAgreementResolver } from '../../src/meaning/review-agreement.resolver.ts';
import { ReviewQueueResolver } from '../../src/meaning/review-queue.resolver.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { readerOf } from '../../src/recording/reader-of.ts';
import { ReviewResolver } from '../../src/review/review.resolver.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { fillRecording, settleLexicon } from './lexicon-fixture.ts';
import { giveRole } from '../recording/give-role.ts';

const dogs = Array.from({ length: 8 }, () => ({ form: 'dog', saw: ['Dog'] }));
const rounds = Array.from({ length: 3 }, () => [
  { form: 'cat', saw: ['Cat', 'Mat'] },
  { form: 'puss', saw: ['Cat', 'Hat'] },
  { form: 'um', saw: ['Dog', 'Cat'] },
  { form: 'um', saw: ['Pan'] },
  { form: 'um', saw: ['Hat'] },
]).flat();

interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string };
}
interface Asked {
  readonly id: string;
  readonly formId: string;
  readonly conceptId: string;
  readonly probability: number;
  readonly expectedGainBits: number;
  readonly tally: Record<string, number>;
}
interface Clip {
  readonly recordingId: string;
  readonly speaksFor: boolean;
  readonly seen: number;
  readonly clipPath: string;
}
interface Move {
  readonly conceptId: string;
  readonly from: number;
  readonly to: number;
}
interface Told extends Asked {
  readonly concept: { readonly label: string };
  readonly mapping: object | null;
  readonly ifConfirmed: readonly Move[];
  readonly ifRejected: readonly Move[];
  readonly clips: readonly Clip[];
}
interface Judged {
  readonly id: string;
  readonly status: string;
  readonly probability: number;
}
/** Whatever an operation here asks for; each test knows what it asked for. */
interface Answered {
  readonly reviewQueue: Page<Told>;
  readonly reviews: Page<Record<string, unknown>>;
  readonly mappings: Page<Judged>;
  readonly mapping: object;
  readonly reviewMapping: Judged;
  readonly reviewMeaning: Judged;
  readonly undoReviews: readonly Judged[];
  readonly reviewAgreement: {
    readonly alpha: number;
    readonly reviewers: readonly { readonly reviewerId: string; readonly weight: number }[];
  };
}

describeGraph('reviews', (fixture) => {
  const settled: string[] = [];
  let schema: GraphQLSchema;
  let lexiconId: string;
  let collectionId: string;
  let lanes: Lanes;
  beforeAll(async () => {
    lanes = new Lanes(1);
    const service = new MappingReviewService(fixture.graph, (id) => settled.push(id));
    schema = await buildPhonographSchema(
      [
        MappingResolver,
        MappingParts,
        MappingReviewResolver,
        ReviewResolver,
        ReviewQueueResolver,
        ReviewAgreementResolver,
      ],
      containerOf(new MappingReviewResolver(service)),
    );
  });
  afterAll(() => lanes.close());

  beforeEach(async () => {
    settled.length = 0;
    await fixture.wipe();
    ({ id: collectionId, lexiconId } = await new CollectionStore(fixture.graph).ensure('field', 'me', 'kaz'));
    await giveRole(fixture.graph, collectionId, ['you', 'they'], 'ANNOTATOR');
    await fillRecording(fixture.graph, 'walk', collectionId, dogs);
    await fillRecording(fixture.graph, 'house', collectionId, rounds);
    await settleLexicon(fixture.graph, lexiconId, lanes);
  });

  async function ask(source: string, variableValues: Record<string, unknown> = {}, who = 'me') {
    const { graph } = fixture;
    const reader = readerOf(who, new CollectionStore(graph));
    const { signal } = new AbortController();
    const contextValue = { reader, graph, signal };
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    return { data: data as unknown as Answered, errors: errors ?? [] };
  }

  const questionFields = `id formId conceptId probability expectedGainBits tally { confirmed rejected unsure }`;
  async function queue(who = 'me'): Promise<Asked[]> {
    const { data, errors } = await ask(
      `query ($lexiconId: ID!) { reviewQueue(lexiconId: $lexiconId, first: 50) { edges { node { ${questionFields} } } } }`,
      { lexiconId },
      who,
    );
    expect(errors).toEqual([]);
    return data.reviewQueue.edges.map(({ node }) => node);
  }
  const review = (id: string, verdict: string, who = 'me') =>
    ask(`mutation ($id: ID!) { reviewMapping(id: $id, verdict: ${verdict}) { id status probability } }`, { id }, who);
  const undo = (count = 1, who = 'me') =>
    ask(
      `mutation ($lexiconId: ID!, $count: Int!) { undoReviews(lexiconId: $lexiconId, count: $count) { id status } }`,
      { lexiconId, count },
      who,
    );
  async function history(filter = '', who = 'me'): Promise<Record<string, unknown>[]> {
    const { data, errors } = await ask(
      `{ reviews(first: 50 ${filter}) { edges { node { id mappingId verdict reviewerId ended restoresId createdAt } } } }`,
      {},
      who,
    );
    expect(errors).toEqual([]);
    return data.reviews.edges.map(({ node }) => node);
  }
  const probabilityOf = async (formId: string, conceptId: string) => {
    const { data } = await ask(
      `query ($formId: ID!, $conceptId: ID!) {
        mappings(formId: $formId, conceptId: $conceptId) { edges { node { id probability status } } } }`,
      { formId, conceptId },
    );
    return data.mappings.edges[0]?.node;
  };

  it('asks first what tells most, and what it would change', async () => {
    const questions = await queue();
    const gains = questions.map(({ expectedGainBits }) => expectedGainBits);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    expect(questions[0]).toMatchObject({ tally: { confirmed: 0, rejected: 0, unsure: 0 } });
    expect(['cat', 'puss', 'um']).toContain(questions[0]!.formId);
    // what is as good as known comes late, if at all
    expect(questions.findIndex(({ formId }) => formId === 'dog')).not.toBe(0);
    const { data, errors } = await ask(
      `query ($lexiconId: ID!) { reviewQueue(lexiconId: $lexiconId, first: 1) { edges { node {
        conceptId form { id } concept { label } mapping { id reviewTally { confirmed } }
        ifConfirmed { formId conceptId from to } ifRejected { formId conceptId from to }
        clips(first: 2) { recordingId startSeconds endSeconds soundStartSeconds speaksFor seen clipPath } } } } }`,
      { lexiconId },
    );
    expect(errors).toEqual([]);
    const { node } = data.reviewQueue.edges[0]!;
    expect(node.ifConfirmed[0]!.to).toBeGreaterThan(node.ifConfirmed[0]!.from);
    expect(node.ifRejected.find((move) => move.conceptId === node.conceptId)!.to).toBeLessThan(0.1);
    expect(node.mapping).not.toBeNull();
    expect(node.concept.label).toBe(node.conceptId);
    const { clips } = node;
    expect(clips[0]).toMatchObject({ speaksFor: true, recordingId: 'house' });
    expect(clips[0]!.clipPath).toMatch(/^\/media\/house#t=\d+(\.\d+)?,\d+(\.\d+)?$/);
  });

  it('brings clips for and against', async () => {
    const { data } = await ask(
      `query ($lexiconId: ID!) { reviewQueue(lexiconId: $lexiconId, first: 50) { edges { node {
        formId conceptId clips(first: 2) { speaksFor seen } } } } }`,
      { lexiconId },
    );
    const nodes = data.reviewQueue.edges.map(({ node }) => node).filter(({ formId }) => formId === 'um');
    const clips = nodes.flatMap((node) => node.clips);
    for (const { speaksFor, seen } of clips) expect(seen > 0.5).toBe(speaksFor);
    if (nodes.length > 0) expect(new Set(clips.map(({ speaksFor }) => speaksFor)).size).toBe(2);
  });

  it('pages through the queue', async () => {
    const all = await queue();
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await ask(
        `query ($lexiconId: ID!, $after: String) { reviewQueue(lexiconId: $lexiconId, first: 2, after: $after) {
          edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
        { lexiconId, after },
      );
      const page: Page<Told> = data.reviewQueue;
      paged.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(all.map(({ id }) => id));
  });

  it('does not ask again what was answered, and settles the rivals by it', async () => {
    const [first] = await queue();
    const before = await probabilityOf(first!.formId, first!.conceptId);
    const { data } = await review(first!.id, 'CONFIRMED');
    expect(data.reviewMapping.status).toBe('CONFIRMED');
    expect(settled).toEqual([lexiconId]);
    // heeded at once, before the settling: nothing more is asked of this form
    expect((await queue()).map(({ formId }) => formId)).not.toContain(first!.formId);
    expect((await queue('you')).map(({ id }) => id)).not.toContain(first!.id);
    await settleLexicon(fixture.graph, lexiconId, lanes);
    expect((await probabilityOf(first!.formId, first!.conceptId))!.probability).toBeGreaterThan(before!.probability);
    expect((await queue()).map(({ id }) => id)).not.toContain(first!.id);
  });

  it('takes UNSURE for an answer: not asked again of them, still asked of others, and nothing moves', async () => {
    const [first] = await queue();
    const { data } = await review(first!.id, 'UNSURE');
    expect(data.reviewMapping).toMatchObject({ status: 'HYPOTHESIS', probability: first!.probability });
    expect(settled).toEqual([]);
    expect((await queue()).map(({ id }) => id)).not.toContain(first!.id);
    const others = (await queue('you')).find(({ id }) => id === first!.id);
    expect(others).toMatchObject({ tally: { confirmed: 0, rejected: 0, unsure: 1 } });
  });

  it('asks a third person what two disagree on, and lets their verdicts cancel', async () => {
    const [first] = await queue();
    await review(first!.id, 'CONFIRMED', 'me');
    const { data } = await review(first!.id, 'REJECTED', 'you');
    expect(data.reviewMapping.status).toBe('HYPOTHESIS');
    await settleLexicon(fixture.graph, lexiconId, lanes);
    expect((await probabilityOf(first!.formId, first!.conceptId))!.probability).toBeCloseTo(first!.probability, 6);
    for (const who of ['me', 'you']) expect((await queue(who)).map(({ id }) => id)).not.toContain(first!.id);
    const third = (await queue('they')).find(({ id }) => id === first!.id);
    expect(third).toMatchObject({ tally: { confirmed: 1, rejected: 1, unsure: 0 } });
    const agreement = await ask(
      `query ($lexiconId: ID!) { reviewAgreement(lexiconId: $lexiconId) {
        alpha reviewed compared disputed reviewers { reviewerId answered compared accuracy weight } } }`,
      { lexiconId },
    );
    expect(agreement.errors).toEqual([]);
    expect(agreement.data.reviewAgreement).toMatchObject({ reviewed: 1, compared: 1, disputed: 1 });
    expect(agreement.data.reviewAgreement.alpha).toBeLessThanOrEqual(0);
    const [me, you] = agreement.data.reviewAgreement.reviewers;
    expect(me!).toMatchObject({ reviewerId: 'me', answered: 1, compared: 1 });
    expect(me!.weight).toBeCloseTo(you!.weight, 9);
    await review(first!.id, 'CONFIRMED', 'they');
    const tally = await ask('query ($id: ID!) { mapping(id: $id) { status reviewTally { confirmed rejected } } }', {
      id: first!.id,
    });
    expect(tally.data.mapping).toEqual({ status: 'CONFIRMED', reviewTally: { confirmed: 2, rejected: 1 } });
  });

  it('undoes the last answers, one after the other, and brings back what stood before', async () => {
    const questions = await queue();
    const [one] = questions;
    const two = questions.find(({ formId }) => formId !== one!.formId);
    await review(one!.id, 'CONFIRMED');
    await review(two!.id, 'REJECTED');
    await review(one!.id, 'REJECTED');
    await review(one!.id, 'CONFIRMED', 'you');
    expect((await undo()).data.undoReviews).toEqual([{ id: one!.id, status: 'CONFIRMED' }]);
    // the rejection is gone, and the confirmation in whose place it stood is back in its old place in time
    expect((await undo()).data.undoReviews).toEqual([{ id: two!.id, status: 'HYPOTHESIS' }]);
    expect((await undo()).data.undoReviews).toEqual([{ id: one!.id, status: 'CONFIRMED' }]);
    expect((await undo()).data.undoReviews).toEqual([]);
    const mine = await history('reviewerId: "me"');
    expect(mine.map(({ ended }) => ended)).not.toContain(null);
    expect(mine.filter(({ restoresId }) => restoresId !== null)).toHaveLength(1);
    // what another said stands
    expect(await history('standing: true')).toMatchObject([{ reviewerId: 'you', verdict: 'CONFIRMED' }]);
    expect((await queue()).map(({ id }) => id)).toContain(two!.id);
  });

  it('undoes several at once, and a skip as well', async () => {
    const [one, two] = await queue();
    await review(one!.id, 'UNSURE');
    await review(two!.id, 'CONFIRMED');
    const { data } = await undo(5);
    expect(data.undoReviews.map(({ id }) => id)).toEqual([two!.id, one!.id]);
    expect((await queue()).map(({ id }) => id)).toEqual(expect.arrayContaining([one!.id, two!.id]));
    expect((await history('standing: true')).length).toBe(0);
  });

  it('lets only one of two undoings at once take an answer back', async () => {
    const [one, two] = await queue();
    await review(one!.id, 'CONFIRMED');
    await review(two!.id, 'CONFIRMED');
    const undone = await Promise.all([undo(), undo(), undo()]);
    expect(undone.flatMap(({ data }) => data.undoReviews)).toHaveLength(2);
  });

  it('tells who said what and when, by mapping, reviewer and time', async () => {
    const [one, two] = await queue();
    await review(one!.id, 'CONFIRMED');
    await review(one!.id, 'REJECTED');
    await review(two!.id, 'UNSURE', 'you');
    await ask('mutation ($id: ID!) { retractReview(id: $id) { status } }', { id: one!.id });
    expect((await history(`mappingId: "${one!.id}"`)).map(({ verdict, ended }) => [verdict, ended]).toSorted()).toEqual(
      [
        ['CONFIRMED', 'REPLACED'],
        ['REJECTED', 'RETRACTED'],
      ],
    );
    expect(await history('reviewerId: "you"')).toMatchObject([{ verdict: 'UNSURE', ended: null }]);
    const all = await history(`lexiconId: "${lexiconId}"`);
    expect(all).toHaveLength(3);
    const times = all.map(({ createdAt }) => createdAt as string);
    expect(times).toEqual(times.toSorted().reverse());
    expect(await history('since: "2999-01-01T00:00:00Z"')).toEqual([]);
    const { data } = await ask('{ reviews(last: 1) { edges { node { verdict } } pageInfo { hasPreviousPage } } }');
    expect(data.reviews).toEqual({ edges: [{ node: { verdict: 'CONFIRMED' } }], pageInfo: { hasPreviousPage: true } });
  });

  it('takes a word on what no mapping states, and a no only where something says yes', async () => {
    const said = (formId: string, conceptId: string, verdict: string) =>
      ask(
        `mutation ($formId: ID!, $conceptId: ID!) {
          reviewMeaning(formId: $formId, conceptId: $conceptId, verdict: ${verdict}) { id status } }`,
        { formId, conceptId },
      );
    expect(await probabilityOf('dog', 'Pan')).toBeUndefined();
    const refused = await said('dog', 'Pan', 'REJECTED');
    expect(refused.errors[0]?.message).toContain('nothing says that form dog means concept Pan');
    expect(await probabilityOf('dog', 'Pan')).toBeUndefined();
    const { data, errors } = await said('dog', 'Pan', 'CONFIRMED');
    expect(errors).toEqual([]);
    expect(data.reviewMeaning.status).toBe('CONFIRMED');
    await settleLexicon(fixture.graph, lexiconId, lanes);
    expect((await probabilityOf('dog', 'Pan'))!.probability).toBeGreaterThan(0.3);
    expect((await said('nothing', 'Pan', 'CONFIRMED')).errors[0]?.message).toContain('no sound form with id "nothing"');
    expect((await said('dog', 'nothing', 'CONFIRMED')).errors[0]?.message).toContain('no concept with id "nothing"');
  });

  it('asks also what the learner thinks too improbable to state, once little else is left', async () => {
    const crowd = Array.from({ length: 24 }, (_, i) => `Thing ${i}`);
    await fillRecording(fixture.graph, 'crowd', collectionId, [{ form: 'hush', saw: crowd }]);
    await settleLexicon(fixture.graph, lexiconId, lanes);
    const { data, errors } = await ask(
      `query ($lexiconId: ID!) { reviewQueue(lexiconId: $lexiconId, first: 200) {
        edges { node { ${questionFields} mapping { id } } } } }`,
      { lexiconId },
    );
    expect(errors).toEqual([]);
    const asked = data.reviewQueue.edges.map(({ node }) => node).filter(({ mapping }) => mapping === null);
    const unstated = asked.find(({ formId }) => formId === 'hush');
    expect(unstated!.probability).toBeLessThan(0.05);
    const answer = (verdict: string) =>
      ask(
        `mutation ($formId: ID!, $conceptId: ID!) {
          reviewMeaning(formId: $formId, conceptId: $conceptId, verdict: ${verdict}) { id status } }`,
        { formId: unstated!.formId, conceptId: unstated!.conceptId },
      );
    expect((await answer('REJECTED')).data.reviewMeaning).toEqual({ id: unstated!.id, status: 'REJECTED' });
    await settleLexicon(fixture.graph, lexiconId, lanes);
    // the mapping stays, since a person has judged it, and is not asked about again
    expect((await probabilityOf('hush', unstated!.conceptId))!.status).toBe('REJECTED');
    expect((await queue()).map(({ id }) => id)).not.toContain(unstated!.id);
    expect((await undo()).data.undoReviews).toEqual([{ id: unstated!.id, status: 'HYPOTHESIS' }]);
    await settleLexicon(fixture.graph, lexiconId, lanes);
    expect((await queue()).map(({ id }) => id)).toContain(unstated!.id);
  });

  it('shows nothing to those who may not read the lexicon, and takes nothing from them', async () => {
    const [first] = await queue();
    await review(first!.id, 'CONFIRMED');
    const operations = [
      `{ reviewQueue(lexiconId: "${lexiconId}") { edges { node { id } } } }`,
      `{ reviewAgreement(lexiconId: "${lexiconId}") { alpha } }`,
      `mutation { undoReviews(lexiconId: "${lexiconId}") { id } }`,
      `mutation { reviewMapping(id: "${first!.id}", verdict: REJECTED) { id } }`,
      `mutation { reviewMeaning(formId: "dog", conceptId: "Dog", verdict: REJECTED) { id } }`,
    ];
    for (const operation of operations) {
      const { errors } = await ask(operation, {}, 'stranger');
      expect(errors[0]?.message, operation).toMatch(/^no (lexicon|mapping|sound form) with id/);
    }
    expect(await history('', 'stranger')).toEqual([]);
    expect(await history('standing: true')).toHaveLength(1);
  });

  it('refuses what makes no sense, and has no questions about an empty lexicon', async () => {
    const refusals = [
      [`mutation { undoReviews(lexiconId: "${lexiconId}", count: 0) { id } }`, 'count is 0'],
      [`mutation { undoReviews(lexiconId: "${lexiconId}", count: 101) { id } }`, 'count is 101'],
      [`{ reviewQueue(lexiconId: "${lexiconId}", first: 0) { edges { node { id } } } }`, 'first is 0'],
      [`{ reviewQueue(lexiconId: "${lexiconId}", after: "x y") { edges { node { id } } } }`, 'not a cursor'],
      [`{ reviewQueue(lexiconId: "${lexiconId}") { edges { node { clips(first: 0) { heard } } } } }`, 'first is 0'],
      [`{ reviewQueue(lexiconId: "${lexiconId}") { edges { node { ifRejected(first: 99) { to } } } } }`, 'first is 99'],
      ['{ reviewQueue(lexiconId: "none") { edges { node { id } } } }', 'no lexicon with id "none"'],
    ] as const;
    for (const [operation, message] of refusals) {
      const { errors } = await ask(operation);
      expect(errors[0]?.message, operation).toContain(message);
    }
    const empty = await new CollectionStore(fixture.graph).ensure('empty', 'me', 'deu');
    const { data, errors } = await ask(
      'query ($id: ID!) { reviewQueue(lexiconId: $id) { edges { node { id } } } reviewAgreement(lexiconId: $id) { alpha reviewed } }',
      { id: empty.lexiconId },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ reviewQueue: { edges: [] }, reviewAgreement: { alpha: null, reviewed: 0 } });
  });
});
