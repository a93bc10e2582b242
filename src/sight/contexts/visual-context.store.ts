import type { PageWindow } from '../../api/connection-arguments.ts';
import { afterEveryText, boundsOf } from '../../api/page-bounds.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { InferenceStore } from '../../inference/define-inference.ts';
import type { VisualContextRecord } from '../concepts/concept.ts';
import { restoredPath, storedPath, type StoredPath } from '../objects/stored-path.ts';
import type { Box } from '../pictures/picture.ts';
import type { AppearanceFound, AppearanceRecord, SightFound, SightRecord } from './visual-context.ts';

const writeVisualContexts = cypher('sight/write-visual-contexts');
const readVisualContexts = cypher('sight/read-visual-contexts');
const listVisualContexts = cypher('sight/list-visual-contexts');
const listVisualContextsBackward = cypher('sight/list-visual-contexts-backward');
const forgetVisualContexts = cypher('sight/forget-visual-contexts');

export const visualContextStore: InferenceStore<SightFound, SightRecord> = {
  async write(runs, transaction) {
    await transaction.run(writeVisualContexts, {
      runs: runs.map(({ runId, token, recordingId, collectionId, current, result }) => ({
        runId,
        token,
        recordingId,
        collectionId,
        current,
        appearances: result.appearances.map((appearance, ordinal) => appearanceRow(appearance, runId, ordinal)),
        contexts: result.contexts.map((context, ordinal) => ({
          id: nodeId('view', runId, ordinal),
          ordinal,
          startSeconds: context.startSeconds,
          endSeconds: context.endSeconds,
          concepts: context.concepts.map((concept) => ({
            ...concept,
            id: namedConceptId(concept.kind, concept.label),
          })),
          things: context.things.map(({ appearance, box }) => ({ id: appearanceId(runId, appearance), box })),
        })),
      })),
    });
  },

  async read(runIds, graph) {
    const rows = await graph.read<SightRow>(readVisualContexts, { runIds });
    const byRun = new Map(
      rows.map(({ runId, contexts, appearances }) => [runId, { contexts, appearances: appearances.map(recordOf) }]),
    );
    return runIds.map((id) => byRun.get(id));
  },

  async forget(recordingId, transaction) {
    await transaction.run(forgetVisualContexts, { recordingId });
  },
};

interface SightRow {
  readonly runId: string;
  readonly contexts: readonly VisualContextRecord[];
  readonly appearances: readonly AppearanceRow[];
}

interface AppearanceRow extends StoredPath {
  readonly id: string;
  readonly recordingId: string;
  readonly runId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly confidence: number;
  readonly box: Box;
  readonly label: string | null;
  readonly labelConfidence: number | null;
}

function appearanceId(runId: string, ordinal: number): string {
  return nodeId('appearance', runId, ordinal);
}

function appearanceRow(appearance: AppearanceFound, runId: string, ordinal: number) {
  const { startSeconds, endSeconds, confidence, box, descriptor, label = null, labelConfidence = null } = appearance;
  return {
    id: appearanceId(runId, ordinal),
    ordinal,
    startSeconds,
    endSeconds,
    confidence,
    box,
    descriptor,
    label,
    labelConfidence,
    ...storedPath(appearance.path),
  };
}

function recordOf({ pathSeconds, pathBoxes, label, labelConfidence, ...row }: AppearanceRow): AppearanceRecord {
  return {
    ...row,
    path: restoredPath({ pathSeconds, pathBoxes }),
    ...(label !== null && { label }),
    ...(labelConfidence !== null && { labelConfidence }),
  };
}

/** A concept that a detector names is the same one in every lexicon. */
export function namedConceptId(kind: string, label: string): string {
  return nodeId('concept', kind, label);
}

export interface VisualContextFilter {
  readonly collectionId?: string;
  readonly recordingId?: string;
  readonly conceptId?: string;
  readonly fromSeconds?: number;
  readonly toSeconds?: number;
}

/** One row more than the window's limit, in reverse order where it is backward, as `page` wants them. */
export async function listContexts(
  graph: Graph,
  filter: VisualContextFilter,
  window: PageWindow,
  access: { readonly collectionIds: readonly string[]; readonly lexiconIds: readonly string[] },
): Promise<readonly VisualContextRecord[]> {
  const { collectionId, recordingId } = filter;
  const span = { atLeast: recordingId ?? '', atMost: recordingId ?? afterEveryText };
  const bounds = boundsOf(window, span, 'ascending');
  const rows = await graph.read<{ context: VisualContextRecord }>(
    window.backward ? listVisualContextsBackward : listVisualContexts,
    {
      collectionIds:
        collectionId === undefined ? access.collectionIds : access.collectionIds.filter((id) => id === collectionId),
      lexiconIds: access.lexiconIds,
      conceptId: filter.conceptId ?? null,
      fromSeconds: filter.fromSeconds ?? null,
      toSeconds: filter.toSeconds ?? null,
      after: window.after ?? null,
      before: window.before ?? null,
      fromRecordingId: bounds.atLeast,
      toRecordingId: bounds.atMost,
      limit: window.limit + 1,
    },
  );
  return rows.map((row) => row.context);
}
