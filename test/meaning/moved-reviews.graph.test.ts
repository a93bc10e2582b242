import { afterAll, beforeEach, expect, it } from 'vitest';
import { pageWindow } from '../../src/api/connection-arguments.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { MappingReviewService } from '../../src/meaning/mapping-review.service.ts';
import { MappingStore } from '../../src/meaning/mapping.store.ts';
import { ReviewQueueService } from '../../src/meaning/review-queue.service.ts';
import { countReviews, type ReviewVerdict } from '../../src/review/review.ts';
import { ReviewStore } from '../../src/review/review.store.ts';
import { writeThings } from '../../src/sight/appearance/nameless-concepts.store.ts';
import { namedConceptId } from '../../src/sight/contexts/visual-context.store.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { becomeReady } from '../inference/toy-corpus.ts';
import { query } from '../inference/toy-inference.ts';
import { inventWords } from '../phonetics/forms/invented-words.ts';
import { forgetTalk, makeTalk, runnerOf, type Talk } from './toy-talk.ts';
import { fullReader } from '../recording/full-reader.ts';

const [word] = inventWords(1, 'moved') as [never];
const [other] = inventWords(1, 'elsewhere') as [never];
const say = (tract: number, ...shows: string[]): Talk => ({ word, shows, saying: { tract } });
/** One word from short and from long vocal tracts, so different that they are two forms. */
const apart: readonly Talk[] = [
  say(0.8, 'cup', 'dog'),
  say(0.8, 'cup'),
  say(0.8, 'cup', 'ball'),
  say(1.25, 'cup', 'dog'),
  say(1.25, 'cup'),
  say(1.25, 'cup', 'ball'),
  { word: other, shows: ['dog', 'ball'] },
  { word: other, shows: ['dog'] },
];
/** From tracts in between: a step merges the two forms into one of them, a settling both into a third. */
const between: readonly Talk[] = Array.from({ length: 8 }, (_, i) => say(0.8 + (0.45 * (i + 1)) / 9, 'cup'));
const cup = namedConceptId('OBJECT', 'cup');
const patience = { timeout: 240_000 };
const all = pageWindow('test', { first: 100 });

const surestForm = query(
  'surest-form',
  `MATCH (:SoundEvent {id: $eventId})<-[:IN]-(:FormToken {whole: true})-[of:OF_FORM]->(form:SoundForm)
   RETURN form.id AS id ORDER BY of.confidence DESC, form.id LIMIT 1`,
);
const showByLooks = query(
  'show-by-looks',
  `MATCH (view:VisualContext)-[shown:SHOWS]->(:Concept {id: $conceptId})
   SET shown.appearanceId = 'appearance of ' + view.id
   MERGE (appearance:Appearance {id: shown.appearanceId}) MERGE (view)-[:HAS_APPEARANCE]->(appearance)`,
);

describeGraph('what people said of mappings whose form or concept changes', (fixture) => {
  const lanes = new Lanes(1);
  const runner = () => runnerOf(fixture.graph, lanes);
  const mappings = () => new MappingStore(fixture.graph);
  const reader = (personId: string) => fullReader(personId, { collectionIds: ['collection'], lexiconIds: ['lexicon'] });
  const service = () => new MappingReviewService(fixture.graph, () => undefined);
  const review = (id: string, verdict: ReviewVerdict | undefined, who: string) =>
    service().review(id, verdict && { verdict }, reader(who));
  const add = async (id: string, talks: readonly Talk[]) => {
    await makeTalk(fixture.graph, id, talks);
    await becomeReady(fixture.graph, id);
    await runner().catchUp('lexicon');
  };
  /** What the form of an utterance means with regard to cups, as a client sees it. */
  const cupBy = async (eventId: string) => {
    const [form] = await fixture.graph.read<{ id: string }>(surestForm, { eventId });
    const found = await mappings().list({ formId: form!.id, conceptId: cup }, all, ['lexicon']);
    expect(found).toHaveLength(1);
    const reviews = await new ReviewStore(fixture.graph).read([found[0]!.id], ['lexicon']);
    const { confirmed, rejected, unsure } = countReviews(reviews.get(found[0]!.id) ?? []);
    return { id: found[0]!.id, status: found[0]!.status, tally: [confirmed, rejected, unsure] };
  };
  const asked = async (who: string) =>
    (await new ReviewQueueService(fixture.graph).questions('lexicon', reader(who))).map(({ id }) => id);
  const allOfCup = async () => (await mappings().list({ conceptId: cup }, all, ['lexicon'])).map(({ id }) => id);

  beforeEach(async () => {
    await fixture.wipe();
    await add('a', apart);
    await runner().settle('lexicon');
  });
  afterAll(() => lanes.close());

  it('goes with forms as they merge, take another id, and part again', patience, async () => {
    const short = await cupBy('a 0');
    const long = await cupBy('a 3');
    expect(short.id).not.toBe(long.id);
    await review(short.id, 'CONFIRMED', 'me');
    await review(long.id, 'REJECTED', 'you');
    await review(long.id, 'UNSURE', 'they');
    await runner().settle('lexicon');
    expect(await cupBy('a 0')).toEqual({ id: short.id, status: 'CONFIRMED', tally: [1, 0, 0] });
    expect(await cupBy('a 3')).toEqual({ id: long.id, status: 'REJECTED', tally: [0, 1, 1] });

    await add('g', between);
    const merged = await cupBy('a 0');
    expect(merged).toMatchObject({ status: 'HYPOTHESIS', tally: [1, 1, 1] });
    for (const { id } of [short, long]) expect((await mappings().find(id, ['lexicon']))?.id).toBe(merged.id);

    await runner().settle('lexicon');
    const settled = await cupBy('a 0');
    expect(settled.id).not.toBe(merged.id);
    expect(settled).toMatchObject({ status: 'HYPOTHESIS', tally: [1, 1, 1] });
    expect(await cupBy('a 3')).toEqual(settled);
    expect((await allOfCup()).filter((id) => [short.id, long.id, merged.id].includes(id))).toEqual([]);
    for (const who of ['me', 'you', 'they']) expect(await asked(who)).not.toContain(settled.id);
    // A page that was opened before names the mapping as it was.
    expect(await review(short.id, 'CONFIRMED', 'they')).toMatchObject({ id: settled.id, status: 'CONFIRMED' });
    await service().undo('lexicon', 1, reader('they'));
    expect(await cupBy('a 0')).toMatchObject({ status: 'HYPOTHESIS', tally: [1, 1, 1] });

    await forgetTalk(fixture.graph, 'g');
    await runner().settle('lexicon');
    expect(await cupBy('a 0')).toEqual({ id: short.id, status: 'CONFIRMED', tally: [1, 0, 0] });
    expect(await cupBy('a 3')).toEqual({ id: long.id, status: 'REJECTED', tally: [0, 1, 1] });
  });

  it('counts what somebody said last of what became one, and keeps the rest', patience, async () => {
    const short = await cupBy('a 0');
    const long = await cupBy('a 3');
    await review(short.id, 'CONFIRMED', 'me');
    await review(long.id, 'REJECTED', 'me');
    await add('g', between);
    await runner().settle('lexicon');
    expect(await cupBy('a 0')).toMatchObject({ status: 'REJECTED', tally: [0, 1, 0] });
    expect(await service().undo('lexicon', 1, reader('me'))).toMatchObject([{ status: 'CONFIRMED' }]);
    expect(await cupBy('a 0')).toMatchObject({ status: 'CONFIRMED', tally: [1, 0, 0] });
    await forgetTalk(fixture.graph, 'g');
    await runner().settle('lexicon');
    expect(await cupBy('a 0')).toMatchObject({ id: short.id, status: 'CONFIRMED' });
    expect(await cupBy('a 3')).toMatchObject({ id: long.id, status: 'HYPOTHESIS', tally: [0, 0, 0] });
  });

  it('waits for a form that is heard no more', patience, async () => {
    const { id } = await cupBy('a 0');
    await review(id, 'CONFIRMED', 'me');
    await forgetTalk(fixture.graph, 'a');
    await runner().settle('lexicon');
    // Nothing speaks for it any more but a person's word, which is kept.
    expect(await allOfCup()).toEqual([]);
    expect((await new ReviewStore(fixture.graph).read([id], ['lexicon'])).get(id)).toHaveLength(1);
    await add('a', apart);
    await runner().settle('lexicon');
    expect(await cupBy('a 0')).toEqual({ id, status: 'CONFIRMED', tally: [1, 0, 0] });
  });

  it('goes with things that turn out to be one', patience, async () => {
    const { id } = await cupBy('a 0');
    const { formId } = (await mappings().find(id, ['lexicon']))!;
    const ball = namedConceptId('OBJECT', 'ball');
    await review(id, 'CONFIRMED', 'me');
    await service().reviewPair(formId, ball, { verdict: 'REJECTED' }, reader('you'));
    await fixture.graph.write(async (transaction) => {
      await transaction.run(showByLooks, { conceptId: ball });
      const redirects = [{ fromId: ball, toId: cup }];
      await writeThings(
        { conceptIds: [], assignments: [], redirects, state: new Uint8Array() },
        'lexicon',
        transaction,
      );
    });
    await runner().settle('lexicon');
    expect(await cupBy('a 0')).toEqual({ id, status: 'HYPOTHESIS', tally: [1, 1, 0] });
  });
});
