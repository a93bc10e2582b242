import { basename } from 'node:path';
import type { Command } from 'commander';
import { NotFoundError, ParameterError } from '../errors.ts';
import { importTranscript, languageOrUntold } from '../phonetics/transcripts/import-transcript.ts';
import { NoTranscriberError } from '../phonetics/transcripts/transcript.errors.ts';
import type { CueRecord, TranscriptRecord } from '../phonetics/transcripts/transcript.ts';
import { TranscriptStore } from '../phonetics/transcripts/transcript.store.ts';
import { transcriptOfRecording, transcriptParameters } from '../phonetics/transcripts/transcripts-inference.ts';
import type { Phonograph } from '../phonograph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { readerOf } from '../recording/reader-of.ts';
import { localOwnerId, type RecordingRecord } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { readTranscript } from './read-transcript.ts';
import { print, printJson, say } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface TranscriptOptions {
  readonly language?: string;
  readonly json?: boolean;
}

type OnGraph = Pick<Phonograph, 'graph'>;

export function addTranscript(program: Command): void {
  const transcript = program.command('transcript').description('what was said in recordings, as text');
  transcript
    .command('import <recording> <file>')
    .description('put a WebVTT or SubRip file in beside its recording (its id, or its title where that is unique)')
    .option('--language <code>', "ISO 639's code; that of the recording's collection unless said")
    .option('--json', 'one JSON line')
    .action(async (recording: string, file: string, options: TranscriptOptions, command: Command) => {
      const content = await readTranscript(file);
      await withPhonograph(command, { works: false }, async ({ graph }) => {
        const { id, title } = await recordingNamed({ graph }, recording);
        const { language } = options;
        const what = {
          recordingId: id,
          content,
          sourceName: basename(file),
          ...(language !== undefined && { language }),
        };
        const { transcript: made, created } = await importTranscript(what, readerOf(localOwnerId, new CollectionStore(graph)), graph);
        if (options.json) printJson({ ...factsOf(made), created });
        else
          print(`${title}: ${made.cueCount} cues in ${made.language}${created ? '' : ', as they were there already'}`);
      });
    });
  transcript
    .command('recognise <recording>')
    .description('have the pretrained model of PHONOGRAPH_TRANSCRIBER write down what is said (docs/transcripts.md)')
    .option('--language <code>', "ISO 639's code; that of the recording's collection unless said")
    .option('--json', 'one JSON line')
    .action(async (recording: string, { language, json }: TranscriptOptions, command: Command) => {
      await withPhonograph(command, { works: false }, async ({ graph, engine }, { transcriber }, signal) => {
        if (transcriber === undefined) throw new NoTranscriberError();
        const { id, title, lexiconId } = await recordingNamed({ graph }, recording);
        const parameters = await transcriptParameters(transcriber, await languageOrUntold(language, lexiconId, graph));
        const onProgress = (fraction: number) => say(`${title}: ${Math.round(100 * fraction)} %`);
        const [made] = await engine.ensure(transcriptOfRecording, [id], { parameters, signal, onProgress });
        if (made === undefined) throw new NotFoundError('recording', id);
        if (json) printJson(factsOf(made));
        else print(`${title}: ${made.cueCount} cues in ${made.language} by ${transcriber.name}`);
      });
    });
  transcript
    .command('show <recording>')
    .description('the transcripts of a recording, cue by cue')
    .option('--language <code>', 'only in this language')
    .option('--json', 'one JSON line a cue, with its words')
    .action(async (recording: string, { language, json }: TranscriptOptions, command: Command) => {
      await withPhonograph(command, { works: false }, async ({ graph }, _config, interrupted) => {
        const { id, collectionId } = await recordingNamed({ graph }, recording);
        const store = new TranscriptStore(graph);
        const found = (await store.list([id], [collectionId])).get(id) ?? [];
        const wanted = found.filter((each) => language === undefined || each.language === language);
        if (wanted.length === 0) say('there is no transcript; put one in with: phonograph transcript import');
        for (const each of wanted) {
          if (!json) print(`${each.language}, ${each.model ?? each.sourceName ?? 'imported'}`);
          for await (const cue of cuesOf(store, each)) {
            interrupted.throwIfAborted();
            if (json) printJson({ ...factsOf(each), ...lineOf(cue) });
            else print(shown(cue));
          }
        }
      });
    });
}

/** @throws {NotFoundError} none. @throws {ParameterError} several have the title */
async function recordingNamed({ graph }: OnGraph, name: string): Promise<RecordingRecord> {
  const store = new RecordingStore(graph);
  const { collectionIds } = await new CollectionStore(graph).access(localOwnerId);
  const [byId] = await store.read([name], collectionIds);
  if (byId !== undefined) return byId;
  const window = { order: 'recordings:added', limit: 200, backward: false };
  const titled = (await store.list({ title: name }, window, collectionIds)).filter(({ title }) => title === name);
  const [only, ...others] = titled;
  if (only === undefined) throw new NotFoundError('recording', name);
  if (others.length === 0) return only;
  throw new ParameterError(
    `${titled.length} recordings have the title ${name}; say which: ${titled.map(({ id }) => id).join(', ')}`,
  );
}

async function* cuesOf(store: TranscriptStore, { id, collectionId }: TranscriptRecord): AsyncGenerator<CueRecord> {
  const filter = { fromSeconds: null, toSeconds: null };
  for (let last = -1; ;) {
    const window = { order: 'transcript:cues', limit: 1_000, backward: false, after: [last] };
    const cues = (await store.cues([id], window, filter, [collectionId])).get(id) ?? [];
    yield* cues;
    if (cues.length <= window.limit) return;
    last = cues.at(-1)!.ordinal;
  }
}

function factsOf({ id, recordingId, language, origin, model, cueCount }: TranscriptRecord) {
  return { transcriptId: id, recordingId, language, origin, model: model ?? null, cueCount };
}

function lineOf({ startSeconds, endSeconds, speaker, text, words }: CueRecord) {
  const times = words.map((word) => ({ text: word.text, start: word.startSeconds, end: word.endSeconds }));
  return { start: startSeconds, end: endSeconds, speaker, text, words: times };
}

function shown({ startSeconds, endSeconds, speaker, text }: CueRecord): string {
  const who = speaker === null ? '' : `${speaker}: `;
  return `  ${startSeconds.toFixed(2)}–${endSeconds.toFixed(2)} s  ${who}${text.replaceAll('\n', ' / ')}`;
}
