import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageWindow } from '../../src/api/connection-arguments.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { HistoryStore } from '../../src/meaning/history/history.store.ts';
import { mappingHistoryOfLexicon } from '../../src/meaning/history/history-inference.ts';
import { PastLexiconService } from '../../src/meaning/history/past-lexicon.service.ts';
import { MappingReviewService } from '../../src/meaning/mapping-review.service.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { becomeReady } from '../inference/toy-corpus.ts';
import { query } from '../inference/toy-inference.ts';
import { inventWords } from '../phonetics/forms/invented-words.ts';
import { forgetTalk, makeTalk, mappingsOf, runnerOf, type HeldMapping, type Talk } from './toy-talk.ts';
import { fullReader } from '../recording/full-reader.ts';

const [first, second, third] = inventWords(3, 'history') as [never, never, never];
/** What recordings say: the same words, and other company in each. */
const talks: Readonly<Record<string, readonly Talk[]>> = {
  a: [
    { word: first, shows: ['cup', 'dog'] },
    { word: second, shows: ['dog'] },
    { word: third, shows: ['ball'] },
    { word: first, shows: ['cup', 'ball'] },
    { word: second, shows: ['dog', 'ball'] },
  ],
  b: [
    { word: first, shows: ['cup'] },
    { word: second, shows: ['dog', 'cup'] },
    { word: third, shows: ['dog'] },
  ],
  c: [
    { word: first, shows: ['cup', 'ball'] },
    { word: second, shows: ['dog'] },
    { word: third, shows: ['ball', 'dog'] },
  ],
};
const patience = { timeout: 240_000 };
const everything = { minimumProbability: 0 };
const all = pageWindow('test', { first: 200 });

describeGraph('the history of mappings', (fixture) => {
  const lanes = new Lanes(1);
  const runner = () => runnerOf(fixture.graph, lanes);
  const lexicons = () => new PastLexiconService(fixture.graph, lanes);
  const add = async (id: string, settles = true) => {
    await makeTalk(fixture.graph, id, talks[id]!);
    await becomeReady(fixture.graph, id);
    await runner().catchUp('lexicon');
    if (settles) await runner().settle('lexicon');
    return await mappingsOf(fixture.graph);
  };
  const versionsOf = (mappingId: string) => new HistoryStore(fixture.graph).ofMapping(mappingId, all, ['lexicon']);
  const held = async (past: Promise<{ mappings: PastMappings }>) => {
    const { edges } = await (await past).mappings(everything, all);
    return new Map(edges.map(({ node }) => [node.mappingId, node]));
  };
  const expectHeld = async (past: Promise<{ mappings: PastMappings }>, was: readonly HeldMapping[], within: number) => {
    const found = await held(past);
    expect([...found.keys()].sort()).toEqual(was.map(({ id }) => id).sort());
    for (const { id, probability, status } of was) {
      expect(found.get(id)!.status).toBe(status);
      expect(Math.abs(found.get(id)!.probability - probability)).toBeLessThan(within);
    }
  };

  beforeEach(() => fixture.wipe());
  afterAll(async () => {
    vi.useRealTimers();
    await lanes.close();
  });

  it('tells what was held after each recording, and why it moved', patience, async () => {
    const was: (readonly HeldMapping[])[] = [];
    const at: number[] = [];
    for (const id of ['a', 'b', 'c']) {
      was.push(await add(id));
      at.push(Date.now());
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    for (const [place, instant] of at.entries()) {
      const past = lexicons().asOf('lexicon', instant);
      expect(await past).toMatchObject({ recordingCount: place + 1 });
      await expectHeld(past, was[place]!, 0.0201);
    }
    const versions = await versionsOf(strongestOf(was[2]!).id);
    expect(versions.length).toBeGreaterThan(1);
    expect(versions[0]!.untilMs ?? null).toBeNull();
    expect(versions.at(-1)).toMatchObject({ cause: 'RECORDING_ADDED' });
    versions.slice(1).forEach((version, place) => {
      expect(version.untilRevision).toBeLessThanOrEqual(versions[place]!.revision);
    });
    // A form may get another id as it grows; its history is that of what it was before.
    const byFormerId = await versionsOf(versions.at(-1)!.mappingId);
    expect(byFormerId.map(({ id }) => id)).toEqual(versions.map(({ id }) => id));
    for (const { low, probability, high } of versions) {
      expect(0 <= low && low <= probability && probability <= high && high <= 1).toBe(true);
    }
  });

  it('tells the lexicon after N recordings, which with all is the present one', patience, async () => {
    await add('a');
    await add('b', false);
    const present = await add('c');
    await expectHeld(lexicons().afterRecordings('lexicon', 3), present, 1e-6);
    // Forms are those of the present.
    const one = await held(lexicons().afterRecordings('lexicon', 1));
    expect(one.size).toBeGreaterThan(0);
    const living = await fixture.graph.read<{ id: string }>(
      query('living-forms', 'MATCH (form:SoundForm) WHERE NOT form.retired RETURN form.id AS id'),
    );
    const formIds = new Set(living.map(({ id }) => id));
    expect([...one.values()].every(({ formId }) => formIds.has(formId))).toBe(true);
    const isAsNow = ({ id, probability }: HeldMapping) =>
      Math.abs((one.get(id)?.probability ?? 0) - probability) < 1e-6;
    expect(present.every(isAsNow)).toBe(false);
    expect((await held(lexicons().afterRecordings('lexicon', 0))).size).toBe(0);
    await expect(lexicons().afterRecordings('lexicon', 4)).rejects.toMatchObject({
      code: 'TOO_FEW_RECORDINGS',
      asked: 4,
      count: 3,
    });
    for (const bad of [-1, 1.5, Number.NaN, Infinity]) {
      await expect(lexicons().afterRecordings('lexicon', bad)).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    }
  });

  it('keeps the history of a mapping whose node is gone', patience, async () => {
    const { id } = strongestOf(await add('a'));
    await fixture.graph.write((transaction) =>
      transaction.run(query('drop', 'MATCH (mapping:Mapping {id: $id}) DETACH DELETE mapping'), { id }),
    );
    const settled = async () => {
      const delta = await mappingHistoryOfLexicon.settle({
        lexiconId: 'lexicon',
        graph: fixture.graph,
        lanes,
        signal: new AbortController().signal,
      });
      await fixture.graph.write((transaction) => mappingHistoryOfLexicon.write(delta, 'lexicon', transaction));
    };
    await settled();
    const [gone] = await versionsOf(id);
    expect(gone!.untilMs).toEqual(expect.any(Number));
    expect((await held(lexicons().asOf('lexicon', undefined))).has(id)).toBe(false);
    await fixture.graph.write((transaction) =>
      transaction.run(query('settle-anew', 'MATCH (state:CorpusState) SET state.mustSettle = true')),
    );
    await runner().settle('lexicon');
    const back = await versionsOf(id);
    expect(back.length).toBeGreaterThan(1);
    expect(back[0]!.untilMs ?? null).toBeNull();
  });

  it('writes down what people said, with that as the cause', patience, async () => {
    const target = strongestOf(await add('a'));
    const reader = fullReader('local', { collectionIds: ['collection'], lexiconIds: ['lexicon'] });
    await new MappingReviewService(fixture.graph, () => undefined).review(target.id, { verdict: 'REJECTED' }, reader);
    await runner().settle('lexicon');
    const [latest, before] = await versionsOf(target.id);
    expect(latest).toMatchObject({ status: 'REJECTED', cause: 'REVIEWED' });
    expect(before).toMatchObject({ status: 'HYPOTHESIS' });
    expect(latest!.probability).toBeLessThan(before!.probability);
  });

  describe('when a recording is forgotten', () => {
    it('ends as if it had never been there, to 1e-6, and tells nothing of when it was', patience, async () => {
      await add('a');
      await add('c');
      const without = await mappingsOf(fixture.graph);
      await fixture.wipe();

      const afterA = await add('a');
      const beforeB = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 5));
      await add('b');
      await add('c');
      const atAll = Date.now();
      await forgetTalk(fixture.graph, 'b');
      const [latest] = await versionsOf(strongestOf(afterA).id);
      expect(latest!.atMs).toBeLessThanOrEqual(beforeB);
      expect(latest!.untilMs ?? null).toBeNull();
      // Until it is settled nobody can tell what of it is still in the numbers.
      await expect(lexicons().asOf('lexicon', undefined)).rejects.toMatchObject({ code: 'HISTORY_ERASED' });
      await makeTalk(fixture.graph, 'd', []);
      await becomeReady(fixture.graph, 'd');
      await runner().catchUp('lexicon');
      await expect(lexicons().asOf('lexicon', undefined)).rejects.toMatchObject({ code: 'HISTORY_ERASED' });
      await forgetTalk(fixture.graph, 'd');
      await runner().settle('lexicon');

      const now = await mappingsOf(fixture.graph);
      expect(now.map(({ id }) => id)).toEqual(without.map(({ id }) => id));
      now.forEach((mapping, place) => {
        for (const end of ['probability', 'low', 'high'] as const) {
          expect(Math.abs(mapping[end] - without[place]![end])).toBeLessThan(1e-6);
        }
        expect(mapping.supportCount).toBe(without[place]!.supportCount);
      });
      await expectHeld(lexicons().asOf('lexicon', undefined), now, 0.0201);
      await expectHeld(lexicons().afterRecordings('lexicon', 2), now, 1e-6);
      await expectHeld(lexicons().asOf('lexicon', beforeB), afterA, 0.0201);
      await expect(lexicons().asOf('lexicon', atAll)).rejects.toMatchObject({ code: 'HISTORY_ERASED' });
      expect(await lexicons().asOf('lexicon', undefined)).toMatchObject({
        revision: { cause: 'RECORDING_FORGOTTEN' },
        recordingCount: 2,
      });
      const left = await fixture.graph.read(
        query(
          'left-of-b',
          `MATCH (n) WHERE (n:MappingVersion OR n:LexiconRevision OR n:LexiconHistory)
             AND any(key IN keys(n) WHERE n[key] IS :: STRING AND n[key] STARTS WITH 'b') RETURN n`,
        ),
      );
      expect(left).toEqual([]);
    });
  });

  describe('asked for instants that it cannot tell', () => {
    it('says that the future has not come, and where it begins', patience, async () => {
      await expect(lexicons().asOf('lexicon', Date.now())).rejects.toMatchObject({ code: 'BEFORE_HISTORY' });
      await add('a');
      await expect(lexicons().asOf('lexicon', Date.now() + 60_000)).rejects.toMatchObject({
        code: 'INSTANT_IN_FUTURE',
      });
      await expect(lexicons().asOf('lexicon', 0)).rejects.toMatchObject({
        code: 'BEFORE_HISTORY',
        firstMs: expect.any(Number) as number,
      });
    });

    it('goes by the order of revisions where the clock jumps back', patience, async () => {
      await add('a');
      const { revision: former } = await lexicons().asOf('lexicon', undefined);
      vi.useFakeTimers({ toFake: ['Date'], now: former!.atMs - 3_600_000 });
      const present = await add('b');
      const past = await lexicons().asOf('lexicon', former!.atMs);
      expect(past.revision!.atMs).toBe(former!.atMs);
      expect(past.recordingCount).toBe(2);
      await expectHeld(Promise.resolve(past), present, 0.0201);
      vi.useRealTimers();
    });
  });
});

function strongestOf(mappings: readonly HeldMapping[]): HeldMapping {
  return [...mappings].sort((a, b) => b.probability - a.probability)[0]!;
}

type PastMappings = Awaited<ReturnType<PastLexiconService['asOf']>>['mappings'];
