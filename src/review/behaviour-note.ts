/** What a person saw an animal do, at a time of a recording. */
export interface BehaviourNoteRecord {
  readonly id: string;
  readonly recordingId: string;
  readonly label: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly notedById: string;
  readonly notedAtMs: number;
}

/** The same behaviour in the same words, whatever the spelling. */
export function behaviourLabel(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
