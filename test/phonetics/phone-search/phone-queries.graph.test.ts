import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { ChangeFeed } from '../../../src/graph/change-feed.ts';
import type { InferenceEngine } from '../../../src/inference/inference-engine.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { PhoneMatchResolver } from '../../../src/phonetics/phone-search/phone-match.resolver.ts';
import { PhoneMatchedResolver } from '../../../src/phonetics/phone-search/phone-matched.resolver.ts';
import { PhoneQueryResolver } from '../../../src/phonetics/phone-search/phone-query.resolver.ts';
import { mostPhoneQueries, PhoneQueryStore } from '../../../src/phonetics/phone-search/phone-query.store.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { answered, askAs, followAs, type ToldMatches } from './search-through-graphql.ts';
import { engineOn, say, spokenAnew, spokenPhones } from './spoken-graph.ts';
import { giveRole } from '../../recording/give-role.ts';
import { nodeId } from '../../../src/graph/node-id.ts';

describeGraph('saved phone queries', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  let engine: InferenceEngine;
  let feed: ChangeFeed;
  const lanes = new Lanes(1);

  beforeAll(async () => {
    const resolvers = [PhoneMatchResolver, PhoneQueryResolver, PhoneMatchedResolver] as const;
    schema = await buildPhonographSchema(resolvers, containerOf());
    folder = await MediaFolder.make();
    engine = engineOn(fixture.graph, lanes, await folder.wave('second.wav', new Float32Array(16_000)));
  });
  beforeEach(async () => {
    await fixture.wipe();
    await new CollectionStore(fixture.graph).ensure('mine', 'me', 'kaz');
    feed?.close();
    feed = new ChangeFeed(fixture.graph, { pollMs: 20 });
  });
  afterAll(async () => {
    feed.close();
    await lanes.close();
    await folder.remove();
  });

  const ask = async (source: string, who = 'me', variables = {}) =>
    answered(await askAs(schema, fixture.graph, source, who, variables));
  const save = async (name: string, pattern: string, more = '', who = 'me') =>
    (await ask(`mutation { savePhoneQuery(name: "${name}", pattern: "${pattern}"${more}) { name savedCursor } }`, who))
      .savePhoneQuery;
  const follow = (name: string, after?: string, who = 'me') =>
    followAs(
      schema,
      fixture.graph,
      feed,
      `subscription { phoneMatched(name: "${name}"${after === undefined ? '' : `, after: "${after}"`}) {
         cursor recordingId matches { cause match { ipa soundEventId } } } }`,
      who,
    );
  const told = async (following: Awaited<ReturnType<typeof follow>>): Promise<ToldMatches> =>
    answered(await following.next()).phoneMatched;
  const short = ({ recordingId, matches }: ToldMatches) => [
    recordingId,
    ...matches.map(({ cause, match }) => `${cause} ${match.ipa}`),
  ];

  it('keeps, lists, replaces and forgets queries of their owner alone', async () => {
    const { id: collectionId } = await new CollectionStore(fixture.graph).ensure('mine', 'me', 'kaz');
    await save('nasals', '[+nasal] V #');
    await save(
      ' codas ',
      'C #',
      `, scope: {collectionId: "${collectionId}"}, minimumConfidence: 0.5, alternatives: true`,
    );
    await save('nasals', 'N V');
    const { phoneQueries } = await ask(
      '{ phoneQueries { name pattern collectionId lexiconId alternatives minimumConfidence } }',
    );
    expect(phoneQueries).toEqual([
      { name: 'codas', pattern: 'C #', collectionId, lexiconId: null, alternatives: true, minimumConfidence: 0.5 },
      {
        name: 'nasals',
        pattern: 'N V',
        collectionId: null,
        lexiconId: null,
        alternatives: false,
        minimumConfidence: 0,
      },
    ]);
    expect((await ask('{ phoneQueries { name } }', 'them')).phoneQueries).toEqual([]);
    expect((await ask('{ phoneQuery(name: "nasals") { name } }', 'them')).phoneQuery).toBeNull();
    const forgetting = await askAs(schema, fixture.graph, 'mutation { forgetPhoneQuery(name: "nasals") }', 'them');
    expect(forgetting.errors![0]!.originalError).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask('mutation { forgetPhoneQuery(name: "nasals") }')).toEqual({ forgetPhoneQuery: 'nasals' });
    expect((await ask('{ phoneQueries { name } }')).phoneQueries).toEqual([{ name: 'codas' }]);
  });

  it('refuses patterns, names and numbers that cannot be, and too many queries', async () => {
    const codeOf = async (args: string) => {
      const { errors } = await askAs(schema, fixture.graph, `mutation { savePhoneQuery(${args}) { name } }`);
      return (errors![0]!.originalError as unknown as { code: string }).code;
    };
    expect(await codeOf('name: "x", pattern: "[ptk"')).toBe('BAD_USER_INPUT');
    expect(await codeOf('name: " ", pattern: "V"')).toBe('BAD_PARAMETER');
    expect(await codeOf('name: "x", pattern: "V", minimumConfidence: 2')).toBe('BAD_PARAMETER');
    const store = new PhoneQueryStore(fixture.graph);
    const wish = { ownerId: 'me', pattern: 'V', alternatives: false, minimumConfidence: 0, position: 0 };
    await Promise.all(Array.from({ length: mostPhoneQueries }, (_, i) => store.save({ ...wish, name: `q${i}` })));
    expect(await codeOf('name: "one more", pattern: "V"')).toBe('TOO_MANY');
    expect((await save('q7', 'C')).name).toBe('q7');
  });

  it('has its matches and how many there are', async () => {
    await engine.ensure(spokenPhones, [
      ...(await say(fixture.graph, 'one', ['k a n a', 'm a m ˈa', 't i'])),
      ...(await say(fixture.graph, 'secret', ['n a'], { collection: 'theirs', owner: 'them' })),
    ]);
    await save('nasals', '[+nasal] V');
    await save('stressed', '[+nasal] [V ˈ]');
    const fields = 'matches(first: 2) { edges { node { ipa } } pageInfo { hasNextPage } } matchCount { count isWhole }';
    expect((await ask(`{ phoneQuery(name: "nasals") { ${fields} } }`)).phoneQuery).toEqual({
      matches: { edges: [{ node: { ipa: 'na' } }, { node: { ipa: 'ma' } }], pageInfo: { hasNextPage: true } },
      matchCount: { count: 3, isWhole: true },
    });
    const stressed = await ask('{ phoneQuery(name: "stressed") { matchCount { count isWhole } } }');
    expect(stressed.phoneQuery!.matchCount).toEqual({ count: 1, isWhole: true });
  });

  it('tells of matches as phones are heard, and of nothing else', async () => {
    await engine.ensure(spokenPhones, await say(fixture.graph, 'before', ['m a']));
    const { savedCursor } = await save('nasals', '[+nasal] V');
    const following = await follow('nasals', savedCursor);
    await engine.ensure(spokenPhones, await say(fixture.graph, 'none', ['t a', 'k i', '']));
    await engine.ensure(spokenPhones, await say(fixture.graph, 'first', ['k a n a', 'm a m a', 't i']));
    await engine.ensure(
      spokenPhones,
      await say(fixture.graph, 'secret', ['n a'], { collection: 'theirs', owner: 'them' }),
    );
    await engine.ensure(spokenPhones, await say(fixture.graph, 'second', ['n u']));
    expect(short(await told(following))).toEqual(['first', 'HEARD na', 'HEARD ma', 'HEARD ma']);
    expect(short(await told(following))).toEqual(['second', 'HEARD nu']);
    following.stop();
  });

  it('tells everything once over broken connections, wherever they break', async () => {
    const { savedCursor } = await save('stops', '[ptk] V');
    const words = Array.from({ length: 300 }, (_, i) => ['k a', 'm a', 't i p a', ''][i % 4]!);
    const expected: string[] = [];
    for (const [name, said] of [
      ['long', words],
      ['short', ['p u']],
      ['dull', ['m a']],
      ['last', ['k u']],
    ] as const) {
      const ids = await say(fixture.graph, name, said);
      // More utterances than are written in one transaction.
      await engine.ensure({ ...spokenPhones, mostSubjects: 64 }, ids);
      for (const [place, text] of said.entries()) {
        for (const [ipa] of text.replaceAll(' ', '').matchAll(/[ptk][aiu]/g)) expected.push(`${ids[place]} ${ipa}`);
      }
    }
    const seen: string[] = [];
    const cursors: string[] = [];
    for (let cursor = savedCursor; seen.length < expected.length;) {
      const following = await follow('stops', cursor);
      const event = await told(following);
      following.stop();
      cursor = event.cursor;
      cursors.push(cursor);
      seen.push(...event.matches.map(({ match }) => `${match.soundEventId} ${match.ipa}`));
    }
    expect(seen.toSorted()).toEqual(expected.toSorted());
    expect(new Set(cursors).size).toBe(cursors.length);
    const rest = await follow('stops', cursors.at(-1));
    await engine.ensure(spokenPhones, await say(fixture.graph, 'more', ['t u']));
    expect(short(await told(rest))).toEqual(['more', 'HEARD tu']);
    rest.stop();
  });

  it('says which matches stand in place of others, and keeps silent where nothing has changed', async () => {
    const ids = await say(fixture.graph, 'one', ['t a', 'm a']);
    const { savedCursor } = await save('stops', '[ptk] V');
    const [former] = await engine.ensure(spokenPhones, ids);
    expect(former!.phones[0]!.ipa).toBe('t');
    const following = await follow('stops', savedCursor);
    expect(short(await told(following))).toEqual(['one', 'HEARD ta']);
    await engine.ensure(spokenPhones, ids, { policy: 'AGAIN' });
    await engine.ensure(spokenAnew, ids, { policy: 'AGAIN' });
    expect(short(await told(following))).toEqual(['one', 'REPLACED ka']);
    await engine.ensure({ ...spokenPhones, version: 'newer' }, ids);
    expect(short(await told(following))).toEqual(['one', 'REPLACED ta']);
    following.stop();
    // Whoever comes back later hears of what is there now, once.
    const late = await follow('stops', savedCursor);
    expect(short(await told(late))).toEqual(['one', 'REPLACED ta']);
    late.stop();
  });

  it('heeds its scope, who may read, and what it is saved as anew', async () => {
    await save('theirs', 'k a', '', 'them');
    const { id: collectionId } = await new CollectionStore(fixture.graph).ensure('narrow', 'me', 'kaz');
    const { savedCursor } = await save('narrow', 'k a', `, scope: {collectionId: "${collectionId}"}`);
    const narrow = await follow('narrow', savedCursor);
    const theirs = await follow('theirs', savedCursor, 'them');
    await engine.ensure(spokenPhones, await say(fixture.graph, 'wide', ['k a']));
    await engine.ensure(spokenPhones, await say(fixture.graph, 'inside', ['k a'], { collection: 'narrow' }));
    expect(short(await told(narrow))).toEqual(['inside', 'HEARD ka']);
    await engine.ensure(
      spokenPhones,
      await say(fixture.graph, 'own', ['k a'], { collection: 'theirs', owner: 'them' }),
    );
    expect(short(await told(theirs))).toEqual(['own', 'HEARD ka']);
    await giveRole(fixture.graph, nodeId('collection', 'me', 'mine'), ['them']);
    // What one may read is looked up every two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await engine.ensure(spokenPhones, await say(fixture.graph, 'shared', ['k a']));
    expect(short(await told(theirs))).toEqual(['shared', 'HEARD ka']);
    await save('narrow', 't i');
    await engine.ensure(spokenPhones, await say(fixture.graph, 'anew', ['k a', 't i']));
    expect(short(await told(narrow))).toEqual(['anew', 'HEARD ti']);
    narrow.stop();
    theirs.stop();
  });

  it('refuses to follow what is not saved, and ends when it is forgotten', async () => {
    const codeOf = async (following: Awaited<ReturnType<typeof follow>>) => {
      const { errors } = await following.next().catch((error: Error) => ({ errors: [{ originalError: error }] }));
      return (errors![0]!.originalError as unknown as { code: string }).code;
    };
    expect(await codeOf(await follow('nothing'))).toBe('NOT_FOUND');
    const { savedCursor } = await save('stops', 'k a');
    expect(await codeOf(await follow('stops', savedCursor, 'them'))).toBe('NOT_FOUND');
    const following = await follow('stops', savedCursor);
    await ask('mutation { forgetPhoneQuery(name: "stops") }');
    await engine.ensure(spokenPhones, await say(fixture.graph, 'one', ['k a']));
    expect(await codeOf(following)).toBe('NOT_FOUND');
  });
});
