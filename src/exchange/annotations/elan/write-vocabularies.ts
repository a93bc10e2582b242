import type { Vocabulary, VocabularyEntry } from '../../../review/annotations/annotation-document.ts';
import { KeptValues } from '../kept-values.ts';
import type { ElanLanguages } from './languages.ts';
import { attributesFrom, elementsFrom, type XmlElement } from './xml-element.ts';
import type { XmlIds } from './xml-ids.ts';

/** Vocabularies as elements, in the old or the new shape as they came; new ones have one value for each entry. */
export interface WrittenVocabularies {
  readonly elements: readonly XmlElement[];
  /** By the vocabulary's name and the id of the document. */
  readonly entryIds: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function writeVocabularies(
  vocabularies: readonly Vocabulary[],
  languages: ElanLanguages,
  ids: XmlIds,
): WrittenVocabularies {
  const entryIds = new Map<string, Map<string, string>>();
  const elements = vocabularies.map((vocabulary): XmlElement => {
    const ofVocabulary = new Map<string, string>();
    entryIds.set(vocabulary.name, ofVocabulary);
    const kept = KeptValues.of(vocabulary.kept, 'elan');
    const isOld = kept.isTrue('isOld');
    const { name, description, entries } = vocabulary;
    return {
      name: 'CONTROLLED_VOCABULARY',
      attributes: {
        CV_ID: name,
        ...attributesFrom(kept.get('attributes')),
        ...(isOld && description !== undefined && { DESCRIPTION: description }),
      },
      text: '',
      children: [
        ...(isOld ? elementsFrom(kept.get('descriptions')) : descriptionsOf(vocabulary, kept, languages)),
        ...entries.map((entry) => entryOf(entry, isOld, languages, ids, ofVocabulary)),
        ...elementsFrom(kept.get('elements')),
      ],
    };
  });
  return { elements, entryIds };
}

function descriptionsOf(
  { description }: Vocabulary,
  kept: KeptValues,
  languages: ElanLanguages,
): readonly XmlElement[] {
  const [first, ...others] = elementsFrom(kept.get('descriptions'));
  if (first !== undefined) return [{ ...first, text: description ?? '' }, ...others];
  if (description === undefined) return [];
  const attributes = { LANG_REF: languages.referToUndetermined() };
  return [{ name: 'DESCRIPTION', attributes, text: description, children: [] }];
}

function entryOf(
  entry: VocabularyEntry,
  isOldVocabulary: boolean,
  languages: ElanLanguages,
  ids: XmlIds,
  entryIds: Map<string, string>,
): XmlElement {
  const { id, text, description } = entry;
  const kept = KeptValues.of(entry.kept, 'elan');
  const isKept = entry.kept?.elan !== undefined;
  const others = attributesFrom(kept.get('attributes'));
  if (kept.isTrue('isOld') || (isOldVocabulary && !isKept)) {
    const hasId = kept.isTrue('hasId');
    if (hasId) entryIds.set(id, id);
    return {
      name: 'CV_ENTRY',
      attributes: {
        ...(hasId && { CVE_ID: id }),
        ...others,
        ...(description !== undefined && { DESCRIPTION: description }),
      },
      text,
      children: elementsFrom(kept.get('elements')),
    };
  }
  const writtenId = isKept ? id : ids.take(id);
  entryIds.set(id, writtenId);
  return {
    name: 'CV_ENTRY_ML',
    attributes: { CVE_ID: writtenId, ...others },
    text: '',
    children: [...valuesOf(entry, kept, isKept, languages), ...elementsFrom(kept.get('elements'))],
  };
}

function valuesOf(
  { text, description }: VocabularyEntry,
  kept: KeptValues,
  isKept: boolean,
  languages: ElanLanguages,
): readonly XmlElement[] {
  const [first, ...others] = elementsFrom(kept.get('values'));
  if (first === undefined && isKept && text === '') return [];
  const attributes = { ...(first?.attributes ?? { LANG_REF: languages.referToUndetermined() }) };
  const keepsDescription = description !== undefined || attributes.DESCRIPTION !== undefined;
  return [
    {
      name: 'CVE_VALUE',
      attributes: { ...attributes, ...(keepsDescription && { DESCRIPTION: description ?? '' }) },
      text,
      children: first?.children ?? [],
    },
    ...others,
  ];
}
