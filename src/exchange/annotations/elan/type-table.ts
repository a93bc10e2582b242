import type { Tier, TierConstraint } from '../../../review/annotations/annotation-document.ts';
import { KeptValues } from '../kept-values.ts';
import { UniqueNames } from '../unique-names.ts';
import { elanConstraint, isSymbolic } from './constraints.ts';
import { fitsType, tierType, type TierType } from './read-types.ts';
import { attributesFrom, type XmlElement } from './xml-element.ts';

/** Linguistic types of an EAF that is being written: those that were kept, and one for each new use. */
export class TypeTable {
  private readonly types = new Map<string, TierType>();
  private readonly elements: XmlElement[];
  private readonly names: UniqueNames;

  constructor(
    kept: readonly XmlElement[],
    private readonly vocabularies: ReadonlySet<string>,
  ) {
    this.elements = [...kept];
    for (const element of kept) {
      const type = tierType(element, vocabularies);
      this.types.set(type.id, type);
    }
    this.names = new UniqueNames(this.types.keys());
  }

  /** The id of the type with which a tier is written: that with which it came, as long as it still says what the tier is. */
  typeOf(tier: Tier, constraint: TierConstraint | undefined): string {
    const kept = KeptValues.of(tier.kept, 'elan');
    const keptId = attributesFrom(kept.get('attributes')).LINGUISTIC_TYPE_REF;
    const known = keptId === undefined ? undefined : this.types.get(keptId);
    if (keptId !== undefined && fitsType(known, tier, kept.text('inferredConstraint'))) return keptId;
    const { vocabulary } = tier;
    const ofTier = vocabulary !== undefined && this.vocabularies.has(vocabulary) ? vocabulary : undefined;
    for (const type of this.types.values()) {
      if (type.constraint === constraint && type.vocabulary === ofTier) return type.id;
    }
    return this.make(constraint, ofTier);
  }

  all(): readonly XmlElement[] {
    return this.elements;
  }

  private make(constraint: TierConstraint | undefined, vocabulary: string | undefined): string {
    const name = constraint === undefined ? 'default-lt' : constraint.toLowerCase().replace('_', '-');
    const id = this.names.take(vocabulary === undefined ? name : `${name}-${vocabulary}`);
    this.types.set(id, { id, constraint, vocabulary });
    this.elements.push({
      name: 'LINGUISTIC_TYPE',
      attributes: {
        LINGUISTIC_TYPE_ID: id,
        TIME_ALIGNABLE: String(!isSymbolic(constraint)),
        ...(constraint !== undefined && { CONSTRAINTS: elanConstraint(constraint) }),
        GRAPHIC_REFERENCES: 'false',
        ...(vocabulary !== undefined && { CONTROLLED_VOCABULARY_REF: vocabulary }),
      },
      text: '',
      children: [],
    });
    return id;
  }
}
