import type { ClusterMembers } from '../../dsp/follow-clusters.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph, GraphTransaction } from '../../graph/graph.ts';
import type { TimeSpan } from '../time-span.ts';
import type { SourcesAnswer } from './advance-sources.ts';
import type { KnownVoice, SourceToPlace } from './source-clusterer.ts';
import { identifiedAs } from './source-identification.ts';

const readToPlace = cypher('sound/read-sources-to-place');
const readIdentifications = cypher('sound/read-identifications');
const forgetIdentificationsQuery = cypher('sound/forget-identifications');
const readKnown = cypher('sound/read-known-voices');
const readMembers = cypher('sound/read-source-members');
const writeSources = cypher('sound/write-sources');
const redirectSources = cypher('sound/redirect-sources');
const dropFormer = cypher('sound/drop-former-sources');
const countUpSources = cypher('sound/count-up-sources');

interface IdentifiedRecording {
  readonly said: readonly { sourceId: string; createdAtMs: number; starts: number[]; ends: number[] }[];
  readonly heard: readonly { id: string; turns: TimeSpan[] }[];
}

/** Of the ready recordings of a lexicon: of some, or of all; with what people have said of them. */
export async function readSourcesToPlace(
  graph: Graph,
  lexiconId: string,
  recordingIds?: readonly string[],
): Promise<readonly SourceToPlace[]> {
  const parameters = { lexiconId, recordingIds: recordingIds ?? null };
  const rows = await graph.read<Omit<SourceToPlace, 'vector' | 'identifiedAs'> & { vector: number[] | null }>(
    readToPlace,
    parameters,
  );
  const identified = new Map<string, string | null>();
  for (const { said, heard } of await graph.read<IdentifiedRecording>(readIdentifications, parameters)) {
    const identifications = said.map(({ sourceId, createdAtMs, starts, ends }) => ({
      sourceId,
      createdAtMs,
      spans: starts.map((startSeconds, i) => ({ startSeconds, endSeconds: ends[i]! })),
    }));
    for (const { id, turns } of heard) identified.set(id, identifiedAs(turns, identifications));
  }
  return rows.map(({ id, kind, label, seconds, vector }) => ({
    ...{ id, kind, label, seconds },
    vector: vector === null ? null : Float32Array.from(vector),
    identifiedAs: identified.get(id) ?? null,
  }));
}

export async function readKnownVoices(graph: Graph, lexiconId: string): Promise<readonly KnownVoice[]> {
  const rows = await graph.read<{ id: string; vector: number[]; weight: number }>(readKnown, { lexiconId });
  return rows.map(({ vector, ...row }) => ({ ...row, vector: Float32Array.from(vector) }));
}

export async function readSourceMembers(graph: Graph, lexiconId: string): Promise<readonly ClusterMembers[]> {
  return await graph.read<{ id: string; memberIds: string[] }>(readMembers, { lexiconId });
}

export async function writePlacedSources(
  { sources, assignments, redirects }: SourcesAnswer,
  lexiconId: string,
  transaction: GraphTransaction,
): Promise<void> {
  await transaction.run(writeSources, {
    lexiconId,
    sources: sources.map(({ vector, ...source }) => ({ ...source, vector: vector && Array.from(vector) })),
    assignments: assignments.map((assignment) => ({ ...assignment })),
  });
  if (redirects.length > 0) {
    await transaction.run(redirectSources, { redirects: redirects.map((redirect) => ({ ...redirect })) });
  }
  await transaction.run(dropFormer, { lexiconId });
  await transaction.run(countUpSources, { lexiconId });
}

/** What people have said of who sounds in a recording goes with it. */
export async function forgetIdentifications(recordingId: string, transaction: GraphTransaction): Promise<void> {
  await transaction.run(forgetIdentificationsQuery, { recordingId });
}
