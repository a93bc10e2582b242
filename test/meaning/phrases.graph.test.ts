import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPhonographSchema } from '../../src/api/build-schema.ts';
import { containerOf } from '../../src/api/resolver-container.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { MappingStore } from '../../src/meaning/mapping.store.ts';
import { mappingsOfLexicon } from '../../src/meaning/mappings-inference.ts';
import { PhraseResolver, PhraseWordParts, WholeMeaningParts } from '../../src/meaning/phrases/phrase.resolver.ts';
import { settleWithPhrases } from '../../src/meaning/phrases/settle-with-phrases.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { readerOf } from '../../src/recording/reader-of.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { query } from '../inference/toy-inference.ts';
import { generatePhrases, phraseWorld } from './generated-phrases.ts';
import { fillRecording, settleLexicon, type ToldUtterance } from './lexicon-fixture.ts';

const { situations, truth } = generatePhrases({
  ...phraseWorld,
  seed: 202,
  situations: 420,
  things: 10,
  properties: 4,
  idioms: 2,
});
const utterances = situations.map(({ heard, saw }): ToldUtterance => {
  return { form: heard.map(({ forms }) => forms[0]!.formId), saw: saw.map(({ conceptId }) => conceptId) };
});

interface Told {
  readonly id: string;
  readonly formIds: readonly string[];
  readonly count: number;
  readonly composes: number;
  readonly words: readonly {
    readonly form: { readonly id: string };
    readonly concept: { readonly label: string } | null;
  }[];
  readonly whole: readonly { readonly probability: number; readonly concept: { readonly label: string } }[];
  readonly evidence: readonly { readonly recordingId: string; readonly startSeconds: number }[];
}
interface Answered {
  readonly phrases: {
    readonly edges: readonly { readonly node: Told }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describeGraph('phrases of a lexicon', (fixture) => {
  let schema: GraphQLSchema;
  let lanes: Lanes;
  let collectionId: string;
  let lexiconId: string;

  beforeAll(async () => {
    lanes = new Lanes(1);
    schema = await buildPhonographSchema([PhraseResolver, PhraseWordParts, WholeMeaningParts], containerOf());
    // the tests tell one story: the lexicon is as the one before left it
    await fixture.wipe();
    ({ id: collectionId, lexiconId } = await new CollectionStore(fixture.graph).ensure('field', 'me', 'kaz'));
    await fillRecording(fixture.graph, 'first', collectionId, utterances.slice(0, 380));
    await settleLexicon(fixture.graph, lexiconId, lanes);
  });
  afterAll(() => lanes.close());

  async function ask(more = '', who = 'me') {
    const { graph } = fixture;
    const contextValue = {
      reader: readerOf(who, new CollectionStore(graph)),
      graph,
      signal: new AbortController().signal,
    };
    const source = `query ($lexiconId: ID!) { phrases(lexiconId: $lexiconId ${more}) { pageInfo { hasNextPage endCursor } edges { node {
      id formIds count composes words { form { id } concept { label } probability kept }
      whole { probability concept { label } } evidence { recordingId startSeconds } } } } }`;
    const { data, errors } = await graphql({ schema, source, variableValues: { lexiconId }, contextValue });
    return { data: data as unknown as Answered, errors: errors ?? [] };
  }
  async function phrases(more = 'first: 100'): Promise<ReadonlyMap<string, Told>> {
    const { data, errors } = await ask(more);
    expect(errors).toEqual([]);
    return new Map(data.phrases.edges.map(({ node }) => [node.formIds.join(' '), node]));
  }

  it('tells what they mean of their own, what their words mean, and where they were heard', async () => {
    const found = await phrases();
    expect(truth.whole.size).toBe(2);
    for (const [phrase, label] of truth.whole) {
      const { whole, words, composes, evidence } = found.get(phrase)!;
      expect(whole[0]).toMatchObject({ concept: { label } });
      expect(composes).toBeLessThan(0.5);
      expect(words.map(({ form }) => form.id)).toEqual(phrase.split(' '));
      expect(words.map(({ concept }) => concept?.label)).toEqual(phrase.split(' '));
      expect(evidence).toHaveLength(5);
      for (const { recordingId, startSeconds } of evidence) {
        expect(recordingId).toBe('first');
        expect(String(utterances[startSeconds / 20]!.form).replaceAll(',', ' ')).toContain(phrase);
      }
    }
    const own = await phrases('first: 100, minimumOwnProbability: 0.5');
    for (const phrase of truth.whole.keys()) expect(own.has(phrase)).toBe(true);
    for (const phrase of truth.empty) expect(own.has(phrase)).toBe(false);
    const [one] = truth.whole.keys();
    const withForm = await phrases(`first: 100, formId: "${one!.split(' ')[0]!}"`);
    expect(withForm.has(one!)).toBe(true);
    for (const { formIds } of withForm.values()) expect(formIds).toContain(one!.split(' ')[0]);
  });

  it('pages through them, the most frequent first', async () => {
    const all = [...(await phrases()).values()];
    expect(all.map(({ count }) => count)).toEqual(all.map(({ count }) => count).sort((a, b) => b - a));
    const { data: first } = await ask('first: 2');
    expect(first.phrases.pageInfo.hasNextPage).toBe(true);
    const { data: next } = await ask(`first: 2, after: "${first.phrases.pageInfo.endCursor}"`);
    const paged = [...first.phrases.edges, ...next.phrases.edges].map(({ node }) => node.id);
    expect(paged).toEqual(all.slice(0, 4).map(({ id }) => id));
  });

  it('states no mapping of a phrase, and keeps phrases apart from their words in later steps too', async () => {
    await fillRecording(fixture.graph, 'second', collectionId, utterances.slice(380));
    const scope = { lexiconId, graph: fixture.graph, lanes, signal: new AbortController().signal };
    const delta = await mappingsOfLexicon.step(['second'], scope);
    await fixture.graph.write((transaction) => mappingsOfLexicon.write(delta, lexiconId, transaction));
    const rows = await fixture.graph.read<{ formId: string; conceptId: string }>(
      query(
        'likely',
        'MATCH (m:Mapping) WHERE m.probability >= 0.5 RETURN m.formId AS formId, m.conceptId AS conceptId',
      ),
      {},
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { formId, conceptId } of rows) {
      expect(formId).not.toContain(' ');
      expect(conceptId).not.toMatch(/^idiom/);
    }
    expect((await new MappingStore(fixture.graph).signedVerdicts(lexiconId)).length).toBe(0);
    expect((await phrases()).size).toBeGreaterThan(3);
  });

  it('shows none to those who may not read the lexicon, and keeps those of what is left when a recording goes', async () => {
    const { errors } = await ask('first: 2', 'stranger');
    expect(errors[0]?.originalError).toMatchObject({ code: 'NOT_FOUND' });
    const { errors: outside } = await ask('minimumOwnProbability: 1.5');
    expect(outside[0]?.originalError).toMatchObject({ code: 'BAD_PARAMETER' });
    await fixture.graph.write((transaction) => mappingsOfLexicon.forget('first', transaction));
    await fixture.graph.write((transaction) =>
      transaction.run(query('gone', "MATCH (n {recordingId: 'first'}) DETACH DELETE n"), {}),
    );
    await settleLexicon(fixture.graph, lexiconId, lanes);
    const left = settleWithPhrases(situations.slice(380)).phrases.map(({ formIds }) => formIds.join(' '));
    const found = await phrases();
    expect([...found.keys()].sort()).toEqual(left.sort());
    for (const { evidence } of found.values()) {
      for (const { recordingId } of evidence) expect(recordingId).toBe('second');
    }
  });
});
