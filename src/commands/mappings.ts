import type { Command } from 'commander';
import { pageWindow } from '../api/connection-arguments.ts';
import type { MappingRecord } from '../meaning/mapping.ts';
import { MappingStore } from '../meaning/mapping.store.ts';
import { SoundFormStore } from '../phonetics/forms/sound-form.store.ts';
import type { Phonograph } from '../phonograph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { LexiconSpecies } from '../recording/lexicon-species.ts';
import { localOwnerId } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { ConceptStore } from '../sight/concepts/concept.store.ts';
import { numberFrom, wholeNumberFrom } from './number-option.ts';
import { print, printJson, table } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface MappingsOptions {
  readonly form?: string;
  readonly concept?: string;
  readonly minimum: number;
  readonly limit: number;
  readonly json?: boolean;
}

/** A mapping as other programs rely on it; see the design's public surface. */
interface MappingLine {
  readonly form: { id: string; ipa: string | null; respelling: string | null; tokens: readonly Place[] };
  readonly concept: { id: string; label: string | null; kind: string; occurrences: readonly SeenPlace[] };
  /** ASSOCIATION in a lexicon of a species: a call comes with the concept, and nothing is claimed to be meant. */
  readonly claim: 'MEANING' | 'ASSOCIATION';
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly status: string;
}

interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

interface SeenPlace extends Place {
  readonly box: readonly number[];
}

const mostPlaces = 100;
const pageSize = 200;

export function addMappings(program: Command): void {
  program
    .command('mappings')
    .description('what was learned: sound forms and what they probably mean')
    .option('--form <id>', 'only of this sound form')
    .option('--concept <label>', 'only concepts whose label holds this text')
    .option('--minimum <probability>', 'only mappings at least this probable', numberFrom(0, 1), 0.5)
    .option('--limit <count>', 'how many at most', wholeNumberFrom(1, 1_000_000), 1000)
    .option('--json', 'one JSON line a mapping')
    .action(async (options: MappingsOptions, command: Command) => {
      await withPhonograph(command, { works: false }, async (phonograph) => {
        const lines = await readLines(phonograph, options.limit, {
          minimumProbability: options.minimum,
          ...(options.form !== undefined && { formId: options.form }),
          ...(options.concept !== undefined && { conceptLabel: options.concept }),
        });
        if (options.json) for (const line of lines) printJson(line);
        else print(lines.length === 0 ? 'nothing learned yet' : shown(lines));
      });
    });
}

export async function readLines(
  { graph }: Pick<Phonograph, 'graph'>,
  limit: number,
  filter: { minimumProbability: number; formId?: string; conceptLabel?: string },
): Promise<readonly MappingLine[]> {
  const access = await new CollectionStore(graph).access(localOwnerId);
  const store = new MappingStore(graph);
  const records: MappingRecord[] = [];
  let after: readonly [number, string] | undefined;
  while (records.length < limit) {
    const window = {
      ...pageWindow('mappings', { first: Math.min(pageSize, limit - records.length) }),
      ...(after && { after }),
    };
    const rows = await store.list(filter, window, access.lexiconIds);
    records.push(...rows.slice(0, window.limit));
    const last = records.at(-1);
    if (rows.length <= window.limit || last === undefined) break;
    after = [last.probability, last.id];
  }
  const formIds = [...new Set(records.map((record) => record.formId))];
  const conceptIds = [...new Set(records.map((record) => record.conceptId))];
  const [tokens, concepts, occurrences, species] = await Promise.all([
    new SoundFormStore(graph).tokens(formIds, mostPlaces, access.collectionIds),
    new ConceptStore(graph).read(conceptIds, access.lexiconIds),
    new ConceptStore(graph).occurrences(conceptIds, mostPlaces, access.collectionIds),
    new LexiconSpecies(graph).read([...new Set(records.map((record) => record.lexiconId))]),
  ]);
  const recordingIds = new Set<string>();
  for (const places of [...tokens.values(), ...occurrences.values()]) {
    for (const { recordingId } of places) recordingIds.add(recordingId);
  }
  const recordings = await new RecordingStore(graph).read([...recordingIds], access.collectionIds);
  const titles = new Map(recordings.map(({ id, title }) => [id, title]));
  const placeOf = (place: { recordingId: string; startSeconds: number; endSeconds: number }): Place => ({
    file: titles.get(place.recordingId) ?? place.recordingId,
    start: place.startSeconds,
    end: place.endSeconds,
  });
  return records.map(({ lexiconId, formId, conceptId, probability, low, high, status }) => {
    const concept = concepts.get(conceptId);
    return {
      // Phones, and with them IPA and respelling, are not inferred yet.
      form: { id: formId, ipa: null, respelling: null, tokens: (tokens.get(formId) ?? []).map(placeOf) },
      concept: {
        id: conceptId,
        label: concept?.label ?? null,
        kind: concept?.kind ?? 'UNNAMED',
        occurrences: (occurrences.get(conceptId) ?? []).map((seen) => ({ ...placeOf(seen), box: seen.box })),
      },
      claim: species.has(lexiconId) ? 'ASSOCIATION' : 'MEANING',
      probability,
      low,
      high,
      status,
    };
  });
}

/** For people: one row a mapping. */
export function shown(lines: readonly MappingLine[]): string {
  const rows = lines.map(({ form, concept, claim, probability, low, high, status }) => {
    const [heard] = form.tokens;
    const [seen] = concept.occurrences;
    return [
      form.id,
      `heard ${form.tokens.length}×${heard ? `, e.g. ${heard.file} at ${heard.start.toFixed(2)} s` : ''}`,
      (claim === 'MEANING' ? '' : 'comes with ') +
        (concept.label ??
          `${concept.id} (no name yet${seen ? `; e.g. ${seen.file} at ${seen.start.toFixed(2)} s` : ''})`),
      `${probability.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`,
      status.toLowerCase(),
    ];
  });
  const claimed = lines.some(({ claim }) => claim === 'ASSOCIATION') ? 'means, or comes with' : 'means';
  return table([['form', 'heard', claimed, 'probability', 'status'], ...rows]);
}
