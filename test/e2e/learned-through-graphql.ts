import type { LearnedMapping } from '../../benchmark/evaluations/lexicon-score.ts';
import type { RunningProgram } from './running-server.ts';

interface MappingNode {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly form: { id: string; tokens: readonly Place[] };
  readonly concept: { id: string; label: string | null; kind: string; occurrences: readonly (Place & { box: Box })[] };
}

interface Place {
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

type Box = [number, number, number, number];

export type IntervalledMapping = LearnedMapping & { readonly low: number; readonly high: number };

/** Every mapping that a client can read, in the shape that is scored. */
export async function learnedThroughGraphql(program: RunningProgram): Promise<readonly IntervalledMapping[]> {
  const titles = new Map<string, string>();
  for (const { id, title } of await allRecordings(program)) titles.set(id, title);
  const file = ({ recordingId, startSeconds, endSeconds }: Place) => ({
    file: titles.get(recordingId) ?? recordingId,
    start: startSeconds,
    end: endSeconds,
  });
  const learned: IntervalledMapping[] = [];
  for (let after: string | null = null; ;) {
    const page: {
      mappings: { edges: { node: MappingNode }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    } = await program.query(
      `query ($after: String) {
          mappings(first: 20, after: $after) {
            edges { node {
              probability low high
              form { id tokens(first: 50) { recordingId startSeconds endSeconds } }
              concept { id label kind occurrences(first: 50) { recordingId startSeconds endSeconds box } }
            } }
            pageInfo { hasNextPage endCursor }
          }
        }`,
      { after },
    );
    for (const { node } of page.mappings.edges) {
      const { form, concept, probability, low, high } = node;
      learned.push({
        form: { id: form.id, tokens: form.tokens.map(file) },
        concept: { ...concept, occurrences: concept.occurrences.map((seen) => ({ ...file(seen), box: seen.box })) },
        probability,
        low,
        high,
      });
    }
    if (!page.mappings.pageInfo.hasNextPage) return learned;
    after = page.mappings.pageInfo.endCursor;
  }
}

async function allRecordings(program: RunningProgram): Promise<readonly { id: string; title: string }[]> {
  const { recordings } = await program.query<{ recordings: { edges: { node: { id: string; title: string } }[] } }>(
    '{ recordings(first: 200) { edges { node { id title } } } }',
  );
  return recordings.edges.map((edge) => edge.node);
}
