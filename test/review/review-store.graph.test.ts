import { beforeEach, expect, it } from 'vitest';
import { ReviewStore, type NewReview } from '../../src/review/review.store.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { query } from '../inference/toy-inference.ts';

const makeMapping = query('make-mapping', "CREATE (:Mapping {id: 'mapping', lexiconId: 'lexicon'})");
const deleteMapping = query('delete-mapping', 'MATCH (mapping:Mapping) DETACH DELETE mapping');

const jumpBack = query('jump-back', "MATCH (review:Review {verdict: 'REJECTED'}) SET review.createdAtMs = 0");

describeGraph('review store', (fixture) => {
  let reviews: ReviewStore;
  beforeEach(async () => {
    await fixture.wipe();
    await fixture.graph.write((transaction) => transaction.run(makeMapping));
    reviews = new ReviewStore(fixture.graph);
  });

  const about = { subjectId: 'mapping', lexiconId: 'lexicon', formId: 'form', conceptId: 'concept' };
  const write = (verdict: NewReview['verdict'], reviewerId: string, more: Partial<NewReview> = {}) =>
    fixture.graph.write((transaction) => reviews.write({ ...about, verdict, reviewerId, ...more }, transaction));
  const read = async () => (await reviews.read(['mapping'], ['lexicon'])).get('mapping') ?? [];
  const standing = async () => (await read()).filter(({ retractedAtMs }) => retractedAtMs == null);

  it('keeps one standing verdict a reviewer, and the earlier ones', async () => {
    await write('CONFIRMED', 'me', { note: 'said "so"' });
    await write('REJECTED', 'me');
    await write('CONFIRMED', 'you');
    expect(await read()).toHaveLength(3);
    expect((await standing()).map(({ reviewerId, verdict }) => [reviewerId, verdict]).toSorted()).toEqual([
      ['me', 'REJECTED'],
      ['you', 'CONFIRMED'],
    ]);
  });

  it('lets one verdict stand where a reviewer says two at once', async () => {
    await Promise.all(Array.from({ length: 6 }, (_, place) => write(place % 2 ? 'REJECTED' : 'CONFIRMED', 'me')));
    expect(await read()).toHaveLength(6);
    expect(await standing()).toHaveLength(1);
  });

  it('takes a verdict back', async () => {
    await write('CONFIRMED', 'me');
    const retract = () => fixture.graph.write((transaction) => reviews.retract('mapping', 'me', transaction));
    expect(await retract()).toBe('CONFIRMED');
    expect(await retract()).toBeUndefined();
    expect(await standing()).toEqual([]);
  });

  it('undoes what was said last, whatever the clock says', async () => {
    await write('CONFIRMED', 'me', { note: 'the first' });
    await write('REJECTED', 'me');
    await fixture.graph.write((transaction) => transaction.run(jumpBack));
    const undo = () => fixture.graph.write((transaction) => reviews.undo('lexicon', 'me', transaction));
    expect(await undo()).toMatchObject({ subjectId: 'mapping', verdict: 'REJECTED', formerVerdict: 'CONFIRMED' });
    expect(await standing()).toMatchObject([{ verdict: 'CONFIRMED', note: 'the first', reviewerId: 'me' }]);
    expect(await undo()).toMatchObject({ verdict: 'CONFIRMED', formerVerdict: null });
    expect(await undo()).toBeUndefined();
    expect((await read()).map(({ ended }) => ended).toSorted()).toEqual(['REPLACED', 'UNDONE', 'UNDONE']);
  });

  it('refuses a verdict on what is not there, and lets the earlier one stand', async () => {
    await write('CONFIRMED', 'me');
    await fixture.graph.write((transaction) => transaction.run(deleteMapping));
    await expect(write('REJECTED', 'me')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // It outlives the mapping's node.
    expect((await standing()).map(({ verdict }) => verdict)).toEqual(['CONFIRMED']);
  });

  it('shows nothing of lexicons that the reader may not see', async () => {
    await write('CONFIRMED', 'me');
    expect((await reviews.read(['mapping'], ['other'])).size).toBe(0);
  });
});
