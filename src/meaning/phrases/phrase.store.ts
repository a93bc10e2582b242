import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { ConceptKind } from '../../sight/concepts/concept.ts';
import type { EvidenceRecord } from '../mapping.store.ts';
import type { Phrase, PhraseMeaning, PhrasePart } from './learn-phrases.ts';
import { PhraseUnits } from './phrase-units.ts';

const deletePhrases = cypher('meaning/delete-phrases');
const writePhrases = cypher('meaning/write-phrases');
const listPhrases = cypher('meaning/list-phrases');
const readUnits = cypher('meaning/read-phrase-units');
const readSituations = cypher('meaning/read-situations');

export interface PhraseRecord {
  readonly id: string;
  readonly lexiconId: string;
  readonly formIds: readonly string[];
  readonly count: number;
  readonly composes: number;
  readonly parts: readonly PhrasePart[];
  readonly whole: readonly PhraseMeaning[];
  readonly situationIds: readonly string[];
}

/** A phrase that is heard as one form. */
export interface UnitPhrase {
  readonly id: string;
  readonly formIds: readonly string[];
  readonly whole: readonly {
    readonly conceptId: string;
    readonly label?: string | null;
    readonly kind: ConceptKind;
    readonly probability: number;
  }[];
}

/** A lexicon keeps its most frequent phrases, and all with a meaning of their own. */
const mostPhrases = 2000;

/** Phrases of lexicons, as they were last settled. */
export class PhraseStore {
  constructor(private readonly graph: Graph) {}

  /** Puts these in the place of all phrases of the lexicon. @param phrases most frequent first */
  async replace(
    phrases: readonly Phrase[],
    units: PhraseUnits,
    lexiconId: string,
    transaction: GraphTransaction,
  ): Promise<void> {
    await transaction.run(deletePhrases, { lexiconId });
    const rows = phrases
      .filter(({ formIds }, place) => place < mostPhrases || units.has(formIds))
      .map(({ formIds, count, composes, parts, whole, situationIds }) => ({
        id: nodeId('phrase', lexiconId, ...formIds),
        formIds,
        count,
        composes,
        isUnit: units.has(formIds),
        parts: parts.map((part) => ({ ...part, conceptId: part.conceptId ?? null })),
        whole: whole.map((meaning) => ({ ...meaning })),
        situationIds,
      }));
    if (rows.length > 0) await transaction.run(writePhrases, { lexiconId, phrases: rows });
  }

  /** The phrases of a lexicon that are heard as one form each. */
  async units(lexiconId: string): Promise<PhraseUnits> {
    return new PhraseUnits((await this.unitPhrases(lexiconId)).map(({ formIds }) => formIds));
  }

  async unitPhrases(lexiconId: string): Promise<readonly UnitPhrase[]> {
    return await this.graph.read<UnitPhrase>(readUnits, { lexiconId });
  }

  /** @returns most frequent first, equals by id; at most so many as a lexicon keeps */
  async list(lexiconId: string, formId?: string): Promise<readonly PhraseRecord[]> {
    const rows = await this.graph.read<{ phrase: PhraseRecord }>(listPhrases, { lexiconId, formId: formId ?? null });
    return rows.map(({ phrase }) => phrase);
  }

  /** Of those in the collections. */
  async situations(
    ids: readonly string[],
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, EvidenceRecord>> {
    const rows = await this.graph.read<{ situation: EvidenceRecord }>(readSituations, { ids, collectionIds });
    return new Map(rows.map(({ situation }) => [situation.id, situation]));
  }
}
