import type { SourceKind } from '../sound-event.ts';

/** Who or what sounds, over many recordings. */
export interface SourceRecord {
  readonly id: string;
  readonly lexiconId: string;
  readonly kind: SourceKind;
  /** `voice`, or what it sounds like. */
  readonly label: string;
  /** What people call it; null or absent until somebody has named it. */
  readonly name?: string | null;
  /** How long it is heard in all. */
  readonly seconds: number;
}
