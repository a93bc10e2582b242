import { appendChange } from '../../graph/change-log.ts';
import type { GraphTransaction } from '../../graph/graph.ts';
import type { HeldRecording } from './annotation-writing.ts';

/** Of the log of changes. */
export const annotationsChange = 'ANNOTATIONS_CHANGED';

export type AnnotationHappening = 'IMPORTED' | 'EDITED' | 'UNDONE' | 'REDONE' | 'DELETED';

/** What the log of changes says of a recording's annotations. */
export interface AnnotationsChanged {
  readonly happened: AnnotationHappening;
  readonly revision: number;
  readonly byId: string;
  readonly documentIds: readonly string[];
  readonly tierIds: readonly string[];
  /** Empty where there are more than are told. */
  readonly annotationIds: readonly string[];
}

const mostTold = 200;

/** Last in the transaction that makes the change. */
export async function tellAnnotationsChanged(
  { recordingId, collectionId, lexiconId }: HeldRecording,
  changed: AnnotationsChanged,
  transaction: GraphTransaction,
): Promise<void> {
  const { annotationIds, tierIds } = changed;
  const payload = {
    ...changed,
    annotationIds: annotationIds.length > mostTold ? [] : annotationIds,
    tierIds: tierIds.slice(0, mostTold),
  };
  await appendChange(transaction, { kind: annotationsChange, recordingId, collectionId, lexiconId, payload });
}
