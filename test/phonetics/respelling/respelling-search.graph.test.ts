// cspell:disable
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../../src/api/build-schema.ts';
import { containerOf } from '../../../src/api/resolver-container.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { rankByRespelling } from '../../../src/phonetics/respelling/rank-by-respelling.ts';
import { RespellingSearchResolver } from '../../../src/phonetics/respelling/respelling-search.resolver.ts';
import { utterancesNear } from '../../../src/phonetics/respelling/search-by-respelling.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { describeGraph } from '../../graph/graph-fixture.ts';
import { query } from '../../inference/toy-inference.ts';
import { engineOn, say, spokenPhones } from '../phone-search/spoken-graph.ts';
import { askAs } from '../phone-search/search-through-graphql.ts';

const makeForms = query(
  'make-forms-of-utterances',
  `UNWIND $forms AS made
   MERGE (form:SoundForm {id: made.formId}) SET form.lexiconId = $lexiconId, form.tokenCount = 2
   CREATE (token:FormToken {id: made.tokenId, soundEventId: made.soundEventId, recordingId: 'one', collectionId: $collectionId,
     lexiconId: $lexiconId, whole: made.whole, startSeconds: made.startSeconds, endSeconds: made.endSeconds})
   CREATE (token)-[:OF_FORM {confidence: 0.9}]->(form)`,
);

const korean = 'a n n j ʌ ŋ h a s e j o';
const spanish = 'ɡ r a s j a s';

/** Utterances of five to twelve phones by syllables, by a rule that is not regular. */
function manyUtterances(count: number): string[] {
  const onsets = ['k', 'm', 'n', 't', 's', 'p', 'l', 'ʃ', 'ɡ', 'b', 'j', ''];
  const vowels = ['a', 'i', 'u', 'e', 'o', 'ə'];
  const codas = ['', '', '', 'n', 's', 'k'];
  let state = 11;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  const pick = (from: readonly string[]) => from[next() % from.length]!;
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + (next() % 2) }, () => `${pick(onsets)} ${pick(vowels)} ${pick(codas)}`)
      .join(' ')
      .replaceAll(/ +/g, ' ')
      .trim(),
  );
}

interface Near {
  readonly soundEventId: string;
  readonly distance: number;
  readonly ipa: string;
  readonly respelling: string;
  readonly form: { readonly id: string };
}

describeGraph('search by respelling', (fixture) => {
  let schema: GraphQLSchema;
  let folder: MediaFolder;
  const lanes = new Lanes(1);
  const said = manyUtterances(500);
  const one = [korean, spanish, `${spanish} ${korean}`, 'm a', ''];

  beforeAll(async () => {
    schema = await buildPhonographSchema([RespellingSearchResolver], containerOf());
    folder = await MediaFolder.make();
    const engine = engineOn(fixture.graph, lanes, await folder.wave('second.wav', new Float32Array(16_000)));
    const ids = [
      ...(await say(fixture.graph, 'one', one)),
      ...(await say(fixture.graph, 'secret', [korean], { collection: 'theirs', owner: 'them' })),
      ...(await say(fixture.graph, 'many', said, { collection: 'bulk', owner: 'bulk' })),
    ];
    await engine.ensure(spokenPhones, ids);
    const { id: collectionId, lexiconId } = await new CollectionStore(fixture.graph).ensure('mine', 'me', 'kaz');
    const part = { formId: 'greeting', tokenId: 't2', soundEventId: ids[2]!, whole: false };
    const forms = [
      { formId: 'thanks', tokenId: 't1', soundEventId: ids[1]!, whole: true, startSeconds: 5, endSeconds: 9 },
      // The third utterance begins at 10 s with the seven phones of thanks, a tenth of a second each.
      { ...part, startSeconds: 10.7, endSeconds: 11.9 },
    ];
    await fixture.graph.write((transaction) => transaction.run(makeForms, { forms, lexiconId, collectionId }));
  }, 240_000);
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  async function near(field: string, who = 'me'): Promise<Near[]> {
    const { data, errors } = await askAs(schema, fixture.graph, `{ found: ${field} }`, who);
    expect(errors ?? []).toEqual([]);
    return (data as unknown as { found: { edges: { node: Near }[] } }).found.edges.map(({ node }) => node);
  }
  const fields = 'edges { node { soundEventId distance ipa respelling } } pageInfo { hasNextPage }';

  it.each(['An Nyeong Ha Se Yo', 'an nyeong ha se yo', 'AN-nyeong-ha-se-yo', 'annyeonghaseyo', 'ahn nyung ha say yo'])(
    'finds what %s says, and nothing that one may not read',
    async (typed) => {
      const found = await near(`utterancesByRespelling(respelling: "${typed}") { ${fields} }`);
      expect(found[0]).toMatchObject({ soundEventId: `one 0 |${korean}`, respelling: 'An Nyeong Ha Se Yo' });
      expect(found[0]!.distance).toBeLessThan(0.1);
      expect(found.every(({ soundEventId }) => soundEventId.startsWith('one'))).toBe(true);
    },
  );

  it('compares with parts of utterances where it is asked to', async () => {
    const typed = 'an nyeong ha se yo';
    const whole = await near(`utterancesByRespelling(respelling: "${typed}") { ${fields} }`);
    expect(whole.find(({ soundEventId }) => soundEventId.startsWith('one 2'))!.distance).toBeGreaterThan(0.03);
    const part = await near(`utterancesByRespelling(respelling: "${typed}", within: PART) { ${fields} }`);
    expect(part.slice(0, 2).map(({ distance }) => distance)).toEqual([0, 0]);
  });

  it('finds sound forms by the nearest of their occurrences, alone or inside utterances', async () => {
    const formFields = 'edges { node { form { id } distance ipa respelling } }';
    const thanks = await near(`soundFormsByRespelling(respelling: "gracias") { ${formFields} }`);
    expect(thanks[0]).toMatchObject({ form: { id: 'thanks' }, ipa: 'ɡrasjas' });
    const greeting = await near(`soundFormsByRespelling(respelling: "annyeong haseyo") { ${formFields} }`);
    expect(greeting[0]).toMatchObject({ form: { id: 'greeting' }, ipa: 'annjʌŋhasejo', distance: 0 });
    expect(await near(`soundFormsByRespelling(respelling: "gracias") { ${formFields} }`, 'them')).toEqual([]);
  });

  it('finds by comparing with a fifth what comparing with all finds', async () => {
    const { id } = await new CollectionStore(fixture.graph).ensure('bulk', 'bulk', 'kaz');
    const { signal } = new AbortController();
    const candidates = said.map((text) => ({ phones: text.split(' ') }));
    let found = 0;
    let wanted = 0;
    for (const typed of [
      'kan tee su',
      'ma lo ken',
      'she ba na',
      'guh tos',
      'yo pin',
      'lay mus ka',
      'ta ti tu',
      'seno',
    ]) {
      const exact = rankByRespelling(typed, candidates, { limit: 5 });
      const least = exact.at(-1)!.distance;
      const asked = { typed, within: 'whole' as const, collectionIds: [id], compared: 100, signal };
      const near = await utterancesNear(fixture.graph, asked);
      expect(near).toHaveLength(100);
      expect(near[0]!.distance).toBeCloseTo(exact[0]!.distance);
      wanted += 5;
      found += near.slice(0, 5).filter(({ distance }) => distance <= least + 1e-9).length;
    }
    expect(found / wanted).toBeGreaterThanOrEqual(0.9);
  });

  it('pages through what it has compared', async () => {
    const typed = 'kan tee su';
    const all = await near(`utterancesByRespelling(respelling: "${typed}", first: 60) { ${fields} }`, 'bulk');
    const { data } = await askAs(
      schema,
      fixture.graph,
      `{ utterancesByRespelling(respelling: "${typed}", first: 20) { pageInfo { endCursor hasNextPage } } }`,
      'bulk',
    );
    const { pageInfo } = (data as unknown as { utterancesByRespelling: { pageInfo: { endCursor: string } } })
      .utterancesByRespelling;
    const after = `after: "${pageInfo.endCursor}"`;
    const next = await near(
      `utterancesByRespelling(respelling: "${typed}", first: 40, ${after}) { ${fields} }`,
      'bulk',
    );
    expect(next).toEqual(all.slice(20));
  });

  it('refuses what cannot be read', async () => {
    const { errors } = await askAs(
      schema,
      fixture.graph,
      '{ utterancesByRespelling(respelling: "안녕") { edges { cursor } } }',
    );
    expect(errors![0]!.message).toContain('cannot be read as a respelling');
  });
});
