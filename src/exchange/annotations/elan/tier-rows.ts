import type {
  Annotation,
  AnnotationDocument,
  Tier,
  TierConstraint,
} from '../../../review/annotations/annotation-document.ts';
import type { Loss } from '../annotation-format.ts';
import { KeptValues } from '../kept-values.ts';
import { separateOverlaps } from '../separate-overlaps.ts';
import { timesOfAnnotations, type AnnotationTimes } from '../times-of-annotations.ts';
import { UniqueNames } from '../unique-names.ts';
import { writableConstraint } from './writable-constraint.ts';
import { isSymbolic } from './constraints.ts';

/** A tier as ELAN can have it: nothing in it overlaps. */
export interface TierRow {
  readonly tier: Tier;
  readonly name: string;
  readonly parentName: string | undefined;
  readonly constraint: TierConstraint | undefined;
  readonly annotations: readonly PlacedAnnotation[];
}

export type PlacedAnnotation =
  | { readonly annotation: Annotation; readonly times: AnnotationTimes; readonly parentId?: undefined }
  | { readonly annotation: Annotation; readonly times?: undefined; readonly parentId: string };

export interface TierRows {
  readonly rows: readonly TierRow[];
  readonly losses: readonly Loss[];
}

/**
 * Divides tiers whose annotations overlap, with the tiers that depend on them, and gives each annotation either times or a
 * parent. Tiers that came from ELAN stay as they were.
 */
export function tierRowsOf(document: AnnotationDocument): TierRows {
  const { times } = timesOfAnnotations(document);
  const losses: Loss[] = [];
  const names = new UniqueNames(document.tiers.map(({ name }) => name));
  const rows: TierRow[] = [];
  /** Of annotations; in which row each one lies. */
  const rowNames = new Map<string, string>();
  const constraints = new Map<string, TierConstraint>();
  for (const tier of document.tiers) {
    const constraint = writableConstraint(tier, constraints, times, losses);
    if (constraint !== undefined) constraints.set(tier.name, constraint);
    const placed = placedOf(tier, constraint, times, losses);
    for (const row of dividedTier(tier, constraint, placed, rowNames, names, losses)) {
      rows.push(row);
      for (const { annotation } of row.annotations) rowNames.set(annotation.id, row.name);
    }
  }
  return { rows, losses };
}

type Times = ReadonlyMap<string, AnnotationTimes>;

function placedOf(
  { name, kind, annotations }: Tier,
  constraint: TierConstraint | undefined,
  times: Times,
  losses: Loss[],
): PlacedAnnotation[] {
  const placed: PlacedAnnotation[] = [];
  let lostTimes = false;
  let takenTimes = false;
  let noTimes = false;
  let lostAnnotations = false;
  for (const annotation of annotations) {
    const kept = KeptValues.of(annotation.kept, 'elan').get('isReference');
    const isReference = typeof kept === 'boolean' ? kept : isSymbolic(constraint);
    const found = times.get(annotation.id);
    if (isReference) {
      if (annotation.parentId === undefined) {
        lostAnnotations = true;
        continue;
      }
      lostTimes ||= annotation.startSeconds !== undefined;
      placed.push({ annotation, parentId: annotation.parentId });
      continue;
    }
    takenTimes ||= found !== undefined && annotation.startSeconds === undefined;
    noTimes ||= found === undefined;
    if (found !== undefined) {
      placed.push({ annotation, times: kind === 'POINTS' ? asInterval(found) : found });
    }
  }
  if (lostTimes) losses.push({ what: 'times of annotations that depend on others', where: name });
  if (takenTimes) losses.push({ what: 'that times are those of the parent', where: name });
  if (noTimes) losses.push({ what: 'annotations without times', where: name });
  if (lostAnnotations) losses.push({ what: 'annotations without parents', where: name });
  return placed.sort((a, b) => (a.times?.startSeconds ?? 0) - (b.times?.startSeconds ?? 0));
}

/** ELAN shows nothing of an annotation without a length. */
function asInterval({ startSeconds }: AnnotationTimes): AnnotationTimes {
  return { startSeconds, endSeconds: (Math.round(startSeconds * 1000) + 1) / 1000 };
}

function dividedTier(
  tier: Tier,
  constraint: TierConstraint | undefined,
  placed: readonly PlacedAnnotation[],
  rowNames: ReadonlyMap<string, string>,
  names: UniqueNames,
  losses: Loss[],
): TierRow[] {
  const groups = new Map<string | undefined, PlacedAnnotation[]>([[tier.parent, []]]);
  for (const each of placed) {
    const { parentId } = each.annotation;
    const parentName = parentId === undefined ? tier.parent : (rowNames.get(parentId) ?? tier.parent);
    const group = groups.get(parentName);
    if (group === undefined) groups.set(parentName, [each]);
    else group.push(each);
  }
  const mayOverlap = KeptValues.of(tier.kept, 'elan').isTrue('hasOverlaps');
  const rows: TierRow[] = [];
  for (const [parentName, group] of groups) {
    for (const annotations of mayOverlap ? [group] : withoutOverlaps(group)) {
      const name = rows.length === 0 ? tier.name : names.take(tier.name);
      rows.push({ tier, name, parentName, constraint, annotations });
    }
  }
  if (rows.length > 1) losses.push({ what: 'that annotations which overlap are of one tier', where: tier.name });
  return rows;
}

/** Times are compared as they are written, in whole milliseconds; what depends on another without times has a place of its own. */
function withoutOverlaps(group: readonly PlacedAnnotation[]): readonly (readonly PlacedAnnotation[])[] {
  const timed = group.filter(({ times }) => times !== undefined);
  const numbers = separateOverlaps(
    timed.map(({ times }) => ({
      startSeconds: Math.round(times!.startSeconds * 1000),
      endSeconds: Math.round(times!.endSeconds * 1000),
    })),
  );
  const rows: PlacedAnnotation[][] = [[]];
  for (const [place, each] of timed.entries()) (rows[numbers[place]!] ??= []).push(each);
  for (const each of group) if (each.times === undefined) rows[0]!.push(each);
  return rows;
}
