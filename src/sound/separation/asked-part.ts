import type { NamedLabel } from '../naming/sound-namer.ts';
import type { SourceKind } from '../sound-event.ts';

/** A part of a recording as it is asked for. */
export interface AskedPart {
  /** What it is called, such as `dog`, `dog and rain` or `all but rain`. */
  readonly label: string;
  readonly kind: SourceKind;
  /** Whose sound it is. Where it is all but something: whose sound it lacks. */
  readonly labels: readonly string[];
  readonly isAllBut: boolean;
  /** What is taken for other sound than the part's, where both may be meant. */
  readonly against: readonly string[];
}

/** The kind that all of some labels are of; UNKNOWN where there is none such. */
export function kindOfLabels(labels: readonly string[], known: readonly NamedLabel[]): SourceKind {
  const kinds = new Set(known.filter(({ label }) => labels.includes(label)).map(({ kind }) => kind));
  const [kind = 'UNKNOWN'] = kinds;
  return kinds.size === 1 ? kind : 'UNKNOWN';
}
