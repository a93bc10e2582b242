import { cypher } from '../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../graph/graph.ts';
import { buildSituations, type HeardUtterance, type SeenInterval, type TimedSituation } from './build-situations.ts';
import { withoutDoubles, type DescribedInterval } from './without-doubles.ts';

const readHeard = cypher('meaning/read-heard');
const readSeen = cypher('meaning/read-seen');
const writeSituations = cypher('meaning/write-situations');
const deleteOtherSituations = cypher('meaning/delete-other-situations');
const forgetSituations = cypher('meaning/forget-situations');

/** A situation with the collection that its recording is in. */
export interface PlacedSituation extends TimedSituation {
  readonly collectionId: string;
}

interface HeardRow {
  readonly recordingId: string;
  readonly collectionId: string;
  readonly utterances: readonly HeardUtterance[];
}

interface SeenRow {
  readonly recordingId: string;
  readonly intervals: readonly DescribedInterval[];
}

/**
 * The situations of some recordings, or of all of the lexicon, from what was heard and seen in them.
 * Each is checked nowhere else, so weights are kept to their range here: forms of one token may come from two versions.
 */
export async function readSituations(
  graph: Graph,
  lexiconId: string,
  recordingIds?: readonly string[],
): Promise<readonly PlacedSituation[]> {
  const parameters = { lexiconId, recordingIds: recordingIds ?? null };
  const [heard, seen] = await graph.readTogether(async (transaction) => [
    await transaction.run<HeardRow>(readHeard, parameters),
    await readViews(lexiconId, recordingIds, transaction),
  ]);
  return heard.flatMap(({ recordingId, collectionId, utterances }) =>
    buildSituations(recordingId, utterances, seen.get(recordingId) ?? []).map((situation) => ({
      ...situation,
      collectionId,
    })),
  );
}

/** What was in view in some recordings, or in all of the lexicon, each thing once; by recording. */
export async function readViews(
  lexiconId: string,
  recordingIds: readonly string[] | undefined,
  transaction: GraphTransaction,
): Promise<ReadonlyMap<string, readonly SeenInterval[]>> {
  const rows = await transaction.run<SeenRow>(readSeen, { lexiconId, recordingIds: recordingIds ?? null });
  return new Map(rows.map((row) => [row.recordingId, row.intervals.map(withoutDoubles)]));
}

/** @param replacing whether these are all: others of the lexicon are deleted */
export async function writeEvidence(
  situations: readonly PlacedSituation[],
  lexiconId: string,
  replacing: boolean,
  transaction: GraphTransaction,
): Promise<void> {
  if (replacing) {
    await transaction.run(deleteOtherSituations, { lexiconId, ids: situations.map((situation) => situation.id) });
  }
  if (situations.length === 0) return;
  await transaction.run(writeSituations, {
    lexiconId,
    situations: situations.map(({ heard, saw, sequenceId: _, ...situation }) => ({
      ...situation,
      tokenIds: heard.map((token) => token.tokenId),
      saw: saw.map((seen) => ({ ...seen })),
    })),
  });
}

export async function forgetEvidence(recordingId: string, transaction: GraphTransaction): Promise<void> {
  await transaction.run(forgetSituations, { recordingId });
}
