import type { ClusterMembers } from '../../dsp/follow-clusters.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import { packJson, unpackJson } from '../../graph/packed-json.ts';
import type { ThingsAnswer } from './advance-appearances.ts';
import type { AppearanceState, SeenAppearance } from './appearance-clusterer.ts';
import { restoreAppearanceState, storeAppearanceState, type StoredAppearanceState } from './stored-appearance-state.ts';

const readAppearances = cypher('sight/read-appearances');
const readConceptState = cypher('sight/read-concept-state');
const writeConceptState = cypher('sight/write-concept-state');
const writeNamelessConcepts = cypher('sight/write-nameless-concepts');
const redirectConcepts = cypher('sight/redirect-concepts');
const retireEmptyConcepts = cypher('sight/retire-empty-concepts');
const labelByMajority = cypher('sight/label-by-majority');
const readThingsQuery = cypher('sight/read-things');

/**
 * A guess of the detector below this is no vote for a thing's name. Wrong names are as steady as right ones: a thing of
 * the sample is a "kite" nine times out of nine at 0.3 to 0.6; see benchmark/evaluations/appearances.md.
 */
const leastVote = 0.8;

/** Of the ready recordings of a lexicon: of some, or of all. */
export async function readSeenAppearances(
  graph: Graph,
  lexiconId: string,
  recordingIds?: readonly string[],
): Promise<readonly SeenAppearance[]> {
  const rows = await graph.read<SeenAppearance>(readAppearances, { lexiconId, recordingIds: recordingIds ?? null });
  return rows.map(({ id, descriptor }) => ({ id, descriptor }));
}

export async function readThings(graph: Graph, lexiconId: string): Promise<readonly ClusterMembers[]> {
  return await graph.read<{ id: string; memberIds: string[] }>(readThingsQuery, { lexiconId });
}

/** @returns undefined before the first step */
export async function readState(graph: Graph, lexiconId: string): Promise<AppearanceState | undefined> {
  const [row] = await graph.read<{ state: Uint8Array }>(readConceptState, { lexiconId });
  if (row === undefined) return undefined;
  return restoreAppearanceState(await unpackJson<StoredAppearanceState>(row.state));
}

export async function packState(state: AppearanceState): Promise<Uint8Array> {
  return await packJson(storeAppearanceState(state));
}

export interface ThingsDelta extends Omit<ThingsAnswer, 'state'> {
  readonly state: Uint8Array;
}

export async function writeThings(delta: ThingsDelta, lexiconId: string, transaction: GraphTransaction): Promise<void> {
  await transaction.run(writeNamelessConcepts, {
    lexiconId,
    concepts: delta.conceptIds.map((id) => ({ id })),
    assignments: delta.assignments.map((assignment) => ({ ...assignment })),
  });
  if (delta.redirects.length > 0) {
    await transaction.run(redirectConcepts, { redirects: delta.redirects.map((redirect) => ({ ...redirect })) });
  }
  await transaction.run(retireEmptyConcepts, { lexiconId });
  await transaction.run(labelByMajority, { lexiconId, leastConfidence: leastVote });
  await transaction.run(writeConceptState, { lexiconId, state: delta.state });
}
