import { afterAll, beforeEach, expect, it } from 'vitest';
import { CorpusRunner } from '../../../src/inference/corpus-runner.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { readUtterances } from '../../../src/phonetics/forms/form-corpus.store.ts';
import { embeddingSpace } from '../../../src/phonetics/likeness/word-embedding-inference.ts';
import { plan } from '../../../src/plan.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { becomeReady } from '../../inference/toy-corpus.ts';
import { makeToyRecordings } from '../../inference/toy-graph.ts';
import { query } from '../../inference/toy-inference.ts';
import { inventWords, pointAt, tokenOf } from './invented-words.ts';
import { writeToyUtterances, type ToyUtterance } from './toy-utterances.ts';

const formsQuery = query(
  'forms',
  `MATCH (token:FormToken {whole: true})-[:IN]->(event:SoundEvent)
   MATCH (token)-[of:OF_FORM]->(form:SoundForm)
   WITH event, form, of ORDER BY of.confidence DESC
   WITH event, collect(form.id)[0] AS formId
   RETURN event.recordingId AS recordingId, formId`,
);

describeGraph('utterances as they were heard', (fixture) => {
  const lanes = new Lanes(1);
  const heard = (degrees: number, axis: number, ipas: readonly string[]) => ({
    phones: [{ ipas, current: true }],
    points: [{ space: embeddingSpace(), vector: [...pointAt(degrees, axis).vector], current: true }],
  });
  /** In order of the recordings. */
  const put = async (utterances: readonly Omit<ToyUtterance, 'recordingId'>[]): Promise<readonly string[]> => {
    const ids = await makeToyRecordings(fixture.graph, utterances.length);
    const placed = utterances.map((utterance, at) => ({ ...utterance, recordingId: ids[at]! }));
    await writeToyUtterances(fixture.graph, placed);
    for (const id of ids) await becomeReady(fixture.graph, id);
    return ids;
  };

  beforeEach(() => fixture.wipe());
  afterAll(() => lanes.close());

  it('come with what was heard last, and with points of the space that is asked for', async () => {
    const [word] = inventWords(1);
    const { pattern } = tokenOf('a', word!);
    const phones = [
      { ipas: ['p'], current: false },
      { ipas: ['b', 'a'], current: true },
    ];
    const points = [
      { space: 'here', vector: [1, 0], current: true },
      { space: 'here', vector: [0, 1], current: false },
      { space: 'there', vector: [0.6, 0.8], current: true },
    ];
    const [id] = await put([{ pattern, phones, points }, { pattern }]);
    const [full, bare] = [...(await readUtterances(fixture.graph, 'lexicon', 'here'))].sort((a) =>
      a.recordingId === id ? -1 : 1,
    );
    expect(full).toMatchObject({ phones: ['b', 'a'], points: [[1, 0]] });
    expect(full?.pattern.frames).toBe(pattern.frames);
    expect(bare).toMatchObject({ phones: null, points: [] });
    expect(await readUtterances(fixture.graph, 'lexicon', 'here', [id!])).toHaveLength(1);
  });

  it('are one form where two voices say one word, whose patterns alone are two', async () => {
    // What two voices make of a word is as different to patterns as two words are.
    const voices = [inventWords(3, 'a voice'), inventWords(3, 'another voice')];
    const takes = voices.flatMap((words, voice) =>
      words.flatMap((word, at) =>
        [0, 1, 2].map((take) => ({
          at,
          voice,
          pattern: tokenOf(`${voice} ${at} ${take}`, word, { f0Hz: 110 + 8 * take }).pattern,
          more: heard(
            25 * voice + 4 * take,
            at,
            [
              ['b', 'a'],
              ['k', 'u', 's'],
              ['m', 'i', 'l', 'o'],
            ][at]!,
          ),
        })),
      ),
    );
    const formsOf = async (withMore: boolean) => {
      await fixture.wipe();
      const ids = await put(takes.map(({ pattern, more }) => ({ pattern, ...(withMore && more) })));
      const { graph } = fixture;
      const versionOf = ({ version }: { readonly version: string }) => version;
      await new CorpusRunner({ graph, lanes, inferences: plan.corpus, versionOf }).settle('lexicon');
      const rows = await graph.read<{ recordingId: string; formId: string }>(formsQuery);
      const byRecording = new Map(rows.map(({ recordingId, formId }) => [recordingId, formId]));
      return takes.map(({ at, voice }, place) => ({ at, voice, formId: byRecording.get(ids[place]!) }));
    };
    const together = await formsOf(true);
    expect(new Set(together.map(({ formId }) => formId)).size).toBe(3);
    expect(new Set(together.map(({ at, formId }) => `${at} ${formId}`)).size).toBe(3);
    const apart = await formsOf(false);
    expect(new Set(apart.map(({ formId }) => formId)).size).toBe(6);
  });
});
