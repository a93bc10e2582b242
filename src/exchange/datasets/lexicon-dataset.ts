import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import type { MappingStatus } from '../../meaning/mapping.ts';
import { LexiconLanguages } from '../../recording/lexicon-languages.ts';
import { undeterminedLanguage } from '../../recording/recording.ts';
import type { Dataset, DatasetForm, DatasetParameter } from './dataset.ts';

const readWords = cypher('exchange/read-lexicon-words');

/** A sound form and one thing that it may mean. */
export interface LexiconWord {
  readonly formId: string;
  /** How often. */
  readonly heard: number;
  /** IPA, in order; empty where none were heard. */
  readonly phones: readonly string[];
  readonly conceptId: string;
  readonly label: string | null;
  readonly kind: string;
  readonly probability: number;
  /** 90 % credible interval. */
  readonly low: number;
  readonly high: number;
  readonly status: MappingStatus;
}

/** What a lexicon holds as a word list. @param lexiconId of one that may be read */
export async function datasetOfLexicon(lexiconId: string, graph: Graph): Promise<Dataset> {
  const words = await graph.read<LexiconWord & object>(readWords, { lexiconId });
  const language = await new LexiconLanguages(graph).of(lexiconId);
  return datasetOfWords(words, lexiconId, language ?? undeterminedLanguage);
}

/**
 * A word list of which each row is a form and one of its probable meanings, with columns for the probability, its interval, whether a person
 * has confirmed or rejected it, and how often the form is heard.
 * @param language ISO 639-3, or a name
 */
export function datasetOfWords(words: readonly LexiconWord[], lexiconId: string, language: string): Dataset {
  const isCode = /^[a-z]{3}$/.test(language) && language !== undeterminedLanguage;
  const parameters = new Map<string, DatasetParameter>();
  const meanings = new Map<string, number>();
  const forms = words.map((word): DatasetForm => {
    const { formId, phones, conceptId, label, kind } = word;
    if (!parameters.has(conceptId)) {
      parameters.set(conceptId, { id: conceptId, name: label ?? conceptId, kept: { Kind: kind } });
    }
    const meaning = (meanings.get(formId) ?? 0) + 1;
    meanings.set(formId, meaning);
    return {
      id: `${formId}-${meaning}`,
      languageId: lexiconId,
      parameterIds: [conceptId],
      // A form is a pattern of sound before it is one of phones.
      form: phones.length > 0 ? phones.join('') : formId,
      ...(phones.length > 0 && { segments: phones }),
      kept: {
        Sound_Form: formId,
        Heard: String(word.heard),
        Probability: String(word.probability),
        Probability_Low: String(word.low),
        Probability_High: String(word.high),
        Status: word.status,
      },
    };
  });
  return {
    module: 'Wordlist',
    languages: [{ id: lexiconId, name: language, ...(isCode && { iso639_3: language }) }],
    parameters: [...parameters.values()],
    forms,
    ...{ texts: [], examples: [], media: [], tables: [], files: new Map() },
  };
}
