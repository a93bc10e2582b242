import { afterAll, beforeAll, expect, it } from 'vitest';
import { Lanes } from '../../src/inference/lanes.ts';
import { startProgram, type RunningProgram } from '../e2e/running-server.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { becomeReady } from '../inference/toy-corpus.ts';
import { inventWords } from '../phonetics/forms/invented-words.ts';
import { namedConceptId } from '../../src/sight/contexts/visual-context.store.ts';
import { makeTalk, mappingsOf, runnerOf, type HeldMapping } from './toy-talk.ts';

const [first, second] = inventWords(2, 'explanation') as [never, never];
const lanes = new Lanes(1);

interface Path {
  readonly number: number;
  readonly sentence: string;
  readonly nodes: readonly {
    readonly kind: string;
    readonly id: string;
    readonly relation: string | null;
    readonly relatedTo: number | null;
    readonly forward: boolean | null;
    readonly clip: { readonly path: string } | null;
  }[];
}

interface Explained {
  readonly summary: string;
  readonly supporting: readonly Path[];
  readonly contrary: readonly Path[];
  readonly contraryCount: number;
  readonly rivals: readonly {
    readonly kind: string;
    readonly sentence: string;
    readonly mapping: { readonly id: string };
  }[];
}

describeGraph('the explanation of a mapping', (fixture) => {
  let program: RunningProgram;
  let mapping: HeldMapping;

  beforeAll(async () => {
    await makeTalk(fixture.graph, 'walk', [
      { word: first, shows: ['dog', 'cup'] },
      { word: second, shows: ['cup'] },
      { word: first, shows: ['dog'] },
      { word: first, shows: ['dog', 'ball'] },
      { word: second, shows: ['cup', 'ball'] },
      { word: first, shows: ['ball'] },
    ]);
    await becomeReady(fixture.graph, 'walk');
    await runnerOf(fixture.graph, lanes).catchUp('lexicon');
    await runnerOf(fixture.graph, lanes).settle('lexicon');
    const dog = namedConceptId('OBJECT', 'dog');
    const ofDog = (await mappingsOf(fixture.graph)).filter(({ conceptId }) => conceptId === dog);
    mapping = [...ofDog].sort((a, b) => b.probability - a.probability)[0]!;
    program = await startProgram({ works: false });
  }, 300_000);

  afterAll(async () => {
    await program?.stop();
    await lanes.close();
  });

  const explained = async (id: string, more = '') =>
    (
      await program.query<{ explain: Explained }>(
        `query ($id: ID!) { explain(mappingId: $id${more}) {
          summary contraryCount mapping { id }
          supporting { ...path } contrary { ...path }
          rivals { kind sentence mapping { id } }
        } }
        fragment path on EvidencePath { number sentence nodes { kind id label relation relatedTo forward confidence clip { path } } }`,
        { id },
      )
    ).explain;

  it('numbers the ways for and against it, and each step of a way is in the graph', async () => {
    const { summary, supporting, contrary, contraryCount, rivals } = await explained(mapping.id);
    expect(supporting.length).toBeGreaterThan(0);
    expect(contrary.length).toBe(contraryCount);
    expect(contrary.length).toBeGreaterThan(0);
    const paths = [...supporting, ...contrary];
    expect(paths.map(({ number }) => number)).toEqual(paths.map((_, place) => place + 1));
    for (const { nodes, sentence } of paths) {
      expect(sentence).toMatch(/^In walk\.mp4, from \d+\.\d\d to \d+\.\d\d s, form .* was heard/);
      for (const { relation, relatedTo, forward, id } of nodes) {
        if (relation === null) continue;
        const [from, to] = forward ? [nodes[relatedTo!]!.id, id] : [id, nodes[relatedTo!]!.id];
        const rows = await fixture.graph.read<{ there: boolean }>(
          {
            name: 'test/relation',
            text: 'RETURN EXISTS { MATCH ({id: $from})-[r]->({id: $to}) WHERE type(r) = $relation } AS there',
          },
          { from, to, relation },
        );
        expect({ from, to, relation, there: rows[0]!.there }).toMatchObject({ there: true });
      }
      expect(nodes.find(({ kind }) => kind === 'FormToken')!.clip!.path).toMatch(
        /^\/media\/walk#t=\d+(\.\d+)?,\d+(\.\d+)?$/,
      );
    }
    expect(summary).toContain('nobody has judged it');
    for (const rival of rivals) expect(rival.mapping.id).not.toBe(mapping.id);
  });

  it('shows situations for and against it with their clips', async () => {
    const { mapping: shown } = await program.query<{
      mapping: { evidence: Situated[]; evidenceAgainst: Situated[] };
    }>(
      `query ($id: ID!) { mapping(id: $id) {
        evidence { id clip { path recordingId startSeconds endSeconds } saw { conceptId } }
        evidenceAgainst(first: 10) { id clip { path recordingId startSeconds endSeconds } saw { conceptId } }
        history(first: 10) { edges { node { at until probability low high status cause } } }
      } }`,
      { id: mapping.id },
    );
    expect(shown.evidence.length).toBeGreaterThan(0);
    expect(shown.evidenceAgainst.length).toBeGreaterThan(0);
    for (const { saw } of shown.evidence) expect(saw.map(({ conceptId }) => conceptId)).toContain(mapping.conceptId);
    for (const { saw } of shown.evidenceAgainst) {
      expect(saw.map(({ conceptId }) => conceptId)).not.toContain(mapping.conceptId);
    }
  });

  it('tells its history and the lexicon in the past through GraphQL, with codes for what cannot be told', async () => {
    const { mappingHistory } = await program.query<{
      mappingHistory: { edges: { node: { probability: number; until: null; cause: string } }[] };
    }>('query ($id: ID!) { mappingHistory(mappingId: $id) { edges { node { probability until cause at } } } }', {
      id: mapping.id,
    });
    expect(mappingHistory.edges[0]!.node.until).toBeNull();
    const past = await program.query<{ lexicon: { recordingCount: number; mappings: { edges: object[] } } }>(
      '{ lexicon(id: "lexicon") { recordingCount settled revision at cause mappings(first: 5) { edges { node { probability at } } } } }',
    );
    expect(past.lexicon).toMatchObject({ recordingCount: 1, settled: true });
    expect(past.lexicon.mappings.edges.length).toBeGreaterThan(0);
    const anew = await program.query<{ lexicon: { mappings: { edges: { cursor: string }[]; pageInfo: object } } }>(
      '{ lexicon(id: "lexicon", afterRecordings: 1) { mappings(first: 1) { edges { cursor node { probability at } } pageInfo { hasNextPage } } } }',
    );
    expect(anew.lexicon.mappings.edges).toHaveLength(1);
    const codeOf = async (query: string) => (await program.ask(query)).errors?.[0]?.extensions.code;
    expect(await codeOf('{ lexicon(id: "lexicon", asOf: "2999-01-01T00:00:00Z") { id } }')).toBe('INSTANT_IN_FUTURE');
    expect(await codeOf('{ lexicon(id: "lexicon", asOf: "1970-01-01T00:00:00Z") { id } }')).toBe('BEFORE_HISTORY');
    expect(await codeOf('{ lexicon(id: "lexicon", afterRecordings: 2) { id } }')).toBe('TOO_FEW_RECORDINGS');
    expect(await codeOf('{ lexicon(id: "no lexicon") { id } }')).toBe('NOT_FOUND');
    expect(await codeOf('{ lexicon(id: "lexicon", asOf: "yesterday") { id } }')).toBe('BAD_USER_INPUT');
  });

  it('tells in numbers what would change the mind of the learner', async () => {
    const { mapping: shown } = await program.query<{
      mapping: {
        whatWouldChange: { isInLexicon: boolean; situationsAgainst: number; situationsFor: number; threshold: number };
      };
    }>(
      `query ($id: ID!) { mapping(id: $id) { whatWouldChange {
        threshold isInLexicon situationsAgainst situationsFor rivalConceptId rivalProbability situationsUntilRival mostTried
      } } }`,
      { id: mapping.id },
    );
    const { isInLexicon, situationsAgainst, situationsFor, threshold } = shown.whatWouldChange;
    expect(isInLexicon).toBe(mapping.probability >= threshold);
    expect(isInLexicon ? situationsAgainst : situationsFor).toBeGreaterThan(0);
    expect(isInLexicon ? situationsFor : situationsAgainst).toBeNull();
  });

  it('is refused for a mapping that is not there, and for a count out of range', async () => {
    const codeOf = async (id: string, first: number) =>
      (await program.ask(`{ explain(mappingId: "${id}", first: ${first}) { summary } }`)).errors?.[0]?.extensions.code;
    expect(await codeOf('mapping_none', 5)).toBe('NOT_FOUND');
    expect(await codeOf(mapping.id, 0)).toBe('BAD_PARAMETER');
    expect(await codeOf(mapping.id, 51)).toBe('BAD_PARAMETER');
  });
});

interface Situated {
  readonly saw: readonly { readonly conceptId: string }[];
}
