import { ParameterError } from '../../errors.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import { canonicalOrNone } from '../../phonetics/canonical-language.ts';
import type { CueRecord, TranscriptRecord } from '../../phonetics/transcripts/transcript.ts';
import { TranscriptStore } from '../../phonetics/transcripts/transcript.store.ts';
import { LexiconLanguages } from '../../recording/lexicon-languages.ts';
import type { RecordingRecord } from '../../recording/recording.ts';
import type { Dataset, DatasetExample, DatasetLanguage, DatasetMedia, DatasetText } from './dataset.ts';

const readTranscripts = cypher('exchange/read-lexicon-transcripts');

type SpokenRecording = Pick<RecordingRecord, 'id' | 'title' | 'mimeType' | 'durationSeconds'>;

export interface TranscribedRecording {
  readonly recording: SpokenRecording;
  readonly transcript: TranscriptRecord;
  readonly cues: readonly CueRecord[];
}

/**
 * What was said in a lexicon's recordings, as a corpus of texts.
 * @param lexiconId of one that may be read
 * @throws {ParameterError} nothing of it has a transcript
 */
export async function datasetOfTranscripts(lexiconId: string, graph: Graph, signal: AbortSignal): Promise<Dataset> {
  const rows = await graph.read<Omit<TranscribedRecording, 'cues'>>(readTranscripts, { lexiconId });
  if (rows.length === 0) {
    throw new ParameterError('no recording of the lexicon has a transcript; put some in with: phonograph transcript');
  }
  const store = new TranscriptStore(graph);
  const transcribed: TranscribedRecording[] = [];
  for (const { recording, transcript } of rows) {
    const cues: CueRecord[] = [];
    for await (const cue of store.allCues(transcript)) {
      signal.throwIfAborted();
      cues.push(cue);
    }
    transcribed.push({ recording, transcript, cues });
  }
  return textsOf(transcribed, await new LexiconLanguages(graph).of(lexiconId));
}

/**
 * A text and a medium for each recording, and an example for each cue: its words, and columns for when it was said, by whom, and by which transcript.
 * @param lexiconLanguage gives the ISO 639-3 code of a transcript in the same language
 */
export function textsOf(transcribed: readonly TranscribedRecording[], lexiconLanguage?: string): Dataset {
  const recordings = new Map(transcribed.map(({ recording }) => [recording.id, recording]));
  const tags = new Set(transcribed.map(({ transcript }) => transcript.language));
  return {
    module: 'TextCorpus',
    languages: [...tags].map((tag) => languageOf(tag, lexiconLanguage)),
    parameters: [],
    forms: [],
    texts: [...recordings.values()].map(({ id, title }): DatasetText => ({ id, name: title })),
    examples: transcribed.flatMap(({ recording, transcript, cues }) =>
      cues.map((cue) => exampleOf(cue, transcript, recording.id)),
    ),
    media: [...recordings.values()].map(({ id, title, mimeType, durationSeconds }): DatasetMedia => {
      return { id, name: title, mimeType, kept: { Duration_Seconds: String(durationSeconds) } };
    }),
    ...{ tables: [], files: new Map() },
  };
}

function exampleOf(cue: CueRecord, { id, language, origin, model }: TranscriptRecord, textId: string): DatasetExample {
  const { startSeconds, endSeconds, speaker, text, words } = cue;
  return {
    ...{ id: `${id}-${cue.ordinal + 1}`, languageId: language, primaryText: text },
    ...(words.length > 0 && { words: words.map((word) => word.text) }),
    ...{ textId, mediaIds: [textId] },
    kept: {
      Start_Seconds: String(startSeconds),
      End_Seconds: String(endSeconds),
      Speaker: speaker ?? '',
      Transcript: id,
      Transcriber: origin === 'RECOGNISED' ? (model ?? 'a model') : 'a person',
    },
  };
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

function languageOf(tag: string, lexiconLanguage: string | undefined): DatasetLanguage {
  const [primary = tag] = tag.split('-');
  const isOfLexicon = /^[a-z]{3}$/.test(lexiconLanguage ?? '') && canonicalOrNone(lexiconLanguage!) === primary;
  const code = isOfLexicon ? lexiconLanguage : primary.length === 3 && primary !== 'und' ? primary : undefined;
  return { id: tag, name: names.of(tag) ?? tag, ...(code !== undefined && { iso639_3: code }) };
}
