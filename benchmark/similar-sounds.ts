/**
 * Searching 100,000 sounds for the ten that are nearest to one: how long, and how many of the truly nearest are found.
 * The points are made: words of five tokens each, as far apart as the shipped network puts them. Prints Markdown tables.
 *
 *   npx tsx benchmark/similar-sounds.ts [--points 100000] [--rounds 200]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CypherQuery } from '../src/graph/cypher-query.ts';
import { migrate } from '../src/graph/migrations.ts';
import { connectGraph } from '../src/graph/neo4j-graph.ts';
import { openStore } from '../src/graph/open-store.ts';
import { searchSounds } from '../src/phonetics/likeness/similar-sounds.store.ts';
import { EMBEDDING_SIZE } from '../src/phonetics/likeness/word-embedder.ts';
import { seededRandom } from './evaluations/seeded-random.ts';

const { values } = parseArgs({
  options: { points: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '200' } },
});
const points = Number(values.points);
const rounds = Number(values.rounds);
const wanted = 10;
const tokensAWord = 5;
const batch = 2000;
const space = 'benchmark';

const query = (name: string, text: string): CypherQuery => ({ name: `benchmark/${name}`, text });
const writePoints = query(
  'write-points',
  `UNWIND $made AS each
   CREATE (event:SoundEvent {id: each.id, current: true, recordingId: 'recording', collectionId: each.collectionId,
     startSeconds: 0.0, endSeconds: 1.0, kind: 'HUMAN', label: 'voice', confidence: 1.0, ordinal: 0, runId: 'run'})
   CREATE (event)-[:HAS_STRETCH]->(stretch:SoundStretch {id: each.id, soundEventId: each.id, recordingId: 'recording',
     collectionId: each.collectionId, kind: 'HUMAN', space: $space, current: true, ordinal: 0, startSeconds: 0.0,
     endSeconds: 1.0})
   WITH stretch, each
   CALL db.create.setNodeVectorProperty(stretch, 'embedding', each.vector)
   RETURN count(stretch) AS count`,
);
const askIndex = query(
  'ask-index',
  `CALL db.index.vector.queryNodes('sound_stretch_embedding', $count, $vector) YIELD node, score
   RETURN count(node) AS count`,
);

const random = seededRandom('similar sounds');
const vectors = new Float32Array(points * EMBEDDING_SIZE);
const basis = Float32Array.from({ length: 40 * EMBEDDING_SIZE }, random.normal);
let centre: Float32Array = new Float32Array(0);
for (let at = 0; at < points; at++) {
  if (at % tokensAWord === 0) centre = direction();
  const noise = direction();
  const row = vectors.subarray(at * EMBEDDING_SIZE, (at + 1) * EMBEDDING_SIZE);
  row.set(unit(centre.map((value, k) => value + 0.7 * noise[k]!)));
}

const folder = await mkdtemp(join(tmpdir(), 'phonograph-benchmark-'));
const store = await openStore({ dataFolder: folder });
const graph = await connectGraph(store);
try {
  await migrate(graph);
  const started = performance.now();
  for (let from = 0; from < points; from += batch) {
    const made = Array.from({ length: Math.min(batch, points - from) }, (_, i) => ({
      id: `sound ${from + i}`,
      // One in ten is of another reader.
      collectionId: (from + i) % 10 === 9 ? 'theirs' : 'mine',
      vector: [...vectorOf(from + i)],
    }));
    await graph.write((transaction) => transaction.run(writePoints, { made, space }));
  }
  const writing = (performance.now() - started) / 1000;
  process.stdout.write(
    `${cpus().length} processors (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${loadavg()[0]!.toFixed(1)}; ${points} points ` +
      `written and indexed in ${writing.toFixed(0)} s (${(points / writing).toFixed(0)} a second)\n\n`,
  );
  process.stdout.write('| searched | p50 | p90 | p99 | recall of the nearest ten |\n|---|---|---|---|---|\n');
  const alone: number[] = [];
  for (let round = -20; round < rounds; round++) {
    const vector = [...direction()];
    const before = performance.now();
    await graph.read(askIndex, { vector, count: 50 });
    if (round >= 0) alone.push(performance.now() - before);
  }
  process.stdout.write(`| the vector index alone, fifty nearest | ${percentiles(alone)} | |\n`);
  for (const [name, collectionIds] of [
    ['all', ['mine', 'theirs']],
    ['nine tenths, the others being of another reader', ['mine']],
    ['one tenth, the others being of another reader', ['theirs']],
  ] as const) {
    const times: number[] = [];
    let right = 0;
    for (let round = -20; round < rounds; round++) {
      const at = Math.floor(random.next() * points);
      const noise = direction();
      const asked = [...unit(vectorOf(at).map((value, k) => value + 0.3 * noise[k]!))];
      const before = performance.now();
      const found = await searchSounds(graph, [asked], { collectionIds, space }, wanted);
      if (round < 0) continue;
      times.push(performance.now() - before);
      const exact = new Set(nearest(asked, collectionIds));
      right += found.filter(({ event }) => exact.has(event.id)).length;
    }
    process.stdout.write(`| ${name} | ${percentiles(times)} | ${(right / (rounds * wanted)).toFixed(3)} |\n`);
  }
} finally {
  await graph.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
}

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return [0.5, 0.9, 0.99]
    .map((share) => `${sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1)} ms`)
    .join(' | ');
}

function vectorOf(at: number): Float32Array {
  return vectors.subarray(at * EMBEDDING_SIZE, (at + 1) * EMBEDDING_SIZE);
}

/** Of length 1, among forty directions: words differ in fewer ways than a vector has numbers. */
function direction(): Float32Array {
  const result = new Float32Array(EMBEDDING_SIZE);
  for (let row = 0; row < 40; row++) {
    const weight = random.normal();
    for (let k = 0; k < EMBEDDING_SIZE; k++) result[k]! += weight * basis[row * EMBEDDING_SIZE + k]!;
  }
  return unit(result);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}

function nearest(asked: readonly number[], collectionIds: readonly string[]): string[] {
  const best: { id: string; dot: number }[] = [];
  for (let at = 0; at < points; at++) {
    if (!collectionIds.includes(at % 10 === 9 ? 'theirs' : 'mine')) continue;
    let dot = 0;
    for (let k = 0, from = at * EMBEDDING_SIZE; k < EMBEDDING_SIZE; k++) dot += asked[k]! * vectors[from + k]!;
    if (best.length === wanted && dot <= best[wanted - 1]!.dot) continue;
    best.push({ id: `sound ${at}`, dot });
    best.sort((a, b) => b.dot - a.dot);
    best.length = Math.min(best.length, wanted);
  }
  return best.map(({ id }) => id);
}
