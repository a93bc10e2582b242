import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InferenceEngine } from '../../src/inference/inference-engine.ts';
import type { EngineOptions } from '../../src/inference/engine-options.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { makeToyRecordings, storedNotes, storedRuns } from './toy-graph.ts';
import { noteSubject, toyInference } from './toy-inference.ts';

describeGraph('inference engine', (fixture) => {
  let folder: MediaFolder;
  let wave: string;
  // Threads take a while to start, so one serves all.
  const lanes = new Lanes(1);

  beforeAll(async () => {
    folder = await MediaFolder.make();
    wave = await folder.wave('one-second.wav', new Float32Array(16_000).fill(0.1));
  });
  beforeEach(() => fixture.wipe());
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  function engine(options: Partial<EngineOptions> = {}): InferenceEngine {
    return new InferenceEngine({
      graph: fixture.graph,
      lanes,
      mediaPath: () => wave,
      modelChecksum: () => 'checksum',
      retryPauseMs: 20,
      ...options,
    });
  }

  const patience = { timeout: 60_000 };

  async function untilClaimed(): Promise<void> {
    await expect.poll(async () => (await storedRuns(fixture.graph))[0]?.status, patience).toBe('CLAIMED');
  }

  const notes = toyInference({ name: 'notes', run: 'notes' });

  it('infers what is missing once, and reads it from then on', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const first = engine();
    const [made] = await first.ensure(notes, [id]);
    expect(made?.map(({ value }) => value)).toEqual([1]);
    expect(await engine().ensure(notes, [id])).toEqual([made]);
    expect(await storedRuns(fixture.graph)).toMatchObject([{ status: 'DONE', attempts: 1, current: true }]);
  });

  it('shares one run among two hundred askers', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const finished: number[] = [];
    const shared = engine({ onFinished: ({ runs }) => finished.push(runs) });
    const slow = toyInference({ name: 'slow', run: 'slow' });
    const answers = await Promise.all(Array.from({ length: 200 }, () => shared.ensure(slow, [id])));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(finished).toEqual([1]);
    expect(await storedRuns(fixture.graph)).toMatchObject([{ status: 'DONE', attempts: 1 }]);
  });

  it('shares one run between two engines on one database', async () => {
    const ids = await makeToyRecordings(fixture.graph, 3);
    const slow = toyInference({ name: 'slow', run: 'slow' });
    const [here, there] = await Promise.all([engine().ensure(slow, ids), engine().ensure(slow, ids.toReversed())]);
    expect(here).toEqual(there.toReversed());
    expect((await storedRuns(fixture.graph)).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['DONE', 1],
      ['DONE', 1],
      ['DONE', 1],
    ]);
  });

  it('gives the same subject asked twice in one call one answer, and an unknown subject none', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const [one, other, unknown] = await engine().ensure(notes, [id, id, 'nobody']);
    expect(other).toEqual(one);
    expect(unknown).toBeUndefined();
    expect(await storedRuns(fixture.graph)).toHaveLength(1);
  });

  it('never infers under NEVER', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    expect(await engine().ensure(notes, [id], { policy: 'NEVER' })).toEqual([undefined]);
    expect(await storedRuns(fixture.graph)).toEqual([]);
    const [made] = await engine().ensure(notes, [id]);
    expect(await engine().ensure(notes, [id], { policy: 'NEVER' })).toEqual([made]);
  });

  it('replaces under AGAIN without leftovers, and takes what was inferred about them along', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const fewer = toyInference({ name: 'fewer', run: 'fewer-each-time' });
    const about = toyInference({ name: 'about', run: 'plain', reads: [fewer], subject: noteSubject('fewer') });
    const again = engine();
    const [before] = await again.ensure(fewer, [id]);
    await again.ensure(about, before?.map((note) => note.id) ?? []);
    expect(await storedNotes(fixture.graph)).toHaveLength(6);

    const [after] = await again.ensure(fewer, [id], { policy: 'AGAIN' });
    expect(after?.map(({ value }) => value)).toEqual([1, 2]);
    expect((await storedNotes(fixture.graph)).map(({ inference }) => inference)).toEqual([
      'about',
      'about',
      'fewer',
      'fewer',
    ]);
    expect((await storedRuns(fixture.graph)).map(({ inference, attempts }) => [inference, attempts])).toEqual([
      ['about', 0],
      ['about', 0],
      ['fewer', 1],
    ]);
  });

  it('takes back under AGAIN what was made from a result that has changed, however far away', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const first = toyInference({ name: 'first', run: 'counts-up', lane: 'counting' });
    const middle = toyInference({ name: 'middle', run: 'notes', reads: [first] });
    const last = toyInference({ name: 'last', run: 'notes', reads: [middle] });
    const aside = toyInference({ name: 'aside', run: 'notes' });
    const inferring = engine();
    await inferring.ensure(last, [id]);
    await inferring.ensure(aside, [id]);

    const [changed] = await inferring.ensure(first, [id], { policy: 'AGAIN' });
    expect((await storedNotes(fixture.graph)).filter((note) => note.current).map(({ inference }) => inference)).toEqual(
      ['aside', 'first'],
    );
    expect(await inferring.ensure(last, [id], { policy: 'NEVER' })).toEqual([undefined]);
    const [made] = await inferring.ensure(last, [id]);
    expect(made?.map(({ value }) => value)).toEqual([1, 1, changed?.[0]?.value]);
    expect((await storedNotes(fixture.graph)).every((note) => note.current)).toBe(true);
  });

  it('leaves under AGAIN what was made from a result that is the same', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const reader = toyInference({ name: 'reader', run: 'notes', reads: [notes] });
    const finished: string[] = [];
    const inferring = engine({ onFinished: ({ inference }) => finished.push(inference) });
    await inferring.ensure(reader, [id]);
    await inferring.ensure(notes, [id], { policy: 'AGAIN' });
    await inferring.ensure(reader, [id]);
    expect(finished).toEqual(['notes', 'reader', 'notes']);
  });

  it('writes nothing that was made from a result that has changed meanwhile', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const first = toyInference({ name: 'first', run: 'counts-up', lane: 'counting' });
    const reader = toyInference({ name: 'reader', run: 'notes', reads: [first] });
    let changed: number | undefined;
    const outcomes: string[] = [];
    const overtaken = engine({
      onStep: async (step, inference) => {
        if (inference !== 'reader' || step !== 'computed' || changed !== undefined) return;
        const [again] = await engine().ensure(first, [id], { policy: 'AGAIN' });
        changed = again?.[0]?.value;
      },
      onFinished: ({ inference, outcome }) => outcomes.push(`${inference} ${outcome}`),
    });
    const [made] = await overtaken.ensure(reader, [id]);
    expect(made?.map(({ value }) => value)).toEqual([1, changed]);
    expect(outcomes).toEqual(['first done', 'reader lost', 'reader done']);
    expect((await storedRuns(fixture.graph)).map(({ inference, attempts }) => [inference, attempts])).toEqual([
      ['first', 1],
      ['reader', 1],
    ]);
  });

  it('shows an earlier version again, with what was said about its statements', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const inferring = engine();
    const chain = (version: string) => {
      const events = toyInference({ name: 'events', run: 'notes', version });
      return [events, toyInference({ name: 'about', run: 'plain', reads: [events], subject: noteSubject('events') })];
    };
    const infer = async (version: string) => {
      for (const inference of chain(version)) {
        const subjects = await inference.subject.ofRecording(id, fixture.graph);
        const ids = subjects.map((subject) => subject.id);
        await inferring.ensure(inference, ids);
        await inferring.show(inference, id, ids);
      }
      return (await storedNotes(fixture.graph)).filter((note) => note.current);
    };
    const old = await infer('1');
    const young = await infer('2');
    expect(young.map(({ runId }) => runId)).not.toEqual(old.map(({ runId }) => runId));
    expect(await infer('1')).toEqual(old);
    expect(await infer('2')).toEqual(young);
  });

  it('reruns what depends on a new version of the middle of a chain, and nothing else', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const chain = (middleVersion: string) => {
      const first = toyInference({ name: 'first', run: 'notes' });
      const middle = toyInference({ name: 'middle', run: 'notes', version: middleVersion, reads: [first] });
      const last = toyInference({ name: 'last', run: 'notes', reads: [middle] });
      const aside = toyInference({ name: 'aside', run: 'notes', reads: [first] });
      return [last, aside] as const;
    };
    const finished: string[] = [];
    const inferring = engine({ onFinished: ({ inference }) => finished.push(inference) });
    for (const inference of chain('1')) await inferring.ensure(inference, [id]);
    expect(finished.toSorted()).toEqual(['aside', 'first', 'last', 'middle']);
    finished.length = 0;
    for (const inference of chain('2')) await inferring.ensure(inference, [id]);
    expect(finished).toEqual(['middle', 'last']);

    const runs = await storedRuns(fixture.graph);
    expect(runs.map(({ inference, current }) => `${inference} ${current}`).toSorted()).toEqual([
      'aside true',
      'first true',
      'last false',
      'last true',
      'middle false',
      'middle true',
    ]);
    const current = (await storedNotes(fixture.graph)).filter((note) => note.current);
    expect(current.map(({ inference }) => inference)).toEqual(
      ['aside', 'aside', 'first', 'last', 'last', 'last', 'middle', 'middle'], // each one more than what it reads
    );
    // Older versions step back and stay readable by run.
    expect(await inferring.ensure(chain('1')[0], [id], { policy: 'NEVER' })).not.toEqual([undefined]);
  });

  it('lets what was said about the statements of an old version step back with them', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const inferring = engine();
    const versions = ['1', '2'].map((version) => toyInference({ name: 'events', run: 'notes', version }));
    const [old, young] = versions as [(typeof versions)[0], (typeof versions)[0]];
    const [events] = await inferring.ensure(old, [id]);
    const about = toyInference({ name: 'about', run: 'plain', reads: [old], subject: noteSubject('events') });
    await inferring.ensure(about, events?.map((event) => event.id) ?? []);
    await inferring.ensure(young, [id]);
    const current = (await storedNotes(fixture.graph)).filter((note) => note.current);
    expect(current.map(({ inference, runId }) => [inference, runId])).toEqual([['events', inferring.runId(young, id)]]);
  });

  it('keeps runs with other parameters apart, and does not show them', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const inferring = engine();
    await inferring.ensure(notes, [id]);
    const [tripled] = await inferring.ensure(notes, [id], { parameters: { factor: 3 } });
    expect(tripled?.map(({ value }) => value)).toEqual([3]);
    expect((await storedNotes(fixture.graph)).map(({ value, current }) => [value, current]).toSorted()).toEqual([
      [1, true],
      [3, false],
    ]);
  });

  it('keeps a permanent failure, and answers with it at once', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const refused = toyInference({ name: 'refused', run: 'refuses' });
    await expect(engine().ensure(refused, [id])).rejects.toMatchObject({
      code: 'INFERENCE_FAILED',
      fault: { code: 'BAD_PARAMETER', message: 'the toy refuses everything', retryable: false },
    });
    const steps: string[] = [];
    const later = engine({ onStep: (step) => void steps.push(step) });
    await expect(later.ensure(refused, [id])).rejects.toMatchObject({ code: 'INFERENCE_FAILED' });
    expect(steps).toEqual([]);
    expect(await storedRuns(fixture.graph)).toMatchObject([{ status: 'FAILED', attempts: 1 }]);
  });

  it('keeps what the machine lacked as a failure only until it is asked for again', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const lacking = toyInference({ name: 'lacking', run: 'lacks-at-first' });
    const inferring = engine();
    await expect(inferring.ensure(lacking, [id])).rejects.toMatchObject({
      fault: { code: 'MISSING_DEPENDENCY', message: 'the toy is missing; ask again', retryable: false },
    });
    expect(await storedRuns(fixture.graph)).toMatchObject([{ status: 'FAILED', attempts: 1 }]);
    const [made] = await inferring.ensure(lacking, [id]);
    expect(made?.map(({ value }) => value)).toEqual([1]);
    expect(await storedRuns(fixture.graph)).toMatchObject([{ status: 'DONE', attempts: 1, faultCode: null }]);
  });

  it('retries a transient failure the stated number of times, then keeps it', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const third = toyInference({ name: 'third', run: 'at-third-try' });
    const [made] = await engine().ensure(third, [id]);
    expect(made?.map(({ value }) => value)).toEqual([3]);

    const never = toyInference({ name: 'never', run: 'unavailable' });
    const steps: string[] = [];
    const trying = engine({ maximumAttempts: 4, onStep: (step) => void steps.push(step) });
    await expect(trying.ensure(never, [id])).rejects.toMatchObject({ fault: { retryable: true } });
    expect(steps).toEqual(['claimed', 'claimed', 'claimed', 'claimed']);
    await expect(engine({ maximumAttempts: 4 }).ensure(never, [id])).rejects.toMatchObject({
      fault: { retryable: true },
    });
    expect((await storedRuns(fixture.graph)).filter(({ inference }) => inference === 'never')).toMatchObject([
      { status: 'FAILED', attempts: 4 },
    ]);
    // A person who says AGAIN gets the whole number of tries again.
    steps.length = 0;
    await expect(trying.ensure(never, [id], { policy: 'AGAIN' })).rejects.toMatchObject({ code: 'INFERENCE_FAILED' });
    expect(steps).toHaveLength(4);
  });

  it('retries under AGAIN too, and leaves the old result when that fails', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const inferring = engine();
    const [made] = await inferring.ensure(toyInference({ name: 'wavering', run: 'plain' }), [id]);
    const wavering = toyInference({ name: 'wavering', run: 'unavailable' });
    await expect(inferring.ensure(wavering, [id], { policy: 'AGAIN' })).rejects.toMatchObject({
      code: 'INFERENCE_FAILED',
    });
    expect(await storedRuns(fixture.graph)).toMatchObject([{ status: 'DONE', attempts: 3, faultCode: 'UNAVAILABLE' }]);
    expect(await inferring.ensure(wavering, [id])).toEqual([made]);
  });

  it('fails what reads a failed input, without a run of its own', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const refused = toyInference({ name: 'refused', run: 'refuses' });
    const reader = toyInference({ name: 'reader', run: 'notes', reads: [refused] });
    await expect(engine().ensure(reader, [id])).rejects.toThrow('the toy refuses everything');
    expect((await storedRuns(fixture.graph)).map(({ inference }) => inference)).toEqual(['refused']);
  });

  it('gives up a run that has ended its process as often as it may be tried', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const dead = {
      graph: fixture.graph,
      maximumAttempts: 2,
      leaseMs: 1,
      onStep: () => new Promise<void>(() => undefined),
    };
    const wanted = toyInference({ name: 'deadly', run: 'plain' });
    for (let death = 0; death < 2; death++) {
      const dying = engine(dead);
      void (await dying.ask(wanted, [id]));
      await expect.poll(async () => (await storedRuns(fixture.graph))[0]?.attempts, patience).toBe(death + 1);
    }
    await expect(engine({ maximumAttempts: 2 }).ensure(wanted, [id])).rejects.toMatchObject({
      fault: { code: 'WORKER_LOST' },
    });
    expect(await storedRuns(fixture.graph)).toMatchObject([{ status: 'FAILED', attempts: 2 }]);
  });

  it('lets a worker that slept through its lease write nothing', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    let wake = () => {};
    const sleeping = new Promise<void>((resolve) => (wake = resolve));
    const outcomes: string[] = [];
    const sleeper = engine({
      leaseMs: 1,
      onStep: (step) => (step === 'claimed' ? sleeping : undefined),
      onFinished: ({ outcome }) => outcomes.push(outcome),
    });
    const late = sleeper.ensure(notes, [id]);
    await untilClaimed();
    const [made] = await engine().ensure(notes, [id]);
    const written = await storedNotes(fixture.graph);
    wake();
    expect(await late).toEqual([made]);
    expect(outcomes).toEqual(['lost']);
    expect(await storedNotes(fixture.graph)).toEqual(written);
    expect(await storedRuns(fixture.graph)).toMatchObject([{ status: 'DONE', attempts: 2 }]);
  });

  it('holds a long run by its heartbeat', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const slow = toyInference({ name: 'slow', run: 'slow' });
    const [one, other] = await Promise.all([
      engine({ leaseMs: 600 }).ensure(slow, [id]),
      engine({ leaseMs: 600 }).ensure(slow, [id]),
    ]);
    expect(one).toEqual(other);
    expect(await storedRuns(fixture.graph)).toMatchObject([{ attempts: 1 }]);
  });

  it('ends a run only when all who asked have cancelled, and lets the next asker have it', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const slow = toyInference({ name: 'slow', run: 'slow' });
    const outcomes: string[] = [];
    const inferring = engine({ onFinished: ({ outcome }) => outcomes.push(outcome) });
    const [leaving, staying] = [new AbortController(), new AbortController()];
    const left = inferring.ensure(slow, [id], { signal: leaving.signal });
    const stayed = inferring.ensure(slow, [id], { signal: staying.signal });
    await untilClaimed();
    // The second asker has joined by the time that later questions are answered.
    for (let i = 0; i < 3; i++) await inferring.ensure(slow, [id], { policy: 'NEVER' });
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');
    expect(await stayed).toHaveLength(1);
    expect(outcomes).toEqual(['done']);

    const gone = new AbortController();
    const cancelled = inferring.ensure(slow, [id], { policy: 'AGAIN', signal: gone.signal });
    await untilClaimed();
    gone.abort();
    await expect(cancelled).rejects.toThrow('aborted');
    const anew = await inferring.ensure(slow, [id], { policy: 'AGAIN' });
    expect(anew).toHaveLength(1);
    expect(outcomes).toEqual(['done', 'cancelled', 'done']);
  });

  it('gives its claims back when it closes, without counting the try', async () => {
    const ids = await makeToyRecordings(fixture.graph, 2);
    const inferring = engine();
    const asked = Promise.allSettled(
      ids.map((id) => inferring.ensure(toyInference({ name: 'slow', run: 'slow' }), [id])),
    );
    await expect.poll(async () => (await storedRuns(fixture.graph)).length, patience).toBe(2);
    await inferring.close();
    for (const end of await asked) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'UNAVAILABLE' } });
    const runs = (await storedRuns(fixture.graph)).map(({ status, attempts }) => [status, attempts]);
    expect(runs).toEqual(ids.map(() => ['ABSENT', 0]));
  });

  it('ends what was asked for as an input when nobody waits for the reader', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    const slow = toyInference({ name: 'slow', run: 'slow' });
    const reader = toyInference({ name: 'reader', run: 'notes', reads: [slow] });
    const outcomes: string[] = [];
    const gone = new AbortController();
    const asked = engine({ onFinished: ({ outcome }) => outcomes.push(outcome) }).ensure(reader, [id], {
      signal: gone.signal,
    });
    await untilClaimed();
    gone.abort();
    await expect(asked).rejects.toThrow('aborted');
    await expect
      .poll(async () => (await storedRuns(fixture.graph)).map(({ status }) => status), patience)
      .toEqual(['ABSENT']);
    expect(outcomes).toEqual(['cancelled']);
  });

  it('infers nothing about a recording that was taken back meanwhile', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    let forgotten = false;
    const inferring = engine({
      onStep: async (step) => {
        if (step !== 'computed' || forgotten) return;
        forgotten = true;
        await fixture.graph.write((transaction) =>
          transaction.run({
            name: 'test/forget',
            text: 'MATCH (n) WHERE n:Recording OR n:InferenceRun DETACH DELETE n',
          }),
        );
      },
    });
    expect(await inferring.ensure(notes, [id])).toEqual([undefined]);
    expect(await storedRuns(fixture.graph)).toEqual([]);
    expect(await storedNotes(fixture.graph)).toEqual([]);
  });

  it('keeps the event loop free during a heavy run', async () => {
    const [id] = (await makeToyRecordings(fixture.graph, 1)) as [string];
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 5);
    await engine().ensure(toyInference({ name: 'busy', run: 'busy' }), [id]);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(20);
  });
});
