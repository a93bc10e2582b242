import { existsSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { NotFoundError } from '../errors.ts';
import { alignLikeness, phonesWithin } from '../phonetics/likeness/align-likeness.ts';
import { listenToMissing } from '../phonetics/likeness/listen-to-missing.ts';
import { mayReadEvent, searchSounds, type SimilarSoundRecord } from '../phonetics/likeness/similar-sounds.store.ts';
import { exampleOfEvent, exampleOfFile, type SoundExample } from '../phonetics/likeness/sound-example.ts';
import { embeddingOfSoundEvent, embeddingSpace } from '../phonetics/likeness/word-embedding-inference.ts';
import { phonesOfUtterance } from '../phonetics/phones/phones-inference.ts';
import type { Phonograph } from '../phonograph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { localOwnerId } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { sourceKinds, type SourceKind } from '../sound/sound-event.ts';
import { wholeNumberFrom } from './number-option.ts';
import { print, printJson, say } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface SimilarOptions {
  readonly collection?: string;
  readonly kind?: SourceKind;
  readonly first: number;
  readonly phones?: boolean;
  readonly heard?: boolean;
  readonly json?: boolean;
}

/** A similar sound as other programs rely on it. */
interface SimilarLine {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly similarity: number;
  readonly soundEvent: { readonly id: string; readonly start: number; readonly end: number; readonly kind: string };
  /** With `--phones`, of voice: null where there is none. */
  readonly phones?: readonly {
    readonly example: string | null;
    readonly found: string | null;
    readonly distance: number;
  }[];
}

const mostSounds = 1000;

export function addSimilar(program: Command): void {
  program
    .command('similar')
    .description('sounds like an example: the same word by another voice, calls of one type')
    .argument('<example>', 'a clip of at most a minute, or the id of a sound event')
    .option('--collection <name>', 'only sounds of this collection')
    .addOption(new Option('--kind <kind>', 'only sounds of this kind').choices(sourceKinds))
    .option('--first <count>', `how many at most, 1 to ${mostSounds}`, wholeNumberFrom(1, mostSounds), 20)
    .option('--phones', 'which phone stands for which, where both are voice')
    .option('--heard', 'only among what was listened to already; otherwise the rest is listened to first')
    .option('--json', 'one JSON line a sound')
    .action(async (name: string, options: SimilarOptions, command: Command) => {
      await withPhonograph(command, { works: false }, async (phonograph, _config, signal) => {
        const { engine, graph } = phonograph;
        const collectionIds = await collectionsOf(phonograph, options.collection);
        const example = await exampleOf(name, phonograph, signal);
        if (options.heard !== true) {
          await listenToMissing(graph, engine, collectionIds, (done) => say(`listened to ${done} more sounds`), signal);
        }
        const found = await searchSounds(
          graph,
          example.stretches.map(({ vector }) => vector),
          {
            collectionIds,
            space: embeddingSpace(),
            ...(options.kind !== undefined && { kind: options.kind }),
            ...(example.eventId !== undefined && { exceptEventId: example.eventId }),
          },
          options.first,
        );
        const titleOf = await titles(found, phonograph);
        for (const each of found) {
          const line: SimilarLine = {
            file: titleOf(each.event.recordingId),
            start: each.startSeconds,
            end: each.endSeconds,
            similarity: each.similarity,
            soundEvent: {
              id: each.event.id,
              start: each.event.startSeconds,
              end: each.event.endSeconds,
              kind: each.event.kind,
            },
            ...(options.phones === true && { phones: (await alignedPhones(each, example, phonograph)) ?? [] }),
          };
          if (options.json) printJson(line);
          else print(shown(line));
        }
        if (!options.json && found.length === 0) print('nothing was listened to yet that could be like it');
      });
    });
}

async function collectionsOf({ graph }: Phonograph, name: string | undefined): Promise<readonly string[]> {
  const collections = new CollectionStore(graph);
  const { collectionIds } = await collections.access(localOwnerId);
  if (name === undefined) return collectionIds;
  const found = (await collections.list(collectionIds)).find((each) => each.name === name);
  if (found === undefined) throw new NotFoundError('collection', name);
  return [found.id];
}

/** A file where there is one of that name; else a sound event. */
async function exampleOf(name: string, phonograph: Phonograph, signal: AbortSignal): Promise<SoundExample> {
  const { engine, graph, lanes } = phonograph;
  if (existsSync(name)) return await exampleOfFile(name, lanes, signal);
  const { collectionIds } = await new CollectionStore(graph).access(localOwnerId);
  if (!(await mayReadEvent(graph, name, collectionIds))) throw new NotFoundError('file or sound event', name);
  const embedding = { load: async (id: string) => (await engine.ensure(embeddingOfSoundEvent, [id]))[0] ?? null };
  return await exampleOfEvent(name, embedding, () => phonesOfEvent(name, phonograph));
}

async function phonesOfEvent(id: string, { engine }: Phonograph) {
  return (await engine.ensure(phonesOfUtterance, [id]))[0]?.phones ?? [];
}

async function alignedPhones(found: SimilarSoundRecord, example: SoundExample, phonograph: Phonograph) {
  if (!found.event.isVoice) return undefined;
  const own = phonesWithin(await example.phones(), example.stretches[found.examplePlace]!);
  const others = phonesWithin(await phonesOfEvent(found.event.id, phonograph), found);
  return alignLikeness(own, others)?.pairs.map(({ reference, heard, cost }) => ({
    example: reference,
    found: heard,
    distance: cost,
  }));
}

async function titles(
  found: readonly SimilarSoundRecord[],
  { graph }: Phonograph,
): Promise<(recordingId: string) => string> {
  const ids = new Set(found.map(({ event }) => event.recordingId));
  const { collectionIds } = await new CollectionStore(graph).access(localOwnerId);
  const recordings = await new RecordingStore(graph).read([...ids], collectionIds);
  const known = new Map(recordings.map(({ id, title }) => [id, title]));
  return (id) => known.get(id) ?? id;
}

/** For people: how alike, where, and which phones are not the same. */
function shown({ file, start, end, similarity, soundEvent, phones }: SimilarLine): string {
  const line = `${similarity.toFixed(2)}  ${file} at ${start.toFixed(2)}–${end.toFixed(2)} s  ${soundEvent.id}`;
  if (phones === undefined || phones.length === 0) return line;
  const pair = (each: (typeof phones)[number]) =>
    each.example === each.found ? each.found : `${each.example ?? '∅'}→${each.found ?? '∅'}`;
  return `${line}\n      ${phones.map(pair).join(' ')}`;
}
