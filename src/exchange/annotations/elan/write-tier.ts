import { KeptValues } from '../kept-values.ts';
import { languageOf, sameLanguage, type ElanLanguages } from './languages.ts';
import type { SlotTable, WrittenSlot } from './slot-table.ts';
import type { PlacedAnnotation, TierRow } from './tier-rows.ts';
import type { TypeTable } from './type-table.ts';
import type { WrittenAnnotationIds } from './written-annotation-ids.ts';
import type { WrittenVocabularies } from './write-vocabularies.ts';
import type { XmlLines } from './write-xml.ts';
import { attributesFrom, elementsFrom, type Attributes, type XmlElement } from './xml-element.ts';

/** The parts of the file that tiers refer to. */
export interface EafParts {
  readonly slots: SlotTable;
  readonly types: TypeTable;
  readonly languages: ElanLanguages;
  readonly vocabularies: WrittenVocabularies;
  readonly ids: WrittenAnnotationIds;
  /** Of annotations that are prepared, by their ids in the document. */
  readonly slotsOfAnnotations: Map<string, SlotsOfAnnotation>;
}

export type SlotsOfAnnotation = readonly [begin: WrittenSlot, end: WrittenSlot];

/**
 * Prepares a tier: its time slots, its type and its language are there from now on.
 * @returns writes it, as soon as the slots have their ids
 */
export function writeTier(row: TierRow, parts: EafParts): (lines: XmlLines) => void {
  const attributes = tierAttributes(row, parts);
  const kept = KeptValues.of(row.tier.kept, 'elan');
  const former = new Map<string, string>();
  const slots = new Map<PlacedAnnotation, SlotsOfAnnotation>();
  const shared = row.constraint === 'TIME_SUBDIVISION' ? new SharedSlots(parts) : parts.slots;
  for (const each of row.annotations) {
    const { annotation, times } = each;
    if (times === undefined) continue;
    const [begin, end] = KeptValues.of(annotation.kept, 'elan').texts('slots');
    const startMs = Math.round(times.startSeconds * 1000);
    const endMs = Math.max(startMs, Math.round(times.endSeconds * 1000));
    const pair: SlotsOfAnnotation = [
      parts.slots.keptAt(begin, times.startSeconds) ?? shared.make(startMs, annotation.parentId),
      parts.slots.keptAt(end, times.endSeconds) ?? shared.make(endMs, annotation.parentId),
    ];
    slots.set(each, pair);
    parts.slotsOfAnnotations.set(annotation.id, pair);
  }
  return (lines) => {
    lines.start('TIER', attributes);
    for (const each of elementsFrom(kept.get('elements'))) lines.element(each);
    for (const each of row.annotations) writeAnnotation(lines, each, row, slots.get(each), former, parts);
    lines.end();
  };
}

/** Parts of one annotation share the slot where one ends and the next one begins, and those of its own ends. */
class SharedSlots {
  private readonly made = new Map<string, WrittenSlot>();

  constructor(private readonly parts: EafParts) {}

  make(milliseconds: number, parentId: string | undefined): WrittenSlot {
    const key = `${milliseconds} ${parentId ?? ''}`;
    const ofParent = this.parts.slotsOfAnnotations
      .get(parentId ?? '')
      ?.find((slot) => slot.milliseconds === milliseconds);
    const found = this.made.get(key) ?? ofParent ?? this.parts.slots.make(milliseconds);
    this.made.set(key, found);
    return found;
  }
}

function tierAttributes(
  { tier, name, parentName, constraint }: TierRow,
  parts: EafParts,
): Readonly<Record<string, string>> {
  const {
    LANG_REF: keptLanguage,
    LINGUISTIC_TYPE_REF: _type,
    ...others
  } = attributesFrom(KeptValues.of(tier.kept, 'elan').get('attributes'));
  const language = languageReference(tier.language, keptLanguage, parts.languages);
  return {
    LINGUISTIC_TYPE_REF: parts.types.typeOf(tier, constraint),
    TIER_ID: name,
    ...(parentName !== undefined && { PARENT_REF: parentName }),
    ...(tier.participant !== undefined && { PARTICIPANT: tier.participant }),
    ...(tier.annotator !== undefined && { ANNOTATOR: tier.annotator }),
    ...(language !== undefined && { LANG_REF: language }),
    ...others,
  };
}

function languageReference(
  language: TierRow['tier']['language'],
  kept: string | undefined,
  languages: ElanLanguages,
): string | undefined {
  if (language === undefined) return kept === '' ? kept : undefined;
  const element = languages.all().find(({ attributes }) => attributes.LANG_ID === kept);
  const meant = element ?? { name: 'LANGUAGE', attributes: { LANG_ID: kept ?? '' }, text: '', children: [] };
  return kept !== undefined && sameLanguage(languageOf(meant), language) ? kept : languages.refer(language);
}

function writeAnnotation(
  lines: XmlLines,
  { annotation, parentId }: PlacedAnnotation,
  row: TierRow,
  slots: SlotsOfAnnotation | undefined,
  /** The annotation before, by their parent. */
  former: Map<string, string>,
  { ids, vocabularies }: EafParts,
): void {
  const kept = KeptValues.of(annotation.kept, 'elan');
  const id = ids.of(annotation.id);
  const entryId =
    annotation.entryId === undefined
      ? undefined
      : vocabularies.entryIds.get(row.tier.vocabulary ?? '')?.get(annotation.entryId);
  const others = { ...attributesFrom(kept.get('attributes')), ...(entryId !== undefined && { CVE_REF: entryId }) };
  const value: XmlElement = {
    name: 'ANNOTATION_VALUE',
    attributes: attributesFrom(kept.get('valueAttributes')),
    text: annotation.text,
    children: [],
  };
  const inside = [value, ...elementsFrom(kept.get('elements'))];
  let name = 'ALIGNABLE_ANNOTATION';
  let attributes: Attributes = { ANNOTATION_ID: id };
  if (slots !== undefined) {
    attributes = { ...attributes, TIME_SLOT_REF1: slots[0].id, TIME_SLOT_REF2: slots[1].id };
  } else if (parentId !== undefined) {
    name = 'REF_ANNOTATION';
    const expected = row.constraint === 'SYMBOLIC_SUBDIVISION' ? former.get(parentId) : undefined;
    const keptPrevious = kept.text('previous');
    const previous =
      keptPrevious !== undefined && (keptPrevious === '' || ids.has(keptPrevious))
        ? keptPrevious
        : expected === undefined
          ? undefined
          : ids.of(expected);
    former.set(parentId, annotation.id);
    attributes = {
      ...attributes,
      ANNOTATION_REF: ids.of(parentId),
      ...(previous !== undefined && previous !== '' && { PREVIOUS_ANNOTATION: previous }),
    };
  }
  lines.element({
    name: 'ANNOTATION',
    attributes: attributesFrom(kept.get('outerAttributes')),
    text: '',
    children: [{ name, attributes: { ...attributes, ...others }, text: '', children: inside }],
  });
}
