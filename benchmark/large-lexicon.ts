/**
 * What a question about one form costs in a large lexicon, and what writing down the history costs as it grows: a generated
 * world of 3,000 forms is taken in from the graph, recording by recording, as the server does it, and settled; then people ask.
 *
 *   npx tsx benchmark/large-lexicon.ts [--recordings 1000] [--utterances 20] [--rounds 5]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pageWindow } from '../src/api/connection-arguments.ts';
import { migrate } from '../src/graph/migrations.ts';
import { connectGraph } from '../src/graph/neo4j-graph.ts';
import { openStore } from '../src/graph/open-store.ts';
import { CorpusRunner } from '../src/inference/corpus-runner.ts';
import { Lanes } from '../src/inference/lanes.ts';
import { ChangeOfMindResolver } from '../src/meaning/explanation/change-of-mind.resolver.ts';
import { explain } from '../src/meaning/explanation/explanation.service.ts';
import { mappingHistoryOfLexicon } from '../src/meaning/history/history-inference.ts';
import { readState } from '../src/meaning/learner-state.store.ts';
import { MappingReviewService } from '../src/meaning/mapping-review.service.ts';
import { MappingStore } from '../src/meaning/mapping.store.ts';
import { Mapping } from '../src/meaning/mapping.type.ts';
import { mappingsOfLexicon } from '../src/meaning/mappings-inference.ts';
import { ReviewQueueService } from '../src/meaning/review-queue.service.ts';
import type { RequestContext } from '../src/request-context.ts';
import { noisyWorld } from '../test/meaning/generated-world.ts';
import { fillWithWorld, lexiconId } from './learning-to-graph/fill-with-world.ts';
import { fullReader } from '../test/recording/full-reader.ts';

const { values } = parseArgs({
  options: {
    recordings: { type: 'string', default: '1000' },
    utterances: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '5' },
  },
});
const recordings = Number(values.recordings);
const utterances = Number(values.utterances);
const rounds = Number(values.rounds);
const world = { ...noisyWorld, situations: recordings * utterances, words: 2400, functionWords: 600, concepts: 2400 };

const folder = await mkdtemp(join(tmpdir(), 'phonograph-benchmark-'));
const store = await openStore({ dataFolder: join(folder, 'data') });
const graph = await connectGraph({ ...store, queryTimeoutMs: 600_000 });
const lanes = new Lanes(1);
try {
  await migrate(graph);
  const recordingIds = await fillWithWorld(graph, { ...world, zipfExponent: 0.7 }, utterances);
  await hide();
  console.log(
    `${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${loadavg()[0]!.toFixed(1)}`,
  );

  const spent = new Map<string, number>();
  const runner = new CorpusRunner({
    graph,
    lanes,
    inferences: [mappingsOfLexicon, mappingHistoryOfLexicon],
    versionOf: ({ version }) => version,
    onStep(step, inference) {
      const now = performance.now();
      spent.set(inference, (step === 'claimed' ? 0 : spent.get(inference)!) + (step === 'claimed' ? -now : 0));
      if (step === 'committed') spent.set(inference, spent.get(inference)! + now);
    },
  });
  console.log('\n| recordings before | mappings, ms | their history, ms |\n|---|---|---|');
  let ready = 0;
  for (const before of [0, 1, 10, 100, recordings / 2, recordings - rounds].filter((n) => n < recordings)) {
    await reveal(before);
    await runner.catchUp(lexiconId);
    const times: [number, number][] = [];
    for (let round = 0; round < Math.min(rounds, 5); round++) {
      await reveal(before + round + 1);
      await runner.catchUp(lexiconId);
      times.push([spent.get('mappings')!, spent.get('mapping-history')!]);
    }
    console.log(`| ${before} | ${median(times.map(([a]) => a))} | ${median(times.map(([, b]) => b))} |`);
  }
  await reveal(recordings);
  await runner.settle(lexiconId);
  console.log(
    `| settled at ${recordings} | ${spent.get('mappings')!.toFixed(0)} | ${spent.get('mapping-history')!.toFixed(0)} |`,
  );

  const access = { collectionIds: ['collection'], lexiconIds: [lexiconId] };
  const reader = fullReader('local', access);
  const found = await new MappingStore(graph).list({ lexiconId }, pageWindow('all', { first: 100 }), [lexiconId]);
  const state = (await readState(graph, lexiconId))!;
  const open = new Set(found.map(({ formId }) => formId));
  const others = state.forms.symbols.ids.filter((id) => !open.has(id));
  const [size] = await graph.read<{ bytes: number; rows: number }>(
    {
      name: 'benchmark/size-of-state',
      text: `MATCH (row:LearnerRow) USING INDEX SEEK row:LearnerRow(lexiconId) WHERE row.lexiconId = $lexiconId
             RETURN sum(size(row.row)) AS bytes, count(*) AS rows`,
    },
    { lexiconId },
  );
  const { forms, concepts, pairs } = state;
  console.log(
    `\n${state.situations} situations, ${forms.symbols.size} forms, ${concepts.symbols.size} concepts, ` +
      `${pairs.index.size} pairs; stored in ${size!.rows} rows of ${(size!.bytes / 2 ** 20).toFixed(1)} MiB`,
  );
  console.log('\n| asked | median, ms | worst, ms |\n|---|---|---|');
  const reviews = new MappingReviewService(graph, () => undefined);
  const changeOfMind = new ChangeOfMindResolver(lanes);
  const questions: readonly (readonly [string, (round: number) => Promise<unknown>])[] = [
    ['the whole state', () => readState(graph, lexiconId)],
    ['`reviewMapping`', (round) => reviews.review(found[round]!.id, { verdict: 'CONFIRMED' }, reader)],
    [
      '`reviewMeaning` of what no mapping states',
      (round) => reviews.reviewPair(others[round]!, concepts.symbols.ids[round]!, { verdict: 'CONFIRMED' }, reader),
    ],
    ['`reviewQueue`', () => new ReviewQueueService(graph).questions(lexiconId, reader)],
    ['`explain`', (round) => explain(found[20 + round]!.id, 5, graph, access)],
    [
      '`whatWouldChange`',
      (round) =>
        changeOfMind.whatWouldChange(Mapping.of(found[40 + round]!), {
          graph,
          signal: new AbortController().signal,
        } as RequestContext),
    ],
  ];
  for (const [name, ask] of questions) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await ask(round);
      times.push(performance.now() - start);
    }
    console.log(`| ${name} | ${median(times)} | ${Math.max(...times).toFixed(0)} |`);
  }

  async function hide(): Promise<void> {
    const text = `MERGE (:Lexicon {id: $lexiconId})
                  WITH 1 AS made MATCH (recording:Recording) SET recording.readyPosition = null, recording.title = recording.id
                  WITH count(*) AS hidden MATCH (token:FormToken) SET token.endSeconds = token.startSeconds + 0.2`;
    await graph.write((transaction) => transaction.run({ name: 'benchmark/hide', text }, { lexiconId }));
  }

  /** The first so many recordings are ready. */
  async function reveal(count: number): Promise<void> {
    const text = `MATCH (lexicon:Lexicon {id: $lexiconId}) SET lexicon.changedPosition = $count
                  WITH lexicon UNWIND $ids AS each
                  MATCH (recording:Recording {id: each.id}) SET recording.readyPosition = each.position`;
    const ids = recordingIds.slice(ready, count).map((id, i) => ({ id, position: ready + i + 1 }));
    if (ids.length > 0) {
      await graph.write((transaction) =>
        transaction.run({ name: 'benchmark/reveal', text }, { ids, count, lexiconId }),
      );
    }
    ready = Math.max(ready, count);
  }
} finally {
  await lanes.close();
  await graph.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
}

function median(times: readonly number[]): string {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!.toFixed(0);
}
