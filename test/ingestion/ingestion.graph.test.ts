import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { readChanges } from '../../src/graph/change-log.ts';
import { ingestionPlan } from '../../src/ingestion/ingestion-plan.ts';
import { IngestJobStore } from '../../src/ingestion/ingest-job.store.ts';
import type { IngestJobRecord } from '../../src/ingestion/ingest-job.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import type { RecordingRecord } from '../../src/recording/recording.ts';
import { RecordingStore } from '../../src/recording/recording.store.ts';
import { ChildProgram } from '../fixtures/child-program.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph, testStore } from '../graph/graph-fixture.ts';
import { tallyOf, toyTally } from '../inference/toy-corpus.ts';
import { storedNotes, storedRuns } from '../inference/toy-graph.ts';
import { query, toyInference, toyRun } from '../inference/toy-inference.ts';
import type { IngestTask } from './ingest-program.ts';
import { toyIngestion, type ToyIngestion } from './toy-ingestion.ts';

const target = { collection: 'recordings', ownerId: 'local' };
const everythingOf = query(
  'everything-of',
  `MATCH (n) WHERE n.recordingId = $id OR n.id = $id OR n.subjectId = $id RETURN labels(n) AS labels, n.kind AS kind`,
);
const everything = query(
  'everything',
  `MATCH (n) WHERE NOT n:Migration AND NOT n:Change AND NOT n:Content AND NOT n:ChangeCounter AND NOT n:CorpusState
   RETURN labels(n) AS labels, properties(n) AS properties, COUNT { (n)--() } AS relations ORDER BY n.id`,
);

describeGraph('ingestion', (fixture) => {
  let folder: MediaFolder;
  const waves: string[] = [];
  const opened: ToyIngestion[] = [];
  const patience = { timeout: 60_000 };

  beforeAll(async () => {
    folder = await MediaFolder.make();
    for (let place = 1; place <= 6; place++) {
      const samples = new Float32Array(place * 4_000).fill(0.01 * place);
      waves.push(await folder.wave(`sound ${place}.wav`, samples));
    }
  });
  beforeEach(() => fixture.wipe());
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });
  afterAll(() => folder.remove());

  const open = (more?: Parameters<typeof toyIngestion>[2]) => {
    const each = toyIngestion(fixture.graph, folder.path, more);
    opened.push(each);
    return each;
  };
  const takeIn = async ({ intake }: ToyIngestion, files: readonly string[] = waves) => {
    const accepted = [];
    for (const file of files) accepted.push(await intake.fromFile(file, target));
    return accepted;
  };
  const access = () => new CollectionStore(fixture.graph).access('local');
  const recordings = async (): Promise<readonly RecordingRecord[]> => {
    const { collectionIds } = await access();
    return await new RecordingStore(fixture.graph).list(
      {},
      { order: 'added', limit: 100, backward: false },
      collectionIds,
    );
  };
  const jobs = async (): Promise<readonly IngestJobRecord[]> => {
    const { collectionIds } = await access();
    const ids = (await recordings()).map(({ id }) => id);
    return await new IngestJobStore(fixture.graph).ofRecordings(ids, collectionIds);
  };
  const tally = async () => {
    const { lexiconIds } = await access();
    return await tallyOf(fixture.graph, 'tally', lexiconIds[0] ?? '');
  };
  const kinds = async () => (await readChanges(fixture.graph, { after: 0 })).map(({ kind }) => kind);
  const work = async (each: ToyIngestion) => {
    await each.worker.start();
    await expect.poll(async () => (await jobs()).map(({ status }) => status), patience).not.toContain('RUNNING');
    await each.worker.idle();
  };

  it('makes of the same bytes twice one recording and one job', async () => {
    const ingestion = open();
    const [first, second] = await takeIn(ingestion, [waves[0]!, waves[0]!]);
    expect(first).toMatchObject({ created: true, job: { status: 'QUEUED', attempts: 0 } });
    expect(second).toMatchObject({ created: false, recording: { id: first?.recording.id } });
    expect(await recordings()).toMatchObject([{ title: 'sound 1.wav', state: 'WAITING', durationSeconds: 0.25 }]);
    expect(await kinds()).toEqual(['RECORDING_ADDED']);
  });

  it('makes of the same bytes put in at once one recording', async () => {
    const ingestion = open();
    const accepted = await Promise.all(Array.from({ length: 6 }, () => ingestion.intake.fromFile(waves[0]!, target)));
    expect(accepted.filter(({ created }) => created)).toHaveLength(1);
    expect(await recordings()).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
  });

  it('leaves nothing of what is no recording', async () => {
    const text = await folder.file('text.mp3', 'this is no sound');
    const ingestion = open();
    await expect(ingestion.intake.fromFile(text, target)).rejects.toThrow(/text\.mp3/);
    expect(await fixture.graph.read(everything)).toEqual([]);
  });

  it('works everything of the plan off, and settles the lexicon', async () => {
    const ingestion = open();
    await takeIn(ingestion);
    await work(ingestion);
    expect((await recordings()).map(({ state }) => state)).toEqual(waves.map(() => 'READY'));
    expect((await jobs()).map(({ status, attempts }) => [status, attempts])).toEqual(waves.map(() => ['DONE', 1]));
    const ids = (await recordings()).map(({ id }) => id).toSorted();
    const { settled, ...taken } = await tally();
    expect(taken).toEqual({ ids });
    expect(settled).toBeGreaterThan(0);
    expect(await ingestion.corpus.lexiconsBehind()).toEqual([]);
    expect((await storedNotes(fixture.graph)).map(({ inference }) => inference)).toEqual([
      ...waves.map(() => 'echoes'),
      ...waves.map(() => 'notes'),
    ]);
  });

  it('shares jobs between workers, each done once', async () => {
    const workers = [open(), open()];
    await takeIn(workers[0]!);
    await Promise.all(workers.map(work));
    await expect
      .poll(async () => (await jobs()).map(({ status }) => status), patience)
      .toEqual(waves.map(() => 'DONE'));
    expect((await jobs()).map(({ attempts }) => attempts)).toEqual(waves.map(() => 1));
    expect((await storedRuns(fixture.graph)).filter(({ attempts }) => attempts !== 1)).toEqual([]);
    await expect.poll(async () => (await tally()).ids.length, patience).toBe(waves.length);
  });

  it('hands each job to one of many who claim at once', async () => {
    await takeIn(open());
    const store = new IngestJobStore(fixture.graph);
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, place) => store.claim('w', `token ${place}`, 60_000)),
    );
    const claimed = claims.flatMap((job) => job?.id ?? []);
    expect(new Set(claimed).size).toBe(claimed.length);
    // Whoever found nothing though there was something finds it when it looks again.
    for (let look = 0; look < 6; look++) {
      const job = await store.claim('w', `late ${look}`, 60_000);
      if (job !== undefined) claimed.push(job.id);
    }
    expect(new Set(claimed).size).toBe(waves.length);
    expect(claimed).toHaveLength(waves.length);
  });

  it('takes a job over whose worker has gone', async () => {
    const ingestion = open();
    await takeIn(ingestion, [waves[0]!]);
    const gone = await new IngestJobStore(fixture.graph).claim('gone', 'token', 1);
    expect(gone).toMatchObject({ attempts: 1 });
    await work(ingestion);
    expect(await jobs()).toMatchObject([{ status: 'DONE', attempts: 2 }]);
  });

  it.each([0, 3, 7])(
    'comes to the same graph when its process is killed after %d results were written',
    { timeout: 180_000 },
    async (writes) => {
      const undisturbed = open();
      await takeIn(undisturbed);
      await work(undisturbed);
      const outcome = async () => ({
        notes: await storedNotes(fixture.graph),
        tally: await tally(),
        runs: (await storedRuns(fixture.graph)).map(({ id, status, current }) => ({ id, status, current })),
      });
      const wanted = await outcome();
      await undisturbed.close();
      await fixture.wipe();

      const ingestion = open();
      await takeIn(ingestion);
      const task: IngestTask = { store: testStore!, folder: folder.path, writes };
      const child = new ChildProgram(new URL('./ingest-program.ts', import.meta.url), JSON.stringify(task));
      expect(await child.ended).toMatchObject({ signal: 'SIGKILL' });
      expect(await recordings()).toHaveLength(waves.length);
      await ingestion.worker.start();
      await expect
        .poll(async () => (await recordings()).map(({ state }) => state), patience)
        .toEqual(waves.map(() => 'READY'));
      await ingestion.worker.idle();
      expect(await outcome()).toEqual(wanted);
    },
  );

  it('keeps a failed job with its fault, and tries again when the bytes are put in again', async () => {
    const third = toyInference({ name: 'third', run: 'at-third-try' });
    const plan = ingestionPlan([third], [toyTally('tally')]);
    const ingestion = open({ plan, engine: { maximumAttempts: 1 } });
    await takeIn(ingestion, [waves[0]!]);
    for (const attempt of [1, 2]) {
      await work(ingestion);
      expect(await jobs()).toMatchObject([
        {
          status: 'FAILED',
          faultCode: 'UNAVAILABLE',
          faultMessage: `the toy is out of reach, try ${attempt}`,
          faultInference: 'third',
        },
      ]);
      expect(await recordings()).toMatchObject([{ state: 'FAILED' }]);
      const [again] = await takeIn(ingestion, [waves[0]!]);
      expect(again).toMatchObject({ created: false, recording: { state: 'WAITING' }, job: { status: 'QUEUED' } });
    }
    await work(ingestion);
    expect(await jobs()).toMatchObject([{ status: 'DONE' }]);
    expect((await jobs())[0]?.faultCode).toBeUndefined();
    expect(await recordings()).toMatchObject([{ state: 'READY' }]);
    expect(await kinds()).toEqual([
      ...['RECORDING_ADDED', 'RUN_FAILED', 'RECORDING_FAILED'],
      ...['RECORDING_ADDED', 'RUN_FAILED', 'RECORDING_FAILED'],
      ...['RECORDING_ADDED', 'RUN_DONE', 'RECORDING_READY'],
    ]);
  });

  it('lets one recording that fails leave the others alone, and settles without it', async () => {
    const refused = toyInference({ name: 'refused', run: 'refuses-long' });
    const ingestion = open({ plan: ingestionPlan([refused], [toyTally('tally')]) });
    await takeIn(ingestion, [waves[0]!, waves[5]!, waves[1]!]);
    await work(ingestion);
    expect((await recordings()).map(({ state }) => state)).toEqual(['READY', 'FAILED', 'READY']);
    expect((await tally()).ids).toHaveLength(2);
    expect(await ingestion.corpus.lexiconsBehind()).toEqual([]);
  });

  it('has what is drawn kept before a recording is ready, and does not fail where that fails', async () => {
    const kept: string[] = [];
    const faults: unknown[] = [];
    const keepDrawing = async ({ title }: RecordingRecord) => {
      kept.push(title);
      expect((await recordings()).find((each) => each.title === title)?.state).toBe('WAITING');
      if (title === 'sound 2.wav') throw new Error('no room');
    };
    const one = open({ worker: { keepDrawing, onFault: (fault) => faults.push(fault) } });
    await takeIn(one, waves.slice(0, 3));
    await one.worker.start();
    await one.worker.idle();
    expect(kept.toSorted()).toEqual(['sound 1.wav', 'sound 2.wav', 'sound 3.wav']);
    expect(faults).toEqual([new Error('no room')]);
    expect((await recordings()).map(({ state }) => state)).toEqual(['READY', 'READY', 'READY']);
  });

  it('gives its jobs back when it stops, without counting the try', async () => {
    const ingestion = open({ plan: ingestionPlan([toyInference({ name: 'slow', run: 'slow' })], []) });
    await takeIn(ingestion, [waves[0]!]);
    await ingestion.worker.start();
    await expect.poll(async () => (await storedRuns(fixture.graph))[0]?.status, patience).toBe('CLAIMED');
    await ingestion.close();
    expect(await jobs()).toMatchObject([{ status: 'QUEUED', attempts: 0 }]);
    expect(await storedRuns(fixture.graph)).toMatchObject([{ status: 'ABSENT', attempts: 0 }]);
    await work(open());
    expect(await jobs()).toMatchObject([{ status: 'DONE', attempts: 1 }]);
  });

  it('stops in the middle of a settling, which the next start takes up', async () => {
    let settling = () => {};
    const begun = new Promise<void>((resolve) => (settling = resolve));
    const notes = toyInference({ name: 'notes', run: 'notes' });
    const endless = toyTally('tally', {
      onCompute: (kind, { lanes, signal }) => {
        if (kind === 'step') return;
        settling();
        return lanes.call('toy', toyRun('spins'), null, { signal });
      },
    });
    const ingestion = open({ plan: ingestionPlan([notes], [endless]) });
    await takeIn(ingestion, [waves[0]!]);
    await ingestion.worker.start();
    await begun;
    await ingestion.worker.stop();
    expect(await tally()).toMatchObject({ settled: 0 });
    const next = open({ plan: ingestionPlan([notes], [toyTally('tally')]) });
    await next.worker.start();
    await next.worker.idle();
    expect(await tally()).toMatchObject({ settled: 1 });
    expect(await next.corpus.lexiconsBehind()).toEqual([]);
  });

  it('settles a lexicon later that could not be settled', async () => {
    let faults = 0;
    const failing = toyTally('tally', {
      onCompute: (kind) => {
        if (kind === 'settle' && faults === 0) throw new Error('no settling today');
      },
    });
    const notes = toyInference({ name: 'notes', run: 'notes' });
    const ingestion = open({
      plan: ingestionPlan([notes], [failing]),
      worker: { onFault: () => (faults += 1) },
    });
    await takeIn(ingestion, [waves[0]!]);
    await ingestion.worker.start();
    await expect.poll(async () => (await tally()).settled, patience).toBe(1);
    expect(faults).toBe(1);
  });

  it('takes a recording back with everything of it, and nothing else', async () => {
    const ingestion = open();
    const [kept] = await takeIn(ingestion, [waves[0]!]);
    await work(ingestion);
    const before = await fixture.graph.read(everything);
    const [gone] = await takeIn(ingestion, [waves[1]!]);
    await expect.poll(async () => (await recordings()).map(({ state }) => state), patience).toEqual(['READY', 'READY']);
    await ingestion.worker.idle();

    await ingestion.intake.forget(gone!.recording);
    await ingestion.worker.idle();
    const left = await fixture.graph.read<{ kind: string }>(everythingOf, { id: gone!.recording.id });
    // The change log tells subscribers, and is compacted by its retention.
    expect(left.filter(({ kind }) => kind === null)).toEqual([]);
    const after = await fixture.graph.read<{ labels: string[] }>(everything);
    const ignoring = (rows: readonly object[]) =>
      JSON.stringify(rows, (key, value: unknown) =>
        key === 'changedPosition' || key === 'settled' ? undefined : value,
      );
    expect(ignoring(after)).toBe(ignoring(before));
    expect((await tally()).ids).toEqual([kept!.recording.id]);
    expect(await ingestion.content.has(gone!.recording.sha256)).toBe(false);
    expect(await ingestion.content.has(kept!.recording.sha256)).toBe(true);
    expect((await kinds()).at(-1)).toBe('RECORDING_FORGOTTEN');
  });

  it('takes a recording back while it is being worked on', async () => {
    const ingestion = open({ plan: ingestionPlan([toyInference({ name: 'slow', run: 'slow' })], [toyTally('tally')]) });
    const [gone] = await takeIn(ingestion, [waves[0]!]);
    await ingestion.worker.start();
    await expect.poll(async () => (await storedRuns(fixture.graph))[0]?.status, patience).toBe('CLAIMED');
    await ingestion.intake.forget(gone!.recording);
    await ingestion.worker.idle();
    const left = await fixture.graph.read<{ kind: string }>(everythingOf, { id: gone!.recording.id });
    expect(left.filter(({ kind }) => kind === null)).toEqual([]);
    expect((await tally()).ids).toEqual([]);
  });

  it('loses no bytes of what is put in while the same is taken back', async () => {
    const ingestion = open();
    for (let round = 0; round < 5; round++) {
      const [there] = await takeIn(ingestion, [waves[0]!]);
      const ends = await Promise.allSettled([
        ingestion.intake.forget(there!.recording),
        ingestion.intake.fromFile(waves[0]!, { ...target, collection: 'others' }),
      ]);
      if (ends[1].status === 'rejected') expect(ends[1].reason).toMatchObject({ code: 'UNAVAILABLE' });
      else {
        const { recording } = ends[1].value;
        expect(await ingestion.content.has(recording.sha256)).toBe(true);
        await ingestion.intake.forget(recording);
      }
      expect(await ingestion.content.has(there!.recording.sha256)).toBe(false);
    }
  });

  it('keeps bytes that another collection has too', async () => {
    const ingestion = open();
    const [one] = await takeIn(ingestion, [waves[0]!]);
    const other = await ingestion.intake.fromFile(waves[0]!, { ...target, collection: 'others' });
    expect(other.recording.id).not.toBe(one?.recording.id);
    await ingestion.intake.forget(one!.recording);
    expect(await ingestion.content.has(other.recording.sha256)).toBe(true);
    await ingestion.intake.forget(other.recording);
    expect(await ingestion.content.has(other.recording.sha256)).toBe(false);
  });
});
