import type { AnnotationDocument } from '../../../review/annotations/annotation-document.ts';
import type { WrittenAnnotations } from '../annotation-format.ts';
import { KeptValues } from '../kept-values.ts';
import { constraintDescriptions, elanConstraint, tierConstraint } from './constraints.ts';
import { elanLosses } from './elan-losses.ts';
import { ElanLanguages, undetermined } from './languages.ts';
import { isDateTime, licenceOf, unknownDate } from './read-eaf.ts';
import { SlotTable } from './slot-table.ts';
import { tierRowsOf, type TierRow } from './tier-rows.ts';
import { writeTier } from './write-tier.ts';
import { TypeTable } from './type-table.ts';
import { WrittenAnnotationIds } from './written-annotation-ids.ts';
import { writeHeader } from './write-header.ts';
import { writeVocabularies } from './write-vocabularies.ts';
import { XmlLines } from './write-xml.ts';
import { attributesFrom, elementsFrom, type XmlElement } from './xml-element.ts';
import { XmlIds } from './xml-ids.ts';

/**
 * EAF 3.0, or the version that a file came in: elements in the order of its schema. What was kept comes back; what was edited here gets new time
 * slots, types and ids where it needs them. Points become annotations of a millisecond.
 */
export function writeEaf(document: AnnotationDocument): WrittenAnnotations {
  const kept = KeptValues.of(document.kept, 'elan');
  const elements = new KeptElements(elementsFrom(kept.get('elements')));
  const slots = new SlotTable(kept.get('slots'));
  const ids = new XmlIds(idsTaken(document, elements, slots));
  const languages = new ElanLanguages(elements.named('LANGUAGE'), (wanted) => ids.take(wanted));
  for (const language of document.metadata.languages ?? []) languages.refer(language);
  const vocabularies = writeVocabularies(document.vocabularies, languages, ids);
  const types = new TypeTable(elements.named('LINGUISTIC_TYPE'), new Set(vocabularies.entryIds.keys()));
  const { rows, losses } = tierRowsOf(document);
  const written = new WrittenAnnotationIds(document, ids);
  const tiers = inFileOrder(rows, kept.texts('tierOrder'));
  const parts = { slots, types, languages, vocabularies, ids: written, slotsOfAnnotations: new Map() };
  const writers = new Map(
    // Parents first, since parts of time take the slots of their parents.
    rows.map((row) => [row, writeTier(row, parts)] as const),
  );

  const lines = new XmlLines();
  lines.start('ANNOTATION_DOCUMENT', rootAttributes(document, kept));
  for (const each of licences(document, elements)) lines.element(each);
  writeHeader(lines, document, kept, written.greatestNumber);
  lines.start('TIME_ORDER', attributesFrom(kept.get('timeOrderAttributes')));
  const slotAttributes = new Map(kept.entries('slotAttributes'));
  for (const { id, milliseconds } of slots.inOrder(ids)) {
    lines.leaf('TIME_SLOT', {
      TIME_SLOT_ID: id,
      TIME_VALUE: milliseconds === null ? undefined : String(milliseconds),
      ...attributesFrom(slotAttributes.get(id)),
    });
  }
  lines.end();
  for (const row of tiers) writers.get(row)!(lines);
  for (const each of types.all()) lines.element(each);
  for (const each of elements.named('LOCALE')) lines.element(each);
  for (const each of languages.all()) lines.element(each);
  for (const each of constraintsFor(types.all(), elements, document.kept?.elan === undefined)) lines.element(each);
  for (const each of vocabularies.elements) lines.element(each);
  for (const name of ['LEXICON_REF', 'REF_LINK_SET', 'EXTERNAL_REF']) {
    for (const each of elements.named(name)) lines.element(each);
  }
  for (const each of elements.unknown()) lines.element(each);
  lines.end();
  return { bytes: new TextEncoder().encode(lines.toString()), losses: [...elanLosses(document, rows), ...losses] };
}

class KeptElements {
  constructor(private readonly elements: readonly XmlElement[]) {}

  named(name: string): readonly XmlElement[] {
    return this.elements.filter((each) => each.name === name);
  }

  unknown(): readonly XmlElement[] {
    return this.elements.filter(({ name }) => !known.has(name));
  }

  all(): readonly XmlElement[] {
    return this.elements;
  }
}

const known = new Set([
  'LICENSE',
  'LINGUISTIC_TYPE',
  'LOCALE',
  'LANGUAGE',
  'CONSTRAINT',
  'LEXICON_REF',
  'REF_LINK_SET',
  'EXTERNAL_REF',
]);

function idsTaken({ vocabularies }: AnnotationDocument, elements: KeptElements, slots: SlotTable): Set<string> {
  const taken = new Set([...slots.keptIds, undetermined]);
  const add = ({ attributes, children }: XmlElement) => {
    for (const [name, value] of Object.entries(attributes)) if (name.endsWith('_ID')) taken.add(value);
    children.forEach(add);
  };
  elements.all().forEach(add);
  for (const { entries } of vocabularies) {
    for (const { id, kept } of entries) if (kept?.elan !== undefined) taken.add(id);
  }
  return taken;
}

function rootAttributes({ metadata }: AnnotationDocument, kept: KeptValues): Readonly<Record<string, string>> {
  const { author = '', date } = metadata;
  const found = kept.get('attributes');
  return {
    AUTHOR: author,
    DATE: date === undefined ? unknownDate : date === kept.text('date') ? date : moment(date),
    ...(found === undefined
      ? {
          FORMAT: '3.0',
          VERSION: '3.0',
          'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
          'xsi:noNamespaceSchemaLocation': 'http://www.mpi.nl/tools/elan/EAFv3.0.xsd',
        }
      : attributesFrom(found)),
  };
}

/** A year or a day begins at its first moment. */
function moment(date: string): string {
  if (isDateTime(date)) return date;
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(date) ?? [];
  return year === undefined ? unknownDate : `${year}-${month}-${day}T00:00:00Z`;
}

function licences({ metadata: { licence = '' } }: AnnotationDocument, elements: KeptElements): readonly XmlElement[] {
  const [first, ...others] = elements.named('LICENSE');
  if (licenceOf(first) === licence) return first === undefined ? [] : [first, ...others];
  const isAddress = /^\w+:\/\//u.test(licence);
  const attributes = { LICENSE_URL: isAddress ? licence : '' };
  return [{ name: 'LICENSE', attributes, text: isAddress ? '' : licence, children: [] }, ...others];
}

/** Those that were kept, and each that a type needs; all four in a new file, as ELAN has them. */
function constraintsFor(types: readonly XmlElement[], elements: KeptElements, isNew: boolean): readonly XmlElement[] {
  const kept = elements.named('CONSTRAINT');
  const needed = new Set<string>();
  if (isNew) for (const name of Object.keys(constraintDescriptions)) needed.add(name);
  for (const { attributes } of types) {
    const constraint = tierConstraint(attributes.CONSTRAINTS);
    if (constraint !== undefined) needed.add(elanConstraint(constraint));
  }
  for (const { attributes } of kept) needed.delete(attributes.STEREOTYPE ?? '');
  const made = Object.entries(constraintDescriptions)
    .filter(([name]) => needed.has(name))
    .map(([STEREOTYPE, DESCRIPTION]): XmlElement => {
      return { name: 'CONSTRAINT', attributes: { DESCRIPTION, STEREOTYPE }, text: '', children: [] };
    });
  return [...kept, ...made];
}

/** Tiers that were not in the file come last. */
function inFileOrder(rows: readonly TierRow[], names: readonly string[]): readonly TierRow[] {
  const places = new Map(names.map((name, place) => [name, place]));
  const placeOf = ({ name }: TierRow) => places.get(name) ?? names.length;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}
