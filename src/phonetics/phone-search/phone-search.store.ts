import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { SoundEventRecord } from '../../sound/sound-event.ts';

const findSequences = cypher('phonetics/find-phone-sequences');
const findSequencesBackward = cypher('phonetics/find-phone-sequences-backward');
const findTypedSequences = cypher('phonetics/find-typed-phone-sequences');
const findTypedSequencesBackward = cypher('phonetics/find-typed-phone-sequences-backward');
const measureTypes = cypher('phonetics/measure-phone-types');
const listInventory = cypher('phonetics/list-phone-inventory');
const readUtterances = cypher('phonetics/read-utterances');
const findCollectionsOfLexicon = cypher('phonetics/find-collections-of-lexicon');

/** Where an utterance stands in the order of the search: by recording, then time. */
export interface UtterancePlace {
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly soundEventId: string;
}

/** An utterance that has the phones that a match needs. */
export interface Candidate extends UtterancePlace {
  /** The run that heard its phones. */
  readonly runId: string;
  readonly ipas: readonly string[];
}

export interface CandidateBatch {
  /** How many utterances were looked at; fewer than asked for says that there are no more. */
  readonly looked: number;
  readonly last: UtterancePlace | null;
  readonly candidates: readonly Candidate[];
}

export interface CandidatesAsked {
  readonly collectionIds: readonly string[];
  readonly recordingId?: string | undefined;
  /** Only utterances with a phone of one of these types, found by the index of types; all utterances where it is absent. */
  readonly ipas?: readonly string[] | undefined;
  /** Of each at least one phone. */
  readonly needed: readonly (readonly string[])[];
  readonly backward: boolean;
  /** To begin behind this place, in the direction of the search. */
  readonly from?: UtterancePlace | undefined;
  /** Whether the utterance at that place is looked at too. */
  readonly inclusive: boolean;
  readonly look: number;
}

/** Above every id. */
const lastId = '\u{10ffff}';

export class PhoneSearchStore {
  constructor(private readonly graph: Graph) {}

  async candidates(asked: CandidatesAsked): Promise<CandidateBatch> {
    const { collectionIds, recordingId, ipas, needed, backward, from, inclusive, look } = asked;
    const bound = from?.recordingId;
    const parameters = {
      collectionIds,
      needed,
      inclusive,
      look,
      fromRecordingId: recordingId ?? (backward ? '' : (bound ?? '')),
      toRecordingId: recordingId ?? (backward ? (bound ?? lastId) : lastId),
      place: from === undefined ? null : [from.recordingId, from.startSeconds, from.soundEventId],
    };
    const [batch] =
      ipas === undefined
        ? await this.graph.read<CandidateBatch>(backward ? findSequencesBackward : findSequences, parameters)
        : await this.graph.read<CandidateBatch>(backward ? findTypedSequencesBackward : findTypedSequences, {
            ...parameters,
            ipas,
          });
    return batch ?? { looked: 0, last: null, candidates: [] };
  }

  /** How many phones of each set there are, where each type of each collection counts up to `upTo`. */
  async measure(
    sets: readonly (readonly string[])[],
    collectionIds: readonly string[],
    upTo: number,
  ): Promise<readonly number[]> {
    const [row] = await this.graph.read<{ counts: number[] }>(measureTypes, { sets, collectionIds, upTo });
    return row?.counts ?? [];
  }

  /** Every phone that was ever heard. */
  async inventory(): Promise<readonly string[]> {
    return (await this.graph.read<{ ipa: string }>(listInventory)).map(({ ipa }) => ipa);
  }

  /** By id; those that are not of these collections are left out. */
  async utterances(
    ids: readonly string[],
    collectionIds: readonly string[],
  ): Promise<ReadonlyMap<string, SoundEventRecord>> {
    const rows = await this.graph.read<{ event: SoundEventRecord }>(readUtterances, { ids, collectionIds });
    return new Map(rows.map(({ event }) => [event.id, event]));
  }

  /** Those of these collections that a lexicon draws on. */
  async collectionsOf(lexiconId: string, collectionIds: readonly string[]): Promise<readonly string[]> {
    const rows = await this.graph.read<{ id: string }>(findCollectionsOfLexicon, { lexiconId, collectionIds });
    return rows.map(({ id }) => id);
  }
}
