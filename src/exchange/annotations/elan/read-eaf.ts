import type {
  AnnotationDocument,
  DocumentMetadata,
  LanguageName,
  MediaLink,
  Tier,
} from '../../../review/annotations/annotation-document.ts';
import { decodeText } from '../decode-text.ts';
import { keep } from '../kept-values.ts';
import { languageOf, undetermined } from './languages.ts';
import { parseEaf, refuse, type RawEaf } from './parse-eaf.ts';
import { readTiers } from './read-tiers.ts';
import { readTypes } from './read-types.ts';
import { jsonOf, readVocabularies } from './read-vocabularies.ts';
import type { Slot } from './slot-times.ts';
import { greatestNumber, lastUsed } from './written-annotation-ids.ts';
import { attributesWithout, type Attributes, type PlacedElement } from './xml-element.ts';

/** What is written where a document has no date, since an EAF must have one. */
export const unknownDate = '1970-01-01T00:00:00Z';

/** As XML wants a moment. */
export function isDateTime(date: string): boolean {
  return /^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?$/u.test(date);
}

/**
 * EAF 2.0 to 3.0. What the document has no place for is kept: time slots with their ids, types, locales, links to lexica and all
 * elements and attributes that are not known here.
 * @throws {AnnotationFormatError} with line and column: broken XML, a document type, what does not belong together
 */
export function readEaf(bytes: Uint8Array): AnnotationDocument {
  const raw = parseEaf(decodeText(bytes, 'ELAN').text);
  const vocabularies = readVocabularies(raw.elements);
  const languages = languagesOf(raw.elements);
  const { tiers, slots } = readTiers(raw, {
    types: readTypes(raw.elements, vocabularies),
    entryIds: new Map(vocabularies.map(({ name, entries }) => [name, new Set(entries.map(({ id }) => id))])),
    languageOf: (id) => languages.get(id) ?? languageOf(languageElement(id)),
  });
  const header = raw.elements.find(({ name }) => name === 'HEADER');
  const children = header?.children ?? [];
  checkTimeUnits(header);
  const { properties, others: otherProperties } = propertiesOf(children);
  const fileOrder = raw.tiers.map(({ attributes }) => attributes.TIER_ID!);
  const named = metadataOf(raw, languages, properties);
  const participants = new Set(tiers.map(({ participant }) => participant).filter((each) => each !== undefined));
  return {
    tiers,
    vocabularies,
    media: children.filter(({ name }) => name === 'MEDIA_DESCRIPTOR').map(mediaOf),
    metadata: {
      ...named,
      ...(participants.size > 0 && { participants: Array.from(participants, (name) => ({ name })) }),
    },
    ...keep('elan', {
      attributes: attributesWithout(raw.attributes, [
        ...(named.author === undefined ? [] : ['AUTHOR']),
        ...(named.date === undefined ? [] : ['DATE']),
      ]),
      // As it stands where it is no date of XML; it goes back if it is not changed here.
      date: named.date === undefined || isDateTime(named.date) ? undefined : named.date,
      greatestNumber: countTooLow(properties, tiers),
      headerAttributes: header === undefined ? undefined : header.attributes,
      headerElements: jsonOf([...otherProperties, ...children.filter(({ name }) => !mappedInHeader.has(name))]),
      timeOrderAttributes: attributesWithout(raw.timeOrderAttributes, []),
      slots: raw.slots.length === 0 ? undefined : [...slots.values()].map(keptSlot),
      slotAttributes: slotAttributes(raw),
      tierOrder: fileOrder.some((name, place) => name !== tiers[place]!.name) ? fileOrder : undefined,
      elements: jsonOf(raw.elements.filter((each) => each !== header && each.name !== 'CONTROLLED_VOCABULARY')),
    }),
  };
}

/** @returns the greatest number of an annotation, if ELAN's count of them is below it */
function countTooLow(properties: Readonly<Record<string, string>>, tiers: readonly Tier[]): number | undefined {
  const count = properties[lastUsed];
  if (count === undefined) return undefined;
  const greatest = greatestNumber(tiers.flatMap(({ annotations }) => annotations.map(({ id }) => id)));
  return Number(count) < greatest ? greatest : undefined;
}

/** With the time that lies between its neighbours where the file gives none: who has not moved it gets none again. */
function keptSlot({ id, milliseconds, time }: Slot): (string | number | null)[] {
  return milliseconds === null ? [id, null, time] : [id, milliseconds];
}

function slotAttributes({ slots }: RawEaf): Record<string, Attributes> | undefined {
  const found = slots.flatMap(({ attributes }) => {
    const others = attributesWithout(attributes, ['TIME_SLOT_ID', 'TIME_VALUE']);
    return others === undefined ? [] : [[attributes.TIME_SLOT_ID!, others] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function checkTimeUnits(header: PlacedElement | undefined): void {
  const units = header?.attributes.TIME_UNITS ?? 'milliseconds';
  if (units === 'milliseconds' || units === '') return;
  refuse(
    header!,
    `TIME_UNITS are ${JSON.stringify(units)}`,
    'open it in ELAN and save it anew, which writes milliseconds',
  );
}

function languagesOf(elements: readonly PlacedElement[]): ReadonlyMap<string, LanguageName> {
  const languages = new Map<string, LanguageName>();
  for (const element of elements) {
    if (element.name !== 'LANGUAGE') continue;
    const id = element.attributes.LANG_ID ?? '';
    if (languages.has(id)) refuse(element, `there are two languages ${JSON.stringify(id)}`, 'remove one of them');
    languages.set(id, languageOf(element));
  }
  return languages;
}

function languageElement(id: string): PlacedElement {
  return { name: 'LANGUAGE', attributes: { LANG_ID: id }, text: '', children: [], line: 1, column: 1 };
}

const mappedInHeader = new Set(['MEDIA_DESCRIPTOR', 'PROPERTY']);

function mediaOf({ attributes, children }: PlacedElement): MediaLink {
  const { MEDIA_URL: address = '', MIME_TYPE: mimeType = '', TIME_ORIGIN: origin } = attributes;
  const milliseconds = origin === undefined || origin.trim() === '' ? NaN : Number(origin);
  const isTime = Number.isFinite(milliseconds);
  return {
    address,
    ...(mimeType !== '' && { mimeType }),
    ...(isTime && { offsetSeconds: milliseconds / 1000 + 0 }),
    ...keep('elan', {
      attributes: attributesWithout(attributes, [
        'MEDIA_URL',
        ...(mimeType === '' ? [] : ['MIME_TYPE']),
        ...(isTime ? ['TIME_ORIGIN'] : []),
      ]),
      elements: jsonOf(children),
    }),
  };
}

/** A property is one of the document's where it has a name of its own and a text; others are kept as they are. */
function propertiesOf(children: readonly PlacedElement[]) {
  const found = children.filter(({ name }) => name === 'PROPERTY');
  const counts = new Map<string, number>();
  for (const { attributes } of found) {
    const name = attributes.NAME ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const isPlain = ({ attributes, children: inside }: PlacedElement) =>
    attributes.NAME !== undefined &&
    attributes.NAME !== '__proto__' &&
    counts.get(attributes.NAME) === 1 &&
    Object.keys(attributes).length === 1 &&
    inside.length === 0;
  const properties = found.filter(isPlain).map(({ attributes, text }) => [attributes.NAME!, text] as const);
  return { properties: Object.fromEntries(properties), others: found.filter((each) => !isPlain(each)) };
}

function metadataOf(
  raw: RawEaf,
  languages: ReadonlyMap<string, LanguageName>,
  properties: Readonly<Record<string, string>>,
): DocumentMetadata {
  const { AUTHOR: author = '', DATE: date = '' } = raw.attributes;
  const licence = licenceOf(raw.elements.find(({ name }) => name === 'LICENSE'));
  const named = [...languages].filter(([id]) => id !== undetermined).map(([, language]) => language);
  return {
    ...(author !== '' && { author }),
    ...(date !== '' && date !== unknownDate && { date }),
    ...(licence !== '' && { licence }),
    ...(named.length > 0 && { languages: named }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

/** Its address, or its text. */
export function licenceOf(element: Pick<PlacedElement, 'attributes' | 'text'> | undefined): string {
  const address = element?.attributes.LICENSE_URL ?? '';
  return address === '' ? (element?.text.trim() ?? '') : address;
}
