import type { Annotation, Tier, TierConstraint } from '../../../review/annotations/annotation-document.ts';
import type { Loss } from '../annotation-format.ts';
import type { AnnotationTimes } from '../times-of-annotations.ts';
import { isSymbolic } from './constraints.ts';

/**
 * The constraint with which ELAN takes a tier: one that divides time must fill its parents, an association has one annotation for
 * each, and what depends on annotations without times has none either. A tier that came from ELAN is taken at its word.
 * @param former constraints of the tiers before it
 */
export function writableConstraint(
  tier: Tier,
  former: ReadonlyMap<string, TierConstraint>,
  times: ReadonlyMap<string, AnnotationTimes>,
  losses: Loss[],
): TierConstraint | undefined {
  const { name, parent, constraint, annotations, kept } = tier;
  if (parent === undefined || constraint === undefined || kept?.elan !== undefined) return constraint;
  const other = otherConstraint(constraint, former.get(parent), annotations, times);
  if (other === constraint) return constraint;
  losses.push({ what: `that it is ${constraint.toLowerCase().replace('_', ' ')}`, where: name });
  return other;
}

function otherConstraint(
  constraint: TierConstraint,
  ofParent: TierConstraint | undefined,
  annotations: readonly Annotation[],
  times: ReadonlyMap<string, AnnotationTimes>,
): TierConstraint {
  if (!isSymbolic(constraint) && isSymbolic(ofParent)) return 'SYMBOLIC_SUBDIVISION';
  if (constraint === 'SYMBOLIC_ASSOCIATION') return isOneEach(annotations) ? constraint : 'SYMBOLIC_SUBDIVISION';
  if (constraint === 'TIME_SUBDIVISION') return fillsParents(annotations, times) ? constraint : 'INCLUDED_IN';
  return constraint;
}

function isOneEach(annotations: readonly Annotation[]): boolean {
  const parents = annotations.map(({ parentId }) => parentId);
  return new Set(parents).size === parents.length;
}

function fillsParents(annotations: readonly Annotation[], times: ReadonlyMap<string, AnnotationTimes>): boolean {
  /** Where the parts of each parent end so far. */
  const ends = new Map<string, number>();
  for (const { id, parentId } of annotations) {
    const parent = parentId === undefined ? undefined : times.get(parentId);
    const own = times.get(id);
    if (parentId === undefined || parent === undefined || own === undefined) return false;
    if (milliseconds(own.startSeconds) !== (ends.get(parentId) ?? milliseconds(parent.startSeconds))) return false;
    ends.set(parentId, milliseconds(own.endSeconds));
  }
  for (const [parentId, end] of ends) if (end !== milliseconds(times.get(parentId)!.endSeconds)) return false;
  return true;
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}
