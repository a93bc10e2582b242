import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { latestPosition, readChanges } from '../../src/graph/change-log.ts';
import type { EngineOptions } from '../../src/inference/engine-options.ts';
import { ingestionPlan, type IngestionPlan } from '../../src/ingestion/ingestion-plan.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { toyTally } from '../inference/toy-corpus.ts';
import { storedNotes, type StoredNote } from '../inference/toy-graph.ts';
import { noteSubject, query, toyInference } from '../inference/toy-inference.ts';
import { toyIngestion, type ToyIngestion } from './toy-ingestion.ts';

const target = { collection: 'recordings', ownerId: 'local' };
const statesQuery = query(
  'states',
  `MATCH (job:IngestJob) MATCH (recording:Recording {id: job.recordingId})
   RETURN job.status + ' ' + recording.state + CASE WHEN recording.staleAtMs IS NULL THEN '' ELSE ' stale' END AS state`,
);
const tallyQuery = query('tally', 'MATCH (tally:ToyTally) RETURN tally.ids AS ids, tally.settled AS settled');
const legacy = query('legacy', 'MATCH (n) WHERE n:Recording OR n:InferenceRun REMOVE n.plan, n.resultSha256');

describeGraph('working on ready recordings again', (fixture) => {
  let folder: MediaFolder;
  const waves: string[] = [];
  const opened: ToyIngestion[] = [];

  beforeAll(async () => {
    folder = await MediaFolder.make();
    for (const place of [1, 2]) {
      waves.push(await folder.wave(`sound ${place}.wav`, new Float32Array(place * 4_000).fill(0.01 * place)));
    }
  });
  beforeEach(() => fixture.wipe());
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });
  afterAll(() => folder.remove());

  const done = ['DONE READY', 'DONE READY'];
  const states = async () => (await fixture.graph.read<{ state: string }>(statesQuery)).map(({ state }) => state);
  const tally = async () => (await fixture.graph.read<{ ids: string[]; settled: number }>(tallyQuery))[0]!;
  const shown = async (): Promise<readonly StoredNote[]> =>
    (await storedNotes(fixture.graph)).filter((note) => note.current);

  /** A program from its start until it has nothing to do. @returns what it inferred, sorted */
  async function start(plan: IngestionPlan, engine: Partial<EngineOptions> = {}) {
    const finished: string[] = [];
    const ingestion = toyIngestion(fixture.graph, folder.path, {
      plan,
      engine: {
        ...engine,
        onFinished: ({ inference, runs }) => finished.push(...Array.from({ length: runs }, () => inference)),
      },
    });
    opened.push(ingestion);
    await ingestion.worker.start();
    await ingestion.worker.idle();
    return { ingestion, finished };
  }

  async function run(plan: IngestionPlan, engine?: Partial<EngineOptions>): Promise<readonly string[]> {
    const { ingestion, finished } = await start(plan, engine);
    if ((await states()).length === 0) for (const wave of waves) await ingestion.intake.fromFile(wave, target);
    await ingestion.worker.idle();
    expect(await states()).toEqual(done);
    expect(await ingestion.corpus.lexiconsBehind()).toEqual([]);
    await ingestion.close();
    return finished.toSorted();
  }

  /** `last` and `about` read `middle`, which reads `first`; `aside` reads `first` alone. */
  function chain(middleVersion: string, models: readonly string[] = []): IngestionPlan {
    const first = toyInference({ name: 'first', run: 'notes' });
    const middle = toyInference({ name: 'middle', run: 'notes', version: middleVersion, reads: [first], models });
    const last = toyInference({ name: 'last', run: 'notes', reads: [middle] });
    const about = toyInference({ name: 'about', run: 'plain', reads: [middle], subject: noteSubject('middle') });
    const aside = toyInference({ name: 'aside', run: 'notes', reads: [first] });
    return ingestionPlan([first, middle, last, about, aside], [toyTally('tally', { reads: [last] })]);
  }
  const stale = ['about', 'about', 'about', 'about', 'last', 'last', 'middle', 'middle'];

  it('infers at start what a new version has made stale, and only that, and settles the lexicon anew', async () => {
    await run(chain('1'));
    const before = await tally();
    const old = await shown();
    expect(await run(chain('2'))).toEqual(stale);
    const after = await tally();
    expect(after.ids).toEqual(before.ids);
    expect(after.settled).toBeGreaterThan(before.settled);
    const runsOf = (notes: readonly StoredNote[], inference: string) =>
      notes.filter((note) => note.inference === inference).map(({ runId }) => runId);
    const now = await shown();
    for (const same of ['first', 'aside']) expect(runsOf(now, same)).toEqual(runsOf(old, same));
    for (const other of ['middle', 'last', 'about']) expect(runsOf(now, other)).not.toEqual(runsOf(old, other));
    expect(now).toHaveLength(old.length);
  });

  it('infers at start what another file of a model has made stale', async () => {
    await run(chain('1', ['toy']), { modelChecksum: () => 'old' });
    const before = await tally();
    expect(await run(chain('1', ['toy']), { modelChecksum: () => 'new' })).toEqual(stale);
    expect((await tally()).settled).toBeGreaterThan(before.settled);
  });

  it('does nothing at a start by the same plan', async () => {
    await run(chain('1'));
    const [position, before] = [await latestPosition(fixture.graph), await tally()];
    expect(await run(chain('1'))).toEqual([]);
    expect(await latestPosition(fixture.graph)).toBe(position);
    expect(await tally()).toEqual(before);
  });

  it('goes back to an earlier version without inferring anything', async () => {
    await run(chain('1'));
    const [old, before] = [await shown(), await tally()];
    await run(chain('2'));
    expect(await run(chain('1'))).toEqual([]);
    expect(await shown()).toEqual(old);
    expect((await tally()).settled).toBeGreaterThan(before.settled + 1);
  });

  it('takes up recordings that became ready before plans were kept', async () => {
    await run(chain('1'));
    await fixture.graph.write((transaction) => transaction.run(legacy));
    expect(await run(chain('1'))).toEqual([]);
    expect((await tally()).ids).toHaveLength(2);
  });

  it('infers what depends on a result that AGAIN has changed, and has the lexicon take it in', async () => {
    const count = toyInference({ name: 'count', run: 'counts-up', lane: 'counting' });
    const echo = toyInference({ name: 'echo', run: 'notes', reads: [count] });
    const aside = toyInference({ name: 'aside', run: 'notes' });
    const plan = ingestionPlan([count, echo, aside], [toyTally('tally', { reads: [echo] })]);
    await run(plan);
    const before = await tally();
    const { ingestion, finished } = await start(plan);
    const ids = await shown();
    const [first] = [...new Set(ids.map(({ recordingId }) => recordingId))] as [string];
    // A second thread counts anew; what it says first is known already.
    await ingestion.engine.ensure(count, [first], { policy: 'AGAIN' });
    await ingestion.engine.ensure(count, [first], { policy: 'AGAIN' });
    const [changed] = await ingestion.engine.ensure(count, [first], { policy: 'AGAIN' });
    expect(changed?.[0]?.value).toBe(3);
    await ingestion.worker.idle();
    expect(await states()).toEqual(done);
    expect(finished.filter((name) => name !== 'count')).toEqual(expect.arrayContaining(['echo']));
    expect(finished).not.toContain('aside');
    const echoed = (await shown()).filter((note) => note.inference === 'echo' && note.recordingId === first);
    expect(echoed.map(({ value }) => value)).toContain(3);
    expect((await shown()).map(({ id }) => id)).toEqual(ids.map(({ id }) => id));
    expect(await ingestion.corpus.lexiconsBehind()).toEqual([]);
    expect((await tally()).settled).toBeGreaterThan(before.settled);
    expect(new Set((await tally()).ids).size).toBe(2);
  });

  it('leaves the lexicon alone when AGAIN gives the same', async () => {
    const plan = chain('1');
    await run(plan);
    const before = await tally();
    const { ingestion, finished } = await start(plan);
    const [note] = (await shown()) as [StoredNote];
    const first = plan.local.find(({ name }) => name === 'first')!;
    await ingestion.engine.ensure(first, [note.recordingId], { policy: 'AGAIN' });
    await ingestion.worker.idle();
    expect(finished).toEqual(['first']);
    expect(await tally()).toEqual(before);
    const kinds = (await readChanges(fixture.graph, { after: 0 })).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'RECORDING_READY')).toHaveLength(2);
  });
});
