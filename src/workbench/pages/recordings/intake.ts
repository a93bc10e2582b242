/** A file on its way into the graph. */
export interface IntakeItem {
  readonly key: string;
  readonly name: string;
  readonly step: 'UPLOADING' | 'QUEUED' | 'WORKING' | 'READY' | 'FAILED';
  /** Of this step, 0 to 1. */
  readonly share: number;
  readonly recordingId?: string;
  /** Why it failed. */
  readonly message?: string;
}

/** Where it is put in. */
export interface IntakeTarget {
  readonly collection: string;
  readonly language?: string;
  readonly species?: string;
}

export interface Told {
  readonly recordingId: string;
  readonly event: string;
  readonly fraction: number;
  readonly message?: string | null;
}

/** What an event of `ingestProgressed` makes of an item. Events come at least once, and late ones change nothing. */
export function afterProgress(item: IntakeItem, told: Told): IntakeItem {
  if (item.recordingId !== told.recordingId || item.step === 'READY' || item.step === 'FAILED') return item;
  switch (told.event) {
    case 'RECORDING_READY':
      return { ...item, step: 'READY', share: 1 };
    case 'RECORDING_FAILED':
    case 'RECORDING_FORGOTTEN':
      return { ...item, step: 'FAILED', message: told.message ?? undefined };
    default:
      return {
        ...item,
        step: 'WORKING',
        share: Math.max(item.step === 'WORKING' ? item.share : 0, told.fraction),
      };
  }
}
