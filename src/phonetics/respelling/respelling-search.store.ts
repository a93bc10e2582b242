import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { SoundFormRecord } from '../forms/sound-form.ts';
import type { Candidate } from '../phone-search/phone-search.store.ts';

const findBySound = cypher('phonetics/find-phones-by-sound');
const readForms = cypher('phonetics/read-forms-in-utterances');

/** An occurrence of a form in an utterance. */
export interface FormInUtterance {
  readonly soundEventId: string;
  readonly tokenId: string;
  readonly whole: boolean;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly form: SoundFormRecord;
}

export interface SoundsAsked {
  /** Words of the index, each with its weight. */
  readonly grams: readonly (readonly [gram: string, weight: number])[];
  readonly collectionIds: readonly string[];
  readonly recordingId?: string | undefined;
  readonly take: number;
}

/** Lucene allows 1,024 clauses of a query. */
const mostGrams = 400;
const mostCollections = 500;

export class RespellingSearchStore {
  constructor(private readonly graph: Graph) {}

  /** Those that have most in common with the grams, the most first; a share of what is taken may no longer be shown. */
  async candidates({ grams, collectionIds, recordingId, take }: SoundsAsked): Promise<readonly Candidate[]> {
    if (grams.length === 0 || collectionIds.length === 0) return [];
    const sounds = grams.slice(0, mostGrams).map(([gram, weight]) => `${gram}^${weight.toFixed(2)}`);
    // Where it may be is no matter of degree. More collections than fit into a query are told apart afterwards.
    const within =
      collectionIds.length > mostCollections ? [] : [`+collectionId:(${collectionIds.map(quoted).join(' ')})^0`];
    const inside = recordingId === undefined ? [] : [`+recordingId:(${quoted(recordingId)})^0`];
    const words = [`+soundGrams:(${sounds.join(' ')})`, ...within, ...inside].join(' ');
    return await this.graph.read<Candidate>(findBySound, { words, collectionIds, take });
  }

  async forms(soundEventIds: readonly string[], lexiconIds: readonly string[]): Promise<readonly FormInUtterance[]> {
    return await this.graph.read<FormInUtterance>(readForms, { soundEventIds, lexiconIds });
  }
}

function quoted(id: string): string {
  return `"${id.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
