/**
 * From real voices and pictures to a lexicon, and its score beside counting, in one command:
 *
 *   npx tsx benchmark/evaluations/real-words/evaluate.ts [--language es] [--clips 72] [--words 18] [--seed 1]
 *     [--companions 0] [--stamps DIR] [--words-folder DIR] [--out FOLDER (of clips; made and removed unless said)]
 *     [--made FOLDER (of clips that are there, with their truth.json, such as examples/sample/clips; none are made then)]
 *
 * Nothing of the language is given: clips go in as any recordings do, into a new graph.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Truth } from '../../../examples/sample/truth.ts';
import { pageWindow } from '../../../src/api/connection-arguments.ts';
import { readLines } from '../../../src/commands/mappings.ts';
import { readConfig } from '../../../src/config.ts';
import { openPhonograph, type Phonograph } from '../../../src/phonograph.ts';
import { SoundFormStore } from '../../../src/phonetics/forms/sound-form.store.ts';
import { CollectionStore } from '../../../src/recording/collection.store.ts';
import { localOwnerId } from '../../../src/recording/recording.ts';
import { RecordingStore } from '../../../src/recording/recording.store.ts';
import { ConceptStore } from '../../../src/sight/concepts/concept.store.ts';
import { clipArguments, makeClips, makingOptions } from './make-clips.ts';
import { compareWithBaseline, gatherLearned, tableOf } from './score.ts';

const { values } = parseArgs({ options: { ...clipArguments, made: { type: 'string' } } });

const folder = await mkdtemp(path.join(tmpdir(), 'phonograph-real-words-'));
const clipsFolder = values.made ?? values.out ?? path.join(folder, 'clips');
const truth =
  values.made === undefined
    ? await makeClips(clipsFolder, makingOptions(values))
    : (JSON.parse(await readFile(path.join(clipsFolder, 'truth.json'), 'utf8')) as Truth);
process.stderr.write('\n');
const phonograph = await openPhonograph({
  config: { ...readConfig(), dataFolder: path.join(folder, 'data') },
  onProgress: (text) => process.stderr.write(`${text}\n`),
  onFault: (error) => process.stderr.write(`${String(error)}\n`),
});
try {
  const startedAt = performance.now();
  for (const name of (await readdir(clipsFolder)).filter((each) => !each.endsWith('.json')).sort()) {
    await phonograph.intake.fromFile(path.join(clipsFolder, name), { collection: 'words', ownerId: localOwnerId });
  }
  await phonograph.worker.idle();
  const seconds = (performance.now() - startedAt) / 1000;
  const mappings = await readLines(phonograph, 100_000, { minimumProbability: 0 });
  // The baseline counts over the same tokens, so it must know those that were mapped to nothing, too.
  const { forms, concepts } = await everything(phonograph);
  const learned = gatherLearned(mappings as never, forms, concepts);
  const { language, clips, words, seed, companions, made } = values;
  const said = made ?? `${language}: ${clips} clips of ${words} words, seed ${seed}, companions ${companions}`;
  process.stdout.write(`${said}; `);
  process.stdout.write(`${forms.length} forms, ${concepts.length} concepts; ${seconds.toFixed(0)} s\n`);
  process.stdout.write(`${tableOf(compareWithBaseline(truth, learned))}\n`);
} finally {
  await phonograph.close();
  await rm(folder, { recursive: true, force: true });
}

async function everything({ graph }: Phonograph) {
  const access = await new CollectionStore(graph).access(localOwnerId);
  const window = { ...pageWindow('all', {}), limit: 100_000 };
  const forms = await new SoundFormStore(graph).list({}, window, access.lexiconIds);
  const concepts = await new ConceptStore(graph).list({}, window, access);
  const ids = <Item extends { id: string }>(items: readonly Item[]) => items.map((item) => item.id);
  const tokens = await new SoundFormStore(graph).tokens(ids(forms), 1_000, access.collectionIds);
  const seen = await new ConceptStore(graph).occurrences(ids(concepts), 1_000, access.collectionIds);
  const recordings = await new RecordingStore(graph).list({}, window, access.collectionIds);
  const titles = new Map(recordings.map(({ id, title }) => [id, title]));
  const placeOf = (place: { recordingId: string; startSeconds: number; endSeconds: number }) => ({
    file: titles.get(place.recordingId) ?? place.recordingId,
    start: place.startSeconds,
    end: place.endSeconds,
  });
  return {
    forms: forms.map(({ id }) => ({ id, tokens: (tokens.get(id) ?? []).map(placeOf) })),
    concepts: concepts.map(({ id, kind, label }) => ({
      id,
      kind,
      label: label ?? null,
      occurrences: (seen.get(id) ?? []).map((place) => ({ ...placeOf(place), box: place.box })),
    })),
  };
}
