export type IngestStatus = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';

/** The work of one recording, as the graph holds it: acknowledged with the recording, in the same transaction. */
export interface IngestJobRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly collectionId: string;
  readonly lexiconId: string;
  readonly title: string;
  readonly status: IngestStatus;
  readonly attempts: number;
  readonly queuedAtMs: number;
  readonly finishedAtMs?: number | null;
  readonly faultCode?: string | null;
  readonly faultMessage?: string | null;
  /** The inference that failed. */
  readonly faultInference?: string | null;
}
