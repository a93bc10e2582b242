import { afterAll, beforeEach, expect, it } from 'vitest';
import { CorpusRunner } from '../../../src/inference/corpus-runner.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { forgetRecording } from '../../../src/ingestion/forget-recording.ts';
import { SoundFormStore } from '../../../src/phonetics/forms/sound-form.store.ts';
import { plan } from '../../../src/plan.ts';
import { RecordingStore } from '../../../src/recording/recording.store.ts';
import { settledGraph } from '../../e2e/settled-graph.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { becomeReady } from '../../inference/toy-corpus.ts';
import { makeToyRecordings } from '../../inference/toy-graph.ts';
import { query } from '../../inference/toy-inference.ts';
import { inventWords, tokenOf, type Saying } from './invented-words.ts';
import { writeToyUtterances } from './toy-utterances.ts';

const tokensQuery = query(
  'tokens',
  `MATCH (token:FormToken)-[:IN]->(event:SoundEvent)
   MATCH (token)-[of:OF_FORM]->(form:SoundForm)
   WITH event, token, form, of ORDER BY of.confidence DESC
   WITH event, token, collect(form)[0] AS form, max(of.confidence) AS confidence
   RETURN event.recordingId AS recordingId, token.whole AS whole, token.startSeconds AS startSeconds,
     token.endSeconds AS endSeconds, form.id AS formId, form.tokenCount AS tokenCount, confidence,
     EXISTS { MATCH (:Situation {recordingId: event.recordingId})-[:HEARD]->(token) } AS inSituation`,
);
const countQuery = query('count', 'MATCH (token:FormToken) RETURN count(token) AS tokens');

interface StoredToken {
  readonly recordingId: string;
  readonly whole: boolean;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly formId: string;
  readonly tokenCount: number;
  readonly confidence: number;
  readonly inSituation: boolean;
}

const [word, ...others] = inventWords(3);
const say = (...words: readonly (typeof word)[]) => words.flatMap((each) => each ?? []);
/** One word alone three times, by voices that differ, and once inside a phrase. */
const said: readonly (readonly [ReturnType<typeof say>, Saying])[] = [
  [say(word), { f0Hz: 110 }],
  [say(word), { f0Hz: 135, tempo: 1.1 }],
  [say(word), { f0Hz: 150, tract: 1.05, noise: 0.004 }],
  [say(others[0], word, others[1]), {}],
];

describeGraph('parts of utterances', (fixture) => {
  let ids: readonly string[];
  const lanes = new Lanes(1);
  const runner = () =>
    new CorpusRunner({ graph: fixture.graph, lanes, inferences: plan.corpus, versionOf: ({ version }) => version });
  const stored = () => fixture.graph.read<StoredToken>(tokensQuery);
  const parts = async () => (await stored()).filter(({ whole }) => !whole);

  beforeEach(async () => {
    await fixture.wipe();
    ids = await makeToyRecordings(fixture.graph, said.length);
    const utterances = said.map(([words, saying], at) => {
      const { pattern } = tokenOf(`saying ${at}`, words, saying);
      return { recordingId: ids[at]!, pattern };
    });
    await writeToyUtterances(fixture.graph, utterances);
  });

  afterAll(() => lanes.close());

  it('are tokens of the form and heard in the situation, and gone when the recording is forgotten', async () => {
    const phrase = ids.at(-1)!;
    for (const id of ids) await becomeReady(fixture.graph, id);
    await runner().settle('lexicon');
    const tokens = await stored();
    const form = tokens.find(({ recordingId, whole }) => recordingId === ids[0] && whole)!.formId;
    const [part, ...more] = tokens.filter(({ whole }) => !whole);
    expect(more).toEqual([]);
    expect(part).toMatchObject({ recordingId: phrase, formId: form, tokenCount: 4, inSituation: true });
    expect(part!.confidence).toBeGreaterThan(0.5);
    expect(part!.startSeconds).toBeGreaterThan(0.3);
    expect(tokens).toContainEqual(expect.objectContaining({ recordingId: phrase, whole: true, inSituation: true }));
    const shown = (await new SoundFormStore(fixture.graph).tokens([form], 10, ['collection'])).get(form)!;
    expect(shown.filter(({ whole }) => !whole).map(({ recordingId }) => recordingId)).toEqual([phrase]);

    const [recording] = await new RecordingStore(fixture.graph).read([phrase], ['collection']);
    await forgetRecording(recording!, plan, fixture.graph);
    expect(await parts()).toEqual([]);
    await runner().settle('lexicon');
    expect((await stored()).map(({ tokenCount, whole }) => [tokenCount, whole])).toEqual(
      Array.from({ length: 3 }, () => [3, true]),
    );
    expect(await fixture.graph.read<{ tokens: number }>(countQuery)).toEqual([{ tokens: 3 }]);
  });

  it('are found as recordings come, and are the same once settled whatever came first', async () => {
    for (const id of ids) {
      await becomeReady(fixture.graph, id);
      await runner().catchUp('lexicon');
    }
    const [stepped] = await parts();
    expect(stepped).toMatchObject({ recordingId: ids.at(-1), inSituation: true });
    await runner().settle('lexicon');
    const settled = await settledGraph(fixture.graph);
    expect((await parts()).length).toBe(1);

    await fixture.graph.write((transaction) =>
      transaction.run(
        query(
          'unlearn',
          `MATCH (n) WHERE n:FormToken OR n:SoundForm OR n:Situation OR n:Mapping OR n:CorpusState OR n:SoundFormState
             OR n:LearnerState DETACH DELETE n`,
        ),
      ),
    );
    await fixture.graph.write((transaction) =>
      transaction.run(query('unready', 'MATCH (recording:Recording) REMOVE recording.readyPosition')),
    );
    for (const id of ids.toReversed()) {
      await becomeReady(fixture.graph, id);
      await runner().catchUp('lexicon');
    }
    await runner().settle('lexicon');
    expect(await settledGraph(fixture.graph)).toEqual(settled);
  });
});
