import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import { groupedBy } from '../../grouped-by.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { comparablePhones } from './comparable-phones.ts';
import type { EntryRecord } from './dataset-record.ts';
import type { NearWord, WordsToCompare } from './nearest-words.ts';

const readFormPhones = cypher('exchange/read-phones-of-forms');
const readEntryPhones = cypher('exchange/read-phones-of-entries');
const readEntries = cypher('exchange/read-entries-by-phones');

/** An entry of a word list that sounds as a form does. */
export interface SoundingEntry {
  readonly entry: EntryRecord;
  /** Articulatory edit distance for each phone of the longer of the two; 0 where they are the same. */
  readonly distance: number;
}

export interface EntriesAsked {
  readonly first: number;
  readonly maximumDistance: number;
}

interface FormPhones {
  readonly formId: string;
  readonly lexiconId: string;
  readonly phones: readonly string[];
}

/** A phone more or less costs at least that. */
const leastGap = 0.5;

/**
 * By form: what the datasets of its lexicon have that sounds so, the nearest first.
 * @param lexiconIds that may be read
 */
export async function entriesOfForms(
  formIds: readonly string[],
  asked: EntriesAsked,
  lexiconIds: readonly string[],
  {
    graph,
    lanes,
    signal,
  }: { readonly graph: Graph; readonly lanes: Pick<Lanes, 'call'>; readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, readonly SoundingEntry[]>> {
  const rows = await graph.read<FormPhones>(readFormPhones, { formIds, lexiconIds });
  const heard = rows.flatMap((row) => {
    const phones = comparablePhones(row.phones);
    return phones === null ? [] : [{ ...row, phones }];
  });
  const found = new Map<string, readonly SoundingEntry[]>();
  for (const [lexiconId, forms] of groupedBy(heard, (form) => form.lexiconId)) {
    const near = await nearWords(lexiconId, forms, asked, { graph, lanes, signal });
    const wanted = [...new Set(near.flat().map(({ phones }) => phones))];
    if (wanted.length === 0) continue;
    const entries = await graph.read<{ phones: string; entry: EntryRecord }>(readEntries, {
      ...{ lexiconId, phones: wanted, limit: asked.first },
    });
    const byPhones = groupedBy(
      entries,
      ({ phones }) => phones,
      ({ entry }) => entry,
    );
    for (const [place, { formId }] of forms.entries()) {
      const ofForm = near[place]!.flatMap(({ phones, distance }) =>
        (byPhones.get(phones) ?? []).map((entry) => ({ entry, distance })),
      );
      found.set(formId, ofForm.slice(0, asked.first));
    }
  }
  return found;
}

async function nearWords(
  lexiconId: string,
  forms: readonly FormPhones[],
  { first, maximumDistance }: EntriesAsked,
  {
    graph,
    lanes,
    signal,
  }: { readonly graph: Graph; readonly lanes: Pick<Lanes, 'call'>; readonly signal: AbortSignal },
): Promise<readonly (readonly NearWord[])[]> {
  if (maximumDistance === 0) return forms.map(({ phones }) => [{ phones: phones.join(' '), distance: 0 }]);
  const counts = forms.map(({ phones }) => phones.length);
  // Of two so different in length the difference alone is farther.
  const share = 1 - maximumDistance / leastGap;
  const words = await graph.read<{ phones: string }>(readEntryPhones, {
    lexiconId,
    least: Math.floor(Math.min(...counts) * share),
    most: Math.ceil(Math.max(...counts) / share),
  });
  const compared: WordsToCompare = {
    references: forms.map(({ phones }) => phones),
    words: words.map(({ phones }) => phones),
    ...{ maximum: maximumDistance, limit: first },
  };
  return await lanes.call<NearWord[][]>('exchange', new URL('./nearest-words.ts', import.meta.url), compared, {
    signal,
  });
}
