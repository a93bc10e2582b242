/**
 * How long a page takes of what phone patterns and typed respellings find: in many utterances of twenty phones each, in a store of
 * its own, with what was looked at, how long nothing else had its turn, and what the inverted index misses.
 *
 *   npx tsx benchmark/phone-search.ts [--utterances 100000] [--rounds 9]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { migrate } from '../src/graph/migrations.ts';
import { connectGraph } from '../src/graph/neo4j-graph.ts';
import { openStore } from '../src/graph/open-store.ts';
import type { ConcordanceOrder } from '../src/phonetics/phone-search/concordance.ts';
import { countMatches } from '../src/phonetics/phone-search/find-matches.ts';
import { matchPage } from '../src/phonetics/phone-search/match-page.ts';
import { parsePhonePattern } from '../src/phonetics/phone-search/parse-phone-pattern.ts';
import { rankByRespelling } from '../src/phonetics/respelling/rank-by-respelling.ts';
import { respell } from '../src/phonetics/respelling/respell.ts';
import { utterancesNear } from '../src/phonetics/respelling/search-by-respelling.ts';
import { fillUtterances } from './phone-search/fill-utterances.ts';

const { values } = parseArgs({
  options: { utterances: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '9' } },
});
const rounds = Number(values.rounds);
const folder = await mkdtemp(join(tmpdir(), 'phonograph-benchmark-'));
const store = await openStore({ dataFolder: join(folder, 'data') });
const graph = await connectGraph(store);
const { signal } = new AbortController();
try {
  await migrate(graph);
  const startedAt = performance.now();
  const { collectionIds, ipas } = await fillUtterances(graph, Number(values.utterances));
  const filledInSeconds = (performance.now() - startedAt) / 1000;
  console.log(
    `${ipas.length} utterances written in ${filledInSeconds.toFixed(0)} s, load ${loadavg()[0]!.toFixed(1)}\n`,
  );
  console.log(
    '| asked, a page of 20 | found | utterances looked at | median | worst | longest hold of the event loop |',
  );
  console.log('|---|---|---|---|---|---|');
  await patternRow('[+nasal] V #');
  await patternRow('V C{2,3} V');
  await patternRow('. . . .');
  await patternRow('ʘ V');
  await patternRow('s t͡ʃ ŋ');
  await patternRow('(C V)+ #');
  await patternRow('ˈC V N');
  await patternRow('ʘ V', 'FOLLOWING');
  await patternRow('d i', 'POSITION', true);
  await row('how many `[+nasal] V #` there are', async () => {
    const { count, isWhole } = await countMatches(graph, searchOf('[+nasal] V #', false), signal);
    return [`${count}${isWhole ? '' : ' and more'}`, ''];
  });
  const typed = [17, 4_242, 9_999].map((place) => respell(ipas[place]!));
  let turn = 0;
  for (const within of ['whole', 'part'] as const) {
    await row(`a typed respelling, ${within}`, async () => {
      const near = await utterancesNear(graph, { typed: typed[turn++ % typed.length]!, within, collectionIds, signal });
      return [`nearest ${near[0]!.distance.toFixed(3)}`, near.length];
    });
  }
  await missedByIndex();

  function searchOf(pattern: string, alternatives: boolean) {
    return { pattern: parsePhonePattern(pattern), options: { alternatives }, collectionIds };
  }

  async function patternRow(
    pattern: string,
    order: ConcordanceOrder = 'POSITION',
    alternatives = false,
  ): Promise<void> {
    const more = `${order === 'POSITION' ? '' : `, by ${order.toLowerCase()} phones`}${alternatives ? ', alternatives too' : ''}`;
    await row(`\`${pattern.replaceAll('|', String.raw`\|`)}\`${more}`, async () => {
      const search = searchOf(pattern, alternatives);
      const page = await matchPage(graph, search, { first: 20 }, order, signal);
      return [`${page.edges.length}${page.stoppedEarly ? ', stopped early' : ''}`, page.utterancesLookedAt];
    });
  }

  async function row(name: string, ask: () => Promise<readonly [string, string | number]>): Promise<void> {
    const times: number[] = [];
    await ask();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    let answer: readonly [string, string | number] = ['', ''];
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      answer = await ask();
      times.push(performance.now() - from);
    }
    delay.disable();
    times.sort((a, b) => a - b);
    const [median, worst] = [times[Math.floor(times.length / 2)]!, times.at(-1)!];
    const held = (delay.max / 1e6).toFixed(0);
    console.log(`| ${name} | ${answer.join(' | ')} | ${median.toFixed(0)} ms | ${worst.toFixed(0)} ms | ${held} ms |`);
  }

  /** Of the ten that are nearest to what is typed, how many are among those that are compared: typed as by a hasty listener. */
  async function missedByIndex(): Promise<void> {
    const all = ipas.map((phones, place) => ({ place, phones }));
    let wanted = 0;
    let found = 0;
    for (const place of [17, 1_234, 4_242, 7_007, 9_999]) {
      // Every fifth sound left out or another one.
      const heard = ipas[place]!.flatMap((ipa, at) => (at % 10 === 4 ? [] : at % 10 === 9 ? ['a'] : [ipa]));
      const asTyped = respell(heard).toLowerCase();
      const exact = rankByRespelling(asTyped, all, { limit: 10 });
      const near = await utterancesNear(graph, { typed: asTyped, within: 'whole', collectionIds, signal });
      const least = exact.at(-1)!.distance + 1e-9;
      wanted += exact.length;
      found += Math.min(exact.length, near.filter(({ distance }) => distance <= least).length);
    }
    console.log(`\nof the ten nearest of all, found by way of the index: ${found} of ${wanted}`);
  }
} finally {
  await graph.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
