import { nodeId } from '../../graph/node-id.ts';
import type { LanguageName, TierConstraint } from './annotation-document.ts';
import { tierDetails, tierOf, type TierRecord } from './annotation-record.ts';
import { AnnotationRefusedError } from './annotation.errors.ts';
import type { HeldRecording } from './annotation-writing.ts';

/** A tier that a person adds. */
export interface NewTier {
  readonly name: string;
  readonly kind: TierRecord['kind'];
  /** In which it is to be; that of its parent, or of what the person says here, unless said. */
  readonly documentId?: string;
  readonly parentId?: string;
  readonly constraint?: TierConstraint;
  readonly participant?: string;
  readonly annotator?: string;
  readonly language?: LanguageName;
  readonly vocabulary?: string;
}

const longestName = 200;

/**
 * @param tiers of the recording
 * @throws {AnnotationRefusedError} its name is taken or none, or it and its parent do not go together
 */
export function newTier(
  wanted: NewTier & { readonly documentId: string },
  { recordingId, collectionId, revision }: HeldRecording,
  tiers: readonly TierRecord[],
): TierRecord {
  const { documentId, kind, parentId, constraint } = wanted;
  const others = tiers.filter((tier) => tier.documentId === documentId);
  const name = checkedName(wanted.name, others);
  if ((parentId === undefined) !== (constraint === undefined)) {
    throw new AnnotationRefusedError('TIER', 'a tier has both a parent and a constraint to it, or neither');
  }
  if (kind === 'POINTS' && constraint !== undefined && constraint !== 'INCLUDED_IN') {
    throw new AnnotationRefusedError('TIER', `points are INCLUDED_IN their parents, not ${constraint}`);
  }
  return tierOf({
    id: nodeId('tier', documentId, 'new', revision),
    ...{ documentId, recordingId, collectionId, name, kind },
    ordinal: others.reduce((last, { ordinal }) => Math.max(last, ordinal), -1) + 1,
    parentId: parentId ?? null,
    ...tierDetails(wanted),
  });
}

/** @throws {AnnotationRefusedError} its name is taken or none, or it is a tier of corrections */
export function renamedTier(tier: TierRecord, name: string, tiers: readonly TierRecord[]): TierRecord {
  if (tier.statementKind !== null) {
    throw new AnnotationRefusedError('TIER', 'a tier of corrections keeps its name', tier.id);
  }
  const others = tiers.filter(({ id, documentId }) => id !== tier.id && documentId === tier.documentId);
  return { ...tier, name: checkedName(name, others) };
}

function checkedName(given: string, others: readonly TierRecord[]): string {
  const name = given.trim();
  if (name === '' || name.length > longestName) {
    throw new AnnotationRefusedError('TIER', `the name of a tier has 1 to ${longestName} characters`);
  }
  const same = others.find((tier) => tier.name === name);
  if (same === undefined) return name;
  throw new AnnotationRefusedError('TIER', `there is a tier ${name} in this document already`, same.id);
}
