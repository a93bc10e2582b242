import type { JsonValue, Vocabulary, VocabularyEntry } from '../../../review/annotations/annotation-document.ts';
import { keep } from '../kept-values.ts';
import { refuse } from './parse-eaf.ts';
import { attributesWithout, toJson, type PlacedElement } from './xml-element.ts';

/**
 * `CONTROLLED_VOCABULARY` as of EAF 2.8, with values in several languages, and as before, with one. The text of an entry is its first
 * value; the others are kept.
 * @throws {AnnotationFormatError} two vocabularies, or two entries of one, with the same id
 */
export function readVocabularies(elements: readonly PlacedElement[]): Vocabulary[] {
  const names = new Set<string>();
  const vocabularies: Vocabulary[] = [];
  for (const element of elements) {
    if (element.name !== 'CONTROLLED_VOCABULARY') continue;
    const name = element.attributes.CV_ID;
    if (name === undefined) refuse(element, 'a <CONTROLLED_VOCABULARY> has no CV_ID', 'give it a name');
    if (names.has(name)) {
      refuse(element, `there are two controlled vocabularies ${JSON.stringify(name)}`, 'rename one of them');
    }
    names.add(name);
    vocabularies.push(vocabularyOf(element, name, vocabularies.length + 1));
  }
  return vocabularies;
}

const isEntry = ({ name }: PlacedElement) => name === 'CV_ENTRY' || name === 'CV_ENTRY_ML';

function vocabularyOf({ attributes, children }: PlacedElement, name: string, number: number): Vocabulary {
  const descriptions = children.filter((child) => child.name === 'DESCRIPTION');
  const description = attributes.DESCRIPTION ?? descriptions[0]?.text ?? '';
  const others = children.filter((child) => !isEntry(child) && child.name !== 'DESCRIPTION');
  return {
    name,
    ...(description !== '' && { description }),
    entries: entriesOf(children.filter(isEntry), number),
    ...keep('elan', {
      attributes: attributesWithout(attributes, ['CV_ID', ...(description === '' ? [] : ['DESCRIPTION'])]),
      isOld: attributes.DESCRIPTION !== undefined || children.some((child) => child.name === 'CV_ENTRY') || undefined,
      descriptions: jsonOf(descriptions),
      elements: jsonOf(others),
    }),
  };
}

function entriesOf(elements: readonly PlacedElement[], number: number): VocabularyEntry[] {
  const ids = new Set<string>();
  return elements.map((element, place) => {
    const { attributes } = element;
    const id = attributes.CVE_ID ?? `v${number}e${place + 1}`;
    if (ids.has(id)) refuse(element, `there are two entries ${JSON.stringify(id)}`, 'give one of them another CVE_ID');
    ids.add(id);
    return element.name === 'CV_ENTRY' ? oldEntry(element, id) : newEntry(element, id);
  });
}

function oldEntry({ attributes, text, children }: PlacedElement, id: string): VocabularyEntry {
  const { DESCRIPTION: description = '' } = attributes;
  return {
    id,
    text,
    ...(description !== '' && { description }),
    ...keep('elan', {
      isOld: true,
      hasId: attributes.CVE_ID !== undefined || undefined,
      attributes: attributesWithout(attributes, ['CVE_ID', ...(description === '' ? [] : ['DESCRIPTION'])]),
      elements: jsonOf(children),
    }),
  };
}

function newEntry({ attributes, children }: PlacedElement, id: string): VocabularyEntry {
  const values = children.filter(({ name }) => name === 'CVE_VALUE');
  const [first] = values;
  const description = first?.attributes.DESCRIPTION ?? '';
  return {
    id,
    text: first?.text ?? '',
    ...(description !== '' && { description }),
    ...keep('elan', {
      attributes: attributesWithout(attributes, ['CVE_ID']),
      values: values.map(toJson),
      elements: jsonOf(children.filter(({ name }) => name !== 'CVE_VALUE')),
    }),
  };
}

export function jsonOf(elements: readonly PlacedElement[]): JsonValue | undefined {
  return elements.length === 0 ? undefined : elements.map(toJson);
}
