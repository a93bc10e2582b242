import { basename } from 'node:path';
import type { Command } from 'commander';
import { NotFoundError } from '../errors.ts';
import { importTranscript, languageOrUntold } from '../phonetics/transcripts/import-transcript.ts';
import { NoTranscriberError } from '../phonetics/transcripts/transcript.errors.ts';
import type { CueRecord, TranscriptRecord } from '../phonetics/transcripts/transcript.ts';
import { TranscriptStore } from '../phonetics/transcripts/transcript.store.ts';
import { transcriptOfRecording, transcriptParameters } from '../phonetics/transcripts/transcripts-inference.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { readerOf } from '../recording/reader-of.ts';
import { localOwnerId } from '../recording/recording.ts';
import { recordingNamed } from './named-recording.ts';
import { readTranscript } from './read-transcript.ts';
import { print, printJson, say } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface TranscriptOptions {
  readonly language?: string;
  readonly json?: boolean;
}

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
        const { transcript: made, created } = await importTranscript(
          what,
          readerOf(localOwnerId, new CollectionStore(graph)),
          graph,
        );
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
          for await (const cue of store.allCues(each)) {
            interrupted.throwIfAborted();
            if (json) printJson({ ...factsOf(each), ...lineOf(cue) });
            else print(shown(cue));
          }
        }
      });
    });
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
