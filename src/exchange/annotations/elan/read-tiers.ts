import type {
  Annotation,
  LanguageName,
  Tier,
  TierConstraint,
} from '../../../review/annotations/annotation-document.ts';
import { keep } from '../kept-values.ts';
import { isSymbolic } from './constraints.ts';
import { enclosing } from './enclosing.ts';
import { refuse, type RawAnnotation, type RawEaf, type RawTier } from './parse-eaf.ts';
import { noConstraint, type TierType } from './read-types.ts';
import { jsonOf } from './read-vocabularies.ts';
import { inOrderOfReference } from './reference-order.ts';
import { interpolateSlots, slotsById, type Slot, type SlotPair } from './slot-times.ts';
import { tiersByName } from './tier-order.ts';
import { isXmlId } from './xml-ids.ts';
import { attributesWithout, type Attributes } from './xml-element.ts';

/** What tiers refer to. */
export interface TierSurroundings {
  readonly types: ReadonlyMap<string, TierType>;
  /** Of the entries of each vocabulary, by its name. */
  readonly entryIds: ReadonlyMap<string, ReadonlySet<string>>;
  languageOf(id: string): LanguageName;
}

export interface ReadTiers {
  readonly tiers: readonly Tier[];
  readonly slots: ReadonlyMap<string, Slot>;
}

/**
 * Tiers, parents first, with times from their slots; the parent of an annotation that has times is the one that encloses it.
 * @throws {AnnotationFormatError} with line and column, what does not belong together
 */
export function readTiers({ tiers: rawTiers, slots: rawSlots }: RawEaf, surroundings: TierSurroundings): ReadTiers {
  const slots = slotsById(rawSlots);
  const pairs = pairsOf(rawTiers, slots);
  interpolateSlots(
    slots,
    rawTiers.map(({ annotations }) => annotations.map((each) => pairs.get(each)).filter((pair) => pair !== undefined)),
  );
  checkIds(rawTiers);
  const tiers = new Map<string, Tier>();
  for (const [name, raw] of tiersByName(rawTiers)) {
    tiers.set(name, new TierReader(raw, name, surroundings, tiers, pairs).read());
  }
  return { tiers: [...tiers.values()], slots };
}

type Pairs = ReadonlyMap<RawAnnotation, SlotPair>;

function pairsOf(rawTiers: readonly RawTier[], slots: ReadonlyMap<string, Slot>): Pairs {
  const pairs = new Map<RawAnnotation, SlotPair>();
  const slotOf = (annotation: RawAnnotation, attribute: 'TIME_SLOT_REF1' | 'TIME_SLOT_REF2') => {
    const id = annotation.attributes[attribute];
    const slot = id === undefined ? undefined : slots.get(id);
    if (slot !== undefined) return slot;
    const problem =
      id === undefined ? `has no ${attribute}` : `refers to time slot ${JSON.stringify(id)}, which is not there`;
    return refuse(annotation, `annotation ${idShown(annotation)} ${problem}`, 'correct it, or add a <TIME_SLOT>');
  };
  for (const { annotations } of rawTiers) {
    for (const each of annotations) {
      if (!each.isReference) pairs.set(each, [slotOf(each, 'TIME_SLOT_REF1'), slotOf(each, 'TIME_SLOT_REF2')]);
    }
  }
  return pairs;
}

function checkIds(rawTiers: readonly RawTier[]): void {
  const ids = new Set<string>();
  for (const annotation of rawTiers.flatMap(({ annotations }) => annotations)) {
    const id = annotation.attributes.ANNOTATION_ID;
    if (id === undefined) refuse(annotation, 'an annotation has no ANNOTATION_ID', 'give it one, as a1');
    if (ids.has(id)) {
      refuse(annotation, `there are two annotations ${JSON.stringify(id)}`, 'give one of them another id');
    }
    ids.add(id);
  }
}

function idShown({ attributes }: RawAnnotation): string {
  return JSON.stringify(attributes.ANNOTATION_ID ?? '');
}

class TierReader {
  private readonly attributes: Attributes;
  private readonly type: TierType | undefined;
  private readonly parent: Tier | undefined;
  private readonly constraint: TierConstraint | undefined;

  constructor(
    private readonly raw: RawTier,
    private readonly name: string,
    private readonly surroundings: TierSurroundings,
    former: ReadonlyMap<string, Tier>,
    private readonly pairs: Pairs,
  ) {
    this.attributes = raw.attributes;
    const { PARENT_REF: parent, LINGUISTIC_TYPE_REF: typeId = '' } = raw.attributes;
    this.type = surroundings.types.get(typeId);
    this.parent = parent === undefined ? undefined : former.get(parent);
    this.constraint = this.parent === undefined ? undefined : (this.type?.constraint ?? this.likelyConstraint());
  }

  read(): Tier {
    const { attributes, name, type, constraint, raw } = this;
    const { PARTICIPANT: participant = '', ANNOTATOR: annotator = '', LANG_REF: languageId = '' } = attributes;
    const aligned = this.aligned();
    return {
      name,
      kind: 'INTERVALS',
      ...(this.parent !== undefined && { parent: this.parent.name }),
      ...(constraint !== undefined && { constraint }),
      ...(participant !== '' && { participant }),
      ...(annotator !== '' && { annotator }),
      ...(languageId !== '' && { language: this.surroundings.languageOf(languageId) }),
      ...(type?.vocabulary !== undefined && { vocabulary: type.vocabulary }),
      annotations: [...aligned, ...this.references()],
      ...keep('elan', {
        attributes: attributesWithout(attributes, [
          'TIER_ID',
          'PARENT_REF',
          ...(participant === '' ? [] : ['PARTICIPANT']),
          ...(annotator === '' ? [] : ['ANNOTATOR']),
        ]),
        inferredConstraint: type?.constraint === constraint ? undefined : (constraint ?? noConstraint),
        hasOverlaps: overlaps(aligned) || undefined,
        elements: jsonOf(raw.elements),
      }),
    };
  }

  /** Templates of some programs leave the constraint out. */
  private likelyConstraint(): TierConstraint {
    return this.raw.annotations[0]?.isReference === false ? 'INCLUDED_IN' : 'SYMBOLIC_ASSOCIATION';
  }

  private aligned(): Annotation[] {
    const found: { raw: RawAnnotation; startSeconds: number; endSeconds: number }[] = [];
    for (const raw of this.raw.annotations) {
      const pair = this.pairs.get(raw);
      if (pair !== undefined) found.push({ raw, ...timesOf(raw, pair) });
    }
    found.sort((a, b) => a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds);
    const parentOf = enclosing(this.parent?.annotations ?? []);
    return found.map(({ raw, startSeconds, endSeconds }) => {
      const parentId = parentOf(startSeconds, endSeconds);
      const times = { startSeconds, endSeconds, ...(parentId !== undefined && { parentId }) };
      const { TIME_SLOT_REF1: begin, TIME_SLOT_REF2: end } = raw.attributes;
      return this.annotation(raw, times, {
        slots: [begin!, end!],
        isReference: isSymbolic(this.constraint) ? false : undefined,
      });
    });
  }

  private references(): Annotation[] {
    const siblings = new Map<string, RawAnnotation[]>();
    for (const raw of this.raw.annotations) {
      if (!raw.isReference) continue;
      const parentId = raw.attributes.ANNOTATION_REF ?? '';
      const others = siblings.get(parentId);
      if (others === undefined) siblings.set(parentId, [raw]);
      else others.push(raw);
    }
    if (siblings.size === 0) return [];
    const ordered: Annotation[] = [];
    for (const { id: parentId } of this.parent?.annotations ?? []) {
      const found = siblings.get(parentId);
      if (found === undefined) continue;
      siblings.delete(parentId);
      let former: string | undefined;
      for (const raw of inOrderOfReference(found)) {
        const previous = raw.attributes.PREVIOUS_ANNOTATION;
        const expected = this.constraint === 'SYMBOLIC_SUBDIVISION' ? former : undefined;
        const kept = {
          previous: previous === expected ? undefined : (previous ?? ''),
          isReference: isSymbolic(this.constraint) ? undefined : true,
          // Another id would be given to it as to one that was made here.
          hasOddId: isXmlId(raw.attributes.ANNOTATION_ID!) ? undefined : true,
        };
        ordered.push(this.annotation(raw, { parentId }, kept));
        former = raw.attributes.ANNOTATION_ID;
      }
    }
    for (const [parentId, [first]] of siblings) this.refuseParent(first!, parentId);
    return ordered;
  }

  private refuseParent(raw: RawAnnotation, parentId: string): never {
    const where =
      this.parent === undefined
        ? 'and its tier has no parent'
        : `which is not in tier ${JSON.stringify(this.parent.name)}`;
    refuse(
      raw,
      `annotation ${idShown(raw)} refers to ${JSON.stringify(parentId)}, ${where}`,
      'correct ANNOTATION_REF, or the PARENT_REF of the tier',
    );
  }

  private annotation(
    raw: RawAnnotation,
    place: Pick<Annotation, 'startSeconds' | 'endSeconds' | 'parentId'>,
    kept: Parameters<typeof keep>[1],
  ): Annotation {
    const { CVE_REF: entryId } = raw.attributes;
    const vocabulary = this.type?.vocabulary;
    const isEntry = entryId !== undefined && this.surroundings.entryIds.get(vocabulary ?? '')?.has(entryId) === true;
    const mapped = raw.isReference ? mappedOfReference : mappedOfAligned;
    return {
      id: raw.attributes.ANNOTATION_ID!,
      ...place,
      text: raw.text,
      ...(isEntry && { entryId }),
      ...keep('elan', {
        ...kept,
        attributes: attributesWithout(raw.attributes, isEntry ? [...mapped, 'CVE_REF'] : mapped),
        valueAttributes: attributesWithout(raw.valueAttributes, []),
        outerAttributes: attributesWithout(raw.outerAttributes, []),
        elements: jsonOf(raw.elements),
      }),
    };
  }
}

const mappedOfAligned = ['ANNOTATION_ID', 'TIME_SLOT_REF1', 'TIME_SLOT_REF2'];
const mappedOfReference = ['ANNOTATION_ID', 'ANNOTATION_REF', 'PREVIOUS_ANNOTATION'];

function timesOf(raw: RawAnnotation, [begin, end]: SlotPair): { startSeconds: number; endSeconds: number } {
  if (begin.time === null || end.time === null) {
    refuse(raw, `annotation ${idShown(raw)} has no times, nor has any other`, 'give the time slots TIME_VALUEs');
  }
  if (end.time < begin.time) {
    refuse(
      raw,
      `annotation ${idShown(raw)} ends at ${end.time} ms and begins at ${begin.time} ms`,
      'correct the TIME_VALUEs of its time slots, or exchange the two',
    );
  }
  return { startSeconds: begin.time / 1000, endSeconds: end.time / 1000 };
}

function overlaps(annotations: readonly Annotation[]): boolean {
  let former = 0;
  for (const { startSeconds = 0, endSeconds = 0 } of annotations) {
    if (startSeconds < former) return true;
    former = Math.max(former, endSeconds);
  }
  return false;
}
