import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import { undeterminedLanguage } from './recording.ts';

const readLanguage = cypher('recording/read-lexicon-language');

/** Languages of lexicons, each looked up once: a lexicon keeps the language that it was made with. */
export class LexiconLanguages {
  private readonly known = new Map<string, string>();

  constructor(private readonly graph: Graph) {}

  /** @returns undefined where there is no such lexicon */
  async of(lexiconId: string): Promise<string | undefined> {
    const known = this.known.get(lexiconId);
    if (known !== undefined) return known;
    const [row] = await this.graph.read<{ language: string | null }>(readLanguage, { lexiconId });
    if (row === undefined) return undefined;
    const language = row.language ?? undeterminedLanguage;
    this.known.set(lexiconId, language);
    return language;
  }
}
