import { beforeEach, expect, it } from 'vitest';
import { appendChange } from '../../src/graph/change-log.ts';
import { CorpusRunner, type CorpusRunnerOptions, type CorpusStep } from '../../src/inference/corpus-runner.ts';
import type { AnyCorpusInference } from '../../src/inference/define-corpus-inference.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { RecordingStore } from '../../src/recording/recording.store.ts';
import { ChildProgram } from '../fixtures/child-program.ts';
import { describeGraph, testStore } from '../graph/graph-fixture.ts';
import type { CorpusTask } from './corpus-program.ts';
import { becomeReady, tallyOf, toyTally } from './toy-corpus.ts';
import { makeToyRecordings } from './toy-graph.ts';
import { toyInference, toyRun } from './toy-inference.ts';

const steps: readonly CorpusStep[] = ['claimed', 'computed', 'written', 'committed'];

describeGraph('corpus runner', (fixture) => {
  let ids: readonly string[];
  /** In the order in which they become ready, which is not that of their ids. */
  let arriving: readonly string[];
  beforeEach(async () => {
    await fixture.wipe();
    ids = (await makeToyRecordings(fixture.graph, 5)).toSorted();
    arriving = ids.toReversed();
    for (const id of arriving) await becomeReady(fixture.graph, id);
  });

  const runner = (inferences: readonly AnyCorpusInference[], more: Partial<CorpusRunnerOptions> = {}) =>
    new CorpusRunner({ graph: fixture.graph, lanes: new Lanes(1), inferences, stepRecordings: 2, ...more });
  const tally = toyTally('tally');
  const taken = async (name = 'tally') => (await tallyOf(fixture.graph, name, 'lexicon')).ids;
  /** As the end of a review or of a taking back does it. */
  const markChanged = () =>
    fixture.graph.write(async (transaction) => {
      const position = await appendChange(transaction, { kind: 'REVIEWED', lexiconId: 'lexicon', payload: {} });
      await new RecordingStore(fixture.graph).markLexiconChanged('lexicon', position, transaction);
    });

  it('takes recordings in once each, in the order in which they became ready', async () => {
    await runner([tally]).catchUp('lexicon');
    expect(await taken()).toEqual(arriving);
    await runner([tally]).catchUp('lexicon');
    expect(await taken()).toEqual(arriving);
  });

  it('does each step once where two runners work', async () => {
    let computed = 0;
    const counting = toyTally('tally', { onCompute: () => void (computed += 1) });
    const runners = [runner([counting]), runner([counting])];
    await Promise.all(runners.flatMap((each) => [each.catchUp('lexicon'), each.catchUp('lexicon')]));
    expect(await taken()).toEqual(arriving);
    expect(computed).toBe(3);
  });

  it.each(steps)('repeats a step exactly once that was killed when it was %s', { timeout: 60_000 }, async (dieAt) => {
    const task: CorpusTask = { store: testStore!, settle: false, dieAt };
    const child = new ChildProgram(new URL('./corpus-program.ts', import.meta.url), JSON.stringify(task));
    expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(await taken()).toEqual(dieAt === 'committed' ? arriving.slice(0, 2) : []);
    await runner([tally]).catchUp('lexicon');
    expect(await taken()).toEqual(arriving);
  });

  it('settles to what a settling from scratch gives, whatever came when', async () => {
    const working = runner([tally]);
    await working.catchUp('lexicon');
    await working.settle('lexicon');
    expect(await taken()).toEqual(ids);
    const [late] = (await makeToyRecordings(fixture.graph, 1, { prefix: 'late' })) as [string];
    await becomeReady(fixture.graph, late);
    await working.catchUp('lexicon');
    expect(await taken()).toEqual([...ids, late]);
    await working.settle('lexicon');
    expect(await taken()).toEqual([...ids, late].toSorted());
    expect(await tallyOf(fixture.graph, 'tally', 'lexicon')).toMatchObject({ settled: 1 });
  });

  it('takes in what is new after a settling from scratch, and not what was settled', async () => {
    await runner([tally]).settle('lexicon');
    await runner([tally]).catchUp('lexicon');
    expect(await taken()).toEqual(ids);
  });

  it('knows which lexicons are behind: never settled, changed since, or settled by another version', async () => {
    const working = runner([tally]);
    expect(await working.lexiconsBehind()).toEqual(['lexicon']);
    await working.settle('lexicon');
    expect(await working.lexiconsBehind()).toEqual([]);
    await markChanged();
    expect(await working.lexiconsBehind()).toEqual(['lexicon']);
    await working.settle('lexicon');
    expect(await working.lexiconsBehind()).toEqual([]);
    expect(await runner([toyTally('tally', { version: '2' })]).lexiconsBehind()).toEqual(['lexicon']);
    const reading = (version: string) => [
      toyTally('tally', { reads: [toyInference({ name: 'notes', run: 'notes', version })] }),
    ];
    await runner(reading('1')).settle('lexicon');
    expect(await runner(reading('1')).lexiconsBehind()).toEqual([]);
    expect(await runner(reading('2')).lexiconsBehind()).toEqual(['lexicon']);
  });

  it('takes no step on what another version has stored, of its own or of what it reads', async () => {
    const chain = (version: string) => {
      const first = toyTally('tally', { version });
      return [first, toyTally('reader', { after: [first] })];
    };
    await runner(chain('1')).catchUp('lexicon');
    await runner(chain('2')).catchUp('lexicon');
    for (const name of ['tally', 'reader']) {
      expect(await tallyOf(fixture.graph, name, 'lexicon')).toEqual({ ids, settled: 1 });
    }
    await runner(chain('2')).catchUp('lexicon');
    expect(await taken('reader')).toEqual(ids);
  });

  it('lets no inference go past those that it reads', async () => {
    const [late] = (await makeToyRecordings(fixture.graph, 1, { prefix: 'late' })) as [string];
    let readyOnce = false;
    const working = runner([tally, toyTally('reader', { after: [tally] })], {
      onStep: async (step, inference) => {
        if (inference !== 'tally' || step !== 'committed' || readyOnce) return;
        readyOnce = true;
        await becomeReady(fixture.graph, late);
      },
    });
    await working.catchUp('lexicon');
    expect(await taken('tally')).toEqual(arriving);
    expect(await taken('reader')).toEqual(arriving);
    await working.catchUp('lexicon');
    expect(await taken('reader')).toEqual([...arriving, late]);
  });

  it('writes nothing of a recording that was taken back while a step was computed', async () => {
    const forget = { name: 'test/forget', text: 'MATCH (recording:Recording {id: $id}) DETACH DELETE recording' };
    let forgotten = false;
    const overtaken = toyTally('tally', {
      onCompute: async () => {
        if (forgotten) return;
        forgotten = true;
        await fixture.graph.write((transaction) => transaction.run(forget, { id: arriving[1]! }));
      },
    });
    await expect(runner([overtaken]).catchUp('lexicon')).rejects.toMatchObject({
      code: 'CORPUS_TAKEN',
      retryable: true,
    });
    expect(await taken()).toEqual([]);
    await runner([overtaken]).catchUp('lexicon');
    expect(await taken()).toEqual(arriving.filter((id) => id !== arriving[1]));
  });

  it('gives a settling up that a new recording has overtaken, so that no step counts it twice', async () => {
    const [late] = (await makeToyRecordings(fixture.graph, 1, { prefix: 'late' })) as [string];
    let readyOnce = false;
    const overtaken = toyTally('tally', {
      onCompute: async (kind) => {
        if (kind === 'step' || readyOnce) return;
        readyOnce = true;
        await becomeReady(fixture.graph, late);
      },
    });
    await expect(runner([overtaken]).settle('lexicon')).rejects.toMatchObject({ code: 'CORPUS_TAKEN' });
    expect(await taken()).toEqual([]);
    expect(await runner([overtaken]).lexiconsBehind()).toEqual(['lexicon']);
    await runner([overtaken]).settle('lexicon');
    expect(await taken()).toEqual([...ids, late].toSorted());
  });

  it.each(['computing', 'computed', 'written'] as const)(
    'ends a settling that is interrupted when it is %s, and leaves it to the next',
    async (place) => {
      const stop = new AbortController();
      const lanes = new Lanes(1);
      // A pure function that never returns: only the end of its thread ends it.
      const settling = toyTally('tally', {
        onCompute: (_kind, { lanes: given, signal }) => {
          if (place !== 'computing') return;
          setTimeout(() => stop.abort(), 200);
          return given.call('toy', toyRun('spins'), null, { signal });
        },
      });
      const interrupted = runner([settling], {
        lanes,
        onStep: (step) => {
          if (step === place) stop.abort();
        },
      });
      await expect(interrupted.settle('lexicon', stop.signal)).rejects.toThrow('aborted');
      expect(await tallyOf(fixture.graph, 'tally', 'lexicon')).toEqual({ ids: [], settled: 0 });
      expect(await lanes.call('toy', toyRun('double'), 21)).toBe(42);
      await lanes.close();

      expect(await runner([tally]).lexiconsBehind()).toEqual(['lexicon']);
      // The claim was given back: nobody waits for a lease.
      await runner([tally]).settle('lexicon', AbortSignal.timeout(20_000));
      expect(await tallyOf(fixture.graph, 'tally', 'lexicon')).toEqual({ ids, settled: 1 });
    },
  );

  it('writes nothing when its claim was taken over while it slept', async () => {
    let wake = () => {};
    const sleeping = new Promise<void>((resolve) => (wake = resolve));
    const sleeper = runner([tally], {
      leaseMs: 1_000_000,
      onStep: (step) => (step === 'computed' ? sleeping : undefined),
    });
    const late = sleeper.catchUp('lexicon');
    const endLease = {
      name: 'test/end-lease',
      text: 'MATCH (state:CorpusState) SET state.leaseUntilMs = 0 RETURN state',
    };
    await expect
      .poll(() => fixture.graph.write((transaction) => transaction.run(endLease)), { timeout: 60_000 })
      .toHaveLength(1);
    await runner([tally]).catchUp('lexicon');
    wake();
    await expect(late).rejects.toMatchObject({ code: 'CORPUS_TAKEN' });
    expect(await taken()).toEqual(arriving);
  });
});
