import type { Graph } from '../../graph/graph.ts';
import { cutTimedWords } from './cut-words.ts';
import { TranscriptStore, type Imported } from './transcript.store.ts';
import type { Cue } from './transcript.ts';

/** What was said from one moment to another, in order of time; not cut into words yet. */
export type SpokenCue = Omit<Cue, 'words'>;

export interface CuesToImport {
  /** That this person may annotate. */
  readonly recordingId: string;
  readonly importedById: string;
  /** Canonical, as `transcriptLanguage` gives it. */
  readonly language: string;
  readonly sourceName: string | null;
  readonly cues: readonly SpokenCue[];
}

/**
 * What a tier of a file of annotations says as the recording's transcript, in place of what the same person put in before in that language.
 * @throws {NotFoundError} the recording is gone
 */
export async function importCues({ cues, ...what }: CuesToImport, graph: Graph): Promise<Imported> {
  return await new TranscriptStore(graph).import({
    ...what,
    format: 'ANNOTATIONS',
    cues: cues.map((cue) => ({ ...cue, words: cutTimedWords({ ...cue, marks: [], isShared: false }, what.language) })),
  });
}
