import { nodeId } from '../../graph/node-id.ts';
import { comparablePhones } from './comparable-phones.ts';
import type { EntryRecord, ExampleRecord } from './dataset-record.ts';
import type { Dataset, DatasetExample, DatasetForm, DatasetLanguage, KeptCells } from './dataset.ts';

/** Characters: an index takes no key of any length. */
const longestKey = 100;

/** Under which a form, a concept or a language is found. */
export function keyOf(text: string): string {
  return text.normalize('NFC').toLowerCase().slice(0, longestKey);
}

export interface DatasetOwner {
  readonly datasetId: string;
  readonly lexiconId: string;
}

/** Forms as lexical entries, and examples as sentences, each with what the other tables say of its language and concepts. */
export function rowsOfDataset(
  dataset: Dataset,
  owner: DatasetOwner,
): { readonly entries: readonly EntryRecord[]; readonly examples: readonly ExampleRecord[] } {
  const languages = new Map(dataset.languages.map((language) => [language.id, language]));
  const parameters = new Map(dataset.parameters.map((parameter) => [parameter.id, parameter]));
  const texts = new Map(dataset.texts.map((text) => [text.id, text]));
  const entries = dataset.forms.map((form, ordinal): EntryRecord => {
    const { id: localId, parameterIds, segments, comment = null, sources = null, kept } = form;
    const concepts = parameterIds.map((id) => parameters.get(id) ?? { id });
    const conceptNames = concepts.map((concept) => ('name' in concept ? concept.name : undefined) ?? concept.id);
    const concepticonIds = concepts.map((concept) => ('concepticonId' in concept && concept.concepticonId) || '');
    const language = languages.get(form.languageId);
    const phones = segments === undefined ? null : comparablePhones(segments);
    return {
      ...{ id: nodeId('entry', owner.datasetId, ordinal), ...owner, ordinal, localId, form: form.form },
      ...{
        segments: segments ?? null,
        comment,
        sources,
        kept: packed(kept),
        parameterIds,
        conceptNames,
        concepticonIds,
      },
      ...languageOf(form.languageId, language),
      formKey: keyOf(form.form),
      conceptKeys: keysOf([...parameterIds, ...conceptNames, ...concepticonIds]),
      languageKeys: keysOf([form.languageId, language?.name, language?.iso639_3, language?.glottocode]),
      phones: phones === null ? null : phones.join(' '),
      phoneCount: phones === null ? null : phones.length,
    };
  });
  const examples = dataset.examples.map((example, ordinal): ExampleRecord => {
    const { id: localId, primaryText, words = null, glosses = null, translation = null, comment = null } = example;
    const { languageId, textId = null, mediaIds = null, kept } = example;
    return {
      ...{ id: nodeId('example', owner.datasetId, ordinal), ...owner, ordinal, localId, primaryText, words, glosses },
      ...{ translation, comment, textId, mediaIds, kept: packed(kept) },
      textName: (textId === null ? undefined : texts.get(textId)?.name) ?? textId,
      ...languageOf(languageId, languages.get(languageId)),
    };
  });
  return { entries, examples };
}

function languageOf(languageId: string, language: DatasetLanguage | undefined) {
  const { name: languageName = null, iso639_3 = null, glottocode = null } = language ?? {};
  return { languageId, languageName, iso639_3, glottocode };
}

function keysOf(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => (text === undefined || text === '' ? [] : keyOf(text))))];
}

function packed(kept: KeptCells | undefined): string | null {
  return kept === undefined ? null : JSON.stringify(kept);
}

/** Properties that are null are not there when a node is read. */
type Read<Row> = { readonly [Name in keyof Row]?: Row[Name] | null };

/** The inverse: the row of its table. */
export function formOfEntry(entry: Read<EntryRecord>): DatasetForm {
  const { localId, languageId, parameterIds, form, segments, comment, sources, kept } = entry;
  return {
    ...{ id: localId!, languageId: languageId!, parameterIds: parameterIds!, form: form! },
    ...(segments != null && { segments }),
    ...(comment != null && { comment }),
    ...(sources != null && { sources }),
    ...unpacked(kept),
  };
}

export function exampleOfRow(row: Read<ExampleRecord>): DatasetExample {
  const { localId, languageId, primaryText, words, glosses, translation, comment, textId, mediaIds, kept } = row;
  return {
    ...{ id: localId!, languageId: languageId!, primaryText: primaryText! },
    ...(words != null && { words }),
    ...(glosses != null && { glosses }),
    ...(translation != null && { translation }),
    ...(comment != null && { comment }),
    ...(textId != null && { textId }),
    ...(mediaIds != null && { mediaIds }),
    ...unpacked(kept),
  };
}

function unpacked(kept: string | null | undefined): { readonly kept?: KeptCells } {
  return kept == null ? {} : { kept: JSON.parse(kept) as KeptCells };
}
