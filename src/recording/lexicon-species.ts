import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';

const readSpecies = cypher('recording/read-lexicon-species');
const setSpecies = cypher('recording/set-lexicon-species');

/** Of what species lexicons are. One that is of a species holds calls and not words: nothing in it is translated. */
export class LexiconSpecies {
  constructor(private readonly graph: Graph) {}

  /** Lexicons of people are left out. */
  async read(lexiconIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.graph.read<{ lexiconId: string; species: string }>(readSpecies, { lexiconIds });
    return new Map(rows.map(({ lexiconId, species }) => [lexiconId, species]));
  }

  /** @param owned lexicons of whoever says so @returns whether it is one of them */
  async set(lexiconId: string, owned: readonly string[], species: string | null): Promise<boolean> {
    const rows = await this.graph.write((transaction) => transaction.run(setSpecies, { lexiconId, owned, species }));
    return rows.length > 0;
  }
}
