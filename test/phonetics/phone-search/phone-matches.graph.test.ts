import { readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { formatError } from '../../../src/api/format-error.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { findMatches, mostLooked } from '../../../src/phonetics/phone-search/find-matches.ts';
import { PhoneMatcher } from '../../../src/phonetics/phone-search/find-phone-matches.ts';
import { parsePhonePattern } from '../../../src/phonetics/phone-search/parse-phone-pattern.ts';
import { PhoneMatchResolver } from '../../../src/phonetics/phone-search/phone-match.resolver.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { RecordingResolver } from '../../../src/recording/recording.resolver.ts';
import { SoundEventResolver } from '../../../src/sound/sound-event.resolver.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { countingGraph } from '../../inference/toy-graph.ts';
import { query } from '../../inference/toy-inference.ts';
import { answered, askAs, type MatchEdge, type MatchesAnswer } from './search-through-graphql.ts';
import { engineOn, say, spokenPhones } from './spoken-graph.ts';

/** Many utterances of two to seven phones, by a rule that is not regular. */
function manyUtterances(count: number): string[] {
  const phones = ['k', 'a', 'n', 't', 'i', 's', 'm', 'u'];
  let state = 7;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + (next() % 6) }, () => phones[next() % phones.length]).join(' '),
  );
}

describeGraph('phoneMatches', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  const lanes = new Lanes(1);
  const said = manyUtterances(400);

  beforeAll(async () => {
    schema = await buildPhonographSchema([PhoneMatchResolver, RecordingResolver, SoundEventResolver], containerOf());
    folder = await MediaFolder.make();
    const engine = engineOn(fixture.graph, lanes, await folder.wave('second.wav', new Float32Array(16_000)));
    const graph = fixture.graph;
    const ids = [
      ...(await say(graph, 'one', ['k ˈa n t i', 'm a', 'k a t ˈa', ''])),
      ...(await say(graph, 'two', ['s k a m a', 'ŋ u'], { collection: 'more' })),
      ...(await say(graph, 'foreign', ['s k a m a'], { collection: 'other', language: 'fra' })),
      ...(await say(graph, 'secret', ['k a n t', 'm a'], { collection: 'theirs', owner: 'them' })),
      ...(await say(graph, 'long', said, { collection: 'bulk', owner: 'bulk' })),
    ];
    await engine.ensure(spokenPhones, ids);
  }, 240_000);
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  const ask = async (fields: string, who = 'me', variables = {}, graph = fixture.graph) =>
    answered(await askAs(schema, graph, fields, who, variables));
  const edgesOf = async (args: string, who = 'me'): Promise<readonly MatchEdge[]> =>
    (await ask(`{ phoneMatches(${args}) { edges { cursor node { ipa startSeconds recordingId } } } }`, who))
      .phoneMatches.edges;
  const ipasOf = async (args: string, who = 'me') => (await edgesOf(args, who)).map(({ node }) => node.ipa);

  it('tells each match with its times, its context and how it is read', async () => {
    const data = await ask(`{ phoneMatches(pattern: "[+nasal] C V", first: 3) {
      edges { node { recordingId soundEventId startSeconds endSeconds place ipa confidence respelling
        phones { type { ipa } } before(count: 1) { type { ipa } } all: before { type { ipa } } after(count: 2) { type { ipa } }
        recording { title } soundEvent { id label isVoice } } }
      stoppedEarly utterancesLookedAt pageInfo { hasNextPage hasPreviousPage } } }`);
    const { edges, ...rest } = data.phoneMatches;
    expect(edges).toHaveLength(1);
    const ofType = (...ipas: string[]) => ipas.map((ipa) => ({ type: { ipa } }));
    expect(edges[0]!.node).toMatchObject({
      recordingId: 'one',
      soundEventId: 'one 0 |k ˈa n t i',
      place: 2,
      ipa: 'nti',
      confidence: 0.75 ** 3,
      respelling: 'Nti',
      phones: ofType('n', 't', 'i'),
      before: ofType('a'),
      all: ofType('k', 'a'),
      after: [],
      recording: { title: 'one' },
      soundEvent: { id: 'one 0 |k ˈa n t i', label: 'voice', isVoice: true },
    });
    expect(edges[0]!.node.startSeconds).toBeCloseTo(0.2);
    expect(edges[0]!.node.endSeconds).toBeCloseTo(0.5);
    expect(rest).toMatchObject({ stoppedEarly: false, pageInfo: { hasNextPage: false, hasPreviousPage: false } });
    expect(rest.utterancesLookedAt).toBeLessThanOrEqual(5);
  });

  it('finds nothing that the reader may not read, and everything that they may', async () => {
    expect(await ipasOf('pattern: "k a"')).toEqual(['ka', 'ka', 'ka', 'ka']);
    expect(await ipasOf('pattern: "k a"', 'them')).toEqual(['ka']);
    expect(await ipasOf('pattern: "k a"', 'nobody')).toEqual([]);
    expect(await ipasOf('pattern: "k a", recordingId: "secret"')).toEqual([]);
  });

  it('looks only where it is told to', async () => {
    const { id: collectionId, lexiconId } = await new CollectionStore(fixture.graph).ensure('more', 'me', 'kaz');
    const placesOf = async (args: string) => (await edgesOf(args)).map(({ node }) => node.recordingId);
    expect(await placesOf(`pattern: "k a", collectionId: "${collectionId}"`)).toEqual(['two']);
    expect(await placesOf(`pattern: "k a", lexiconId: "${lexiconId}"`)).toEqual(['one', 'one', 'two']);
    expect(await placesOf('pattern: "k a", recordingId: "foreign"')).toEqual(['foreign']);
    expect(await placesOf('pattern: "k a", lexiconId: "unknown"')).toEqual([]);
  });

  it('heeds stress, alternatives and confidence', async () => {
    expect(await ipasOf('pattern: "ˈC V"')).toEqual(['ka', 'ta']);
    expect(await ipasOf('pattern: "d i"')).toEqual([]);
    expect(await ipasOf('pattern: "d i", alternatives: true')).toEqual(['ti']);
    expect(await ipasOf('pattern: "m a #", minimumConfidence: 0.9')).toEqual([]);
    expect(await ipasOf('pattern: "m a #", minimumConfidence: 0.5')).toEqual(['ma', 'ma', 'ma']);
  });

  it('answers a pattern that nothing can match without looking at an utterance', async () => {
    const { graph, queries } = countingGraph(fixture.graph);
    const data = await ask('{ phoneMatches(pattern: "ʘ a") { edges { cursor } utterancesLookedAt } }', 'me', {}, graph);
    expect(data.phoneMatches).toEqual({ edges: [], utterancesLookedAt: 0 });
    expect(queries.filter((name) => name.includes('sequences'))).toEqual([]);
  });

  const patterns = ['k a', 'V #', '. . . .', '[+nasal] V? s', '(C V){2,}', '# m'];
  it.each(patterns)('gives the same over all pages, from either end: %s', async (pattern) => {
    const matcher = new PhoneMatcher(parsePhonePattern(pattern));
    const expected = said.flatMap((text, place) => {
      const phones = text.split(' ').map((ipa) => ({ ipa }));
      return matcher.findMatches(phones).map(({ start }) => place * 5 + start / 10);
    });
    for (const [size, far, cursor, more] of [
      ['first: 37', 'after', 'endCursor', 'hasNextPage'],
      ['last: 37', 'before', 'startCursor', 'hasPreviousPage'],
    ] as const) {
      const walked: number[] = [];
      let at: string | null = null;
      for (;;) {
        const { phoneMatches }: { phoneMatches: MatchesAnswer } = await ask(
          `query ($at: String) { phoneMatches(pattern: "${pattern}", ${size}, ${far}: $at) {
            edges { node { startSeconds } } pageInfo { ${cursor} ${more} } } }`,
          'bulk',
          { at },
        );
        const starts = phoneMatches.edges.map(({ node }) => node.startSeconds);
        if (far === 'after') walked.push(...starts);
        else walked.unshift(...starts);
        at = phoneMatches.pageInfo[cursor];
        if (!phoneMatches.pageInfo[more]) break;
      }
      expect(walked.map((start) => Math.round(start * 10) / 10)).toEqual(expected);
    }
  });

  it('ends before a cursor', async () => {
    const edges = await edgesOf('pattern: "V", first: 30', 'bulk');
    const between = await edgesOf(
      `pattern: "V", first: 50, after: "${edges[4]!.cursor}", before: "${edges[20]!.cursor}"`,
      'bulk',
    );
    expect(between).toEqual(edges.slice(5, 20));
    const backward = await edgesOf(
      `pattern: "V", last: 10, after: "${edges[4]!.cursor}", before: "${edges[20]!.cursor}"`,
      'bulk',
    );
    expect(backward).toEqual(edges.slice(10, 20));
  });

  it('sorts a concordance by what follows and by what precedes, page by page', async () => {
    const contexts = async (orderBy: string) => {
      const lines: string[] = [];
      let after: string | null = null;
      do {
        const { phoneMatches }: { phoneMatches: MatchesAnswer } = await ask(
          `query ($after: String) { phoneMatches(pattern: "n", orderBy: ${orderBy}, first: 50, after: $after) {
            edges { node { before(count: 10) { type { ipa } } after(count: 10) { type { ipa } } } }
            pageInfo { hasNextPage endCursor } } }`,
          'bulk',
          { after },
        );
        for (const { node } of phoneMatches.edges) {
          const phones = orderBy === 'FOLLOWING' ? node.after : node.before.toReversed();
          lines.push(phones.map(({ type }) => type.ipa).join(' '));
        }
        after = phoneMatches.pageInfo.hasNextPage ? phoneMatches.pageInfo.endCursor : null;
      } while (after !== null);
      return lines;
    };
    for (const orderBy of ['FOLLOWING', 'PRECEDING']) {
      const lines = await contexts(orderBy);
      expect(lines.length).toBeGreaterThan(100);
      expect(lines).toEqual([...lines].sort());
    }
  });

  it('says where a pattern is wrong, in the way of wrong input', async () => {
    const { errors } = await askAs(schema, fixture.graph, '{ phoneMatches(pattern: "k [ptk") { edges { cursor } } }');
    const { message, extensions } = formatError(errors![0], { production: true, report: () => undefined });
    expect(message).toContain('at character 3');
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', place: 2, pattern: 'k [ptk', remedy: 'close it' });
  });

  it('stops after so many utterances, says so, and goes on from there', async () => {
    const { id: collectionId } = await new CollectionStore(fixture.graph).ensure('bulk', 'bulk', 'kaz');
    const search = {
      pattern: parsePhonePattern('k a n'),
      options: {},
      collectionIds: [collectionId],
    };
    const signal = new AbortController().signal;
    const whole = await findMatches(fixture.graph, search, { backward: false, enough: 1_000, signal });
    expect(whole.stoppedAt).toBeUndefined();
    const some = await findMatches(fixture.graph, search, { backward: false, enough: 1_000, signal, mostLooked: 150 });
    expect(some.looked).toBe(150);
    const { stoppedAt: place } = some;
    const rest = await findMatches(fixture.graph, search, {
      ...{ backward: false, enough: 1_000, signal },
      behind: { ...place!, start: 1e9 },
    });
    expect([...some.matches, ...rest.matches]).toEqual(whole.matches);
    expect(mostLooked).toBeGreaterThan(1_000);
  });

  it('has a page whose Cypher finds what it says', async () => {
    const page = readFileSync(new URL('../../../docs/phone-patterns.md', import.meta.url), 'utf8');
    const blocks = [...page.matchAll(/^```cypher\n(.*?)^```/gmsu)].map(([, block]) => block!);
    expect(blocks).toHaveLength(3);
    const rows = await Promise.all(blocks.map((text, place) => fixture.graph.read(query(`page-${place}`, text))));
    expect(rows.map(({ length }) => length)).toEqual([20, 20, 20]);
    expect(rows[0]!.every(({ match }) => /^[mnŋ]a$/u.test(match as string))).toBe(true);
    const times = rows[1]!.map((row) => row['times'] as number);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(rows[2]!.every(({ phones }) => 'mnŋ'.includes((phones as string[]).at(-1)!))).toBe(true);
  });

  it('ends when nobody waits for it any more', async () => {
    const { id: collectionId } = await new CollectionStore(fixture.graph).ensure('bulk', 'bulk', 'kaz');
    const search = { pattern: parsePhonePattern('V'), options: {}, collectionIds: [collectionId] };
    const aborted = AbortSignal.abort(new Error('gone'));
    await expect(findMatches(fixture.graph, search, { backward: false, enough: 9, signal: aborted })).rejects.toThrow(
      'gone',
    );
  });
});
