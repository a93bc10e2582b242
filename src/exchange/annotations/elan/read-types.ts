import type { Tier, TierConstraint, Vocabulary } from '../../../review/annotations/annotation-document.ts';
import { tierConstraint } from './constraints.ts';
import { refuse } from './parse-eaf.ts';
import type { PlacedElement, XmlElement } from './xml-element.ts';

/** A `LINGUISTIC_TYPE`: what the tiers of a kind have in common. */
export interface TierType {
  readonly id: string;
  readonly constraint: TierConstraint | undefined;
  readonly vocabulary: string | undefined;
}

export function tierType({ attributes }: XmlElement, vocabularies: ReadonlySet<string>): TierType {
  const vocabulary = attributes.CONTROLLED_VOCABULARY_REF;
  return {
    id: attributes.LINGUISTIC_TYPE_ID ?? '',
    constraint: tierConstraint(attributes.CONSTRAINTS),
    vocabulary: vocabulary !== undefined && vocabularies.has(vocabulary) ? vocabulary : undefined,
  };
}

/** @throws {AnnotationFormatError} two of one id */
export function readTypes(
  elements: readonly PlacedElement[],
  vocabularies: readonly Vocabulary[],
): ReadonlyMap<string, TierType> {
  const names = new Set(vocabularies.map(({ name }) => name));
  const types = new Map<string, TierType>();
  for (const element of elements) {
    if (element.name !== 'LINGUISTIC_TYPE') continue;
    const type = tierType(element, names);
    if (types.has(type.id)) {
      refuse(element, `there are two linguistic types ${JSON.stringify(type.id)}`, 'rename one of them');
    }
    types.set(type.id, type);
  }
  return types;
}

/** Whether a tier that came with a type may go back with it: what the type says is still so. */
export function fitsType(type: TierType | undefined, tier: Tier, inferredConstraint: string | undefined): boolean {
  const constraint = tier.constraint ?? noConstraint;
  const same = inferredConstraint === undefined ? (type?.constraint ?? noConstraint) : inferredConstraint;
  return same === constraint && type?.vocabulary === tier.vocabulary;
}

export const noConstraint = 'NONE';
