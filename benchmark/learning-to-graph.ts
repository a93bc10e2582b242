/**
 * How many situations a second a lexicon takes in through to Neo4j: what was heard and seen is read from the graph, the
 * learner takes its online steps, and evidence, mappings, their changes and the learner's state are written, one
 * transaction a step of 32 recordings, as the server does it. The world is that of issue 4.
 *
 *   npx tsx benchmark/learning-to-graph.ts [--recordings 400] [--utterances 25]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '../src/graph/migrations.ts';
import { connectGraph } from '../src/graph/neo4j-graph.ts';
import { openStore } from '../src/graph/open-store.ts';
import type { CorpusScope } from '../src/inference/define-corpus-inference.ts';
import { mappingsOfLexicon } from '../src/meaning/mappings-inference.ts';
import { noisyWorld } from '../test/meaning/generated-world.ts';
import { fillWithWorld, lexiconId } from './learning-to-graph/fill-with-world.ts';

const { values } = parseArgs({
  options: { recordings: { type: 'string', default: '400' }, utterances: { type: 'string', default: '25' } },
});
const recordings = Number(values.recordings);
const utterances = Number(values.utterances);
const stepRecordings = 32;

const folder = await mkdtemp(join(tmpdir(), 'phonograph-benchmark-'));
const store = await openStore({ dataFolder: join(folder, 'data') });
const graph = await connectGraph(store);
try {
  await migrate(graph);
  const recordingIds = await fillWithWorld(graph, { ...noisyWorld, situations: recordings * utterances }, utterances);
  // steps call no lane
  const scope = { lexiconId, graph, signal: new AbortController().signal } as CorpusScope;
  console.log(
    `${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${loadavg()[0]!.toFixed(1)}\n`,
  );
  console.log('| situations before | reading and learning, s | writing, s | situations/s |\n|---|---|---|---|');
  let learning = 0;
  let writing = 0;
  let taken = 0;
  for (let from = 0; from < recordings; from += stepRecordings) {
    const ids = recordingIds.slice(from, from + stepRecordings);
    const start = performance.now();
    const delta = await mappingsOfLexicon.step(ids, scope);
    const learned = performance.now();
    await graph.write((transaction) => mappingsOfLexicon.write(delta, lexiconId, transaction));
    const written = performance.now();
    const seconds = [(learned - start) / 1000, (written - learned) / 1000] as const;
    const perSecond = (ids.length * utterances) / (seconds[0] + seconds[1]);
    console.log(`| ${taken} | ${seconds[0].toFixed(2)} | ${seconds[1].toFixed(2)} | ${Math.round(perSecond)} |`);
    learning += seconds[0];
    writing += seconds[1];
    taken += ids.length * utterances;
  }
  console.log(`\n${taken} situations: ${Math.round(taken / (learning + writing))} a second`);
} finally {
  await graph.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
