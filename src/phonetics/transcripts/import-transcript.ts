import { NotFoundError, ParameterError } from '../../errors.ts';
import type { Graph } from '../../graph/graph.ts';
import { LexiconLanguages } from '../../recording/lexicon-languages.ts';
import { RecordingStore } from '../../recording/recording.store.ts';
import type { Reader } from '../../request-context.ts';
import { canonicalLanguage, canonicalOrNone, untoldLanguage } from '../canonical-language.ts';
import { cutTimedWords } from './cut-words.ts';
import { decodeTranscript } from './decode-transcript.ts';
import { parseTranscript } from './parse-transcript.ts';
import { TranscriptStore, type Imported } from './transcript.store.ts';

export interface TranscriptToImport {
  readonly recordingId: string;
  /** Its bytes, or its text. */
  readonly content: Uint8Array | string;
  /** Unless said, that of the recording's lexicon. */
  readonly language?: string;
  readonly sourceName?: string;
}

const longestName = 200;

/**
 * Puts a WebVTT or SubRip file in beside its recording, in place of what the same person put in before in that language. Whoever may
 * annotate the recording may.
 * @throws {NotFoundError} no recording that this person may annotate
 * @throws {ParameterError} no language is told, or none that is one
 * @throws {TranscriptFormatError} the file is no transcript of this recording
 */
export async function importTranscript(what: TranscriptToImport, by: Reader, graph: Graph): Promise<Imported> {
  const { recordingId, content, sourceName } = what;
  const { annotatable } = await by.access();
  const [recording] = await new RecordingStore(graph).read([recordingId], annotatable.collectionIds);
  if (recording === undefined) throw new NotFoundError('recording', recordingId);
  const language = await transcriptLanguage(what.language, recording.lexiconId, graph);
  const text = typeof content === 'string' ? content : decodeTranscript(content);
  const { format, cues } = parseTranscript(text, recording.durationSeconds);
  return await new TranscriptStore(graph).import({
    ...{ recordingId, language, importedById: by.ownerId, format },
    sourceName: sourceName?.trim().slice(0, longestName) || null,
    cues: cues.map((cue) => {
      const { startSeconds, endSeconds, text: said, speaker } = cue;
      return { startSeconds, endSeconds, text: said, speaker, words: cutTimedWords(cue, language) };
    }),
  });
}

/**
 * The language of a transcript that is put in: as it is told, else that of the lexicon.
 * @throws {ParameterError} no language is told, or none that is one
 */
export async function transcriptLanguage(told: string | undefined, lexiconId: string, graph: Graph): Promise<string> {
  const language = await languageOrUntold(told, lexiconId, graph);
  if (told !== undefined || language !== untoldLanguage) return language;
  throw new ParameterError('the language of the recording is not known; say it, as ISO 639 has it (kk, kaz, en-GB)');
}

/** The language that is told, else that of the lexicon, where that is one of ISO 639. */
export async function languageOrUntold(told: string | undefined, lexiconId: string, graph: Graph): Promise<string> {
  if (told !== undefined) return canonicalLanguage(told);
  const name = await new LexiconLanguages(graph).of(lexiconId);
  return (name === undefined ? undefined : canonicalOrNone(name)) ?? untoldLanguage;
}
