import { nodeId } from '../../graph/node-id.ts';
import type { Cue, CueRecord, TranscriptRecord } from './transcript.ts';

/** A cue as the graph keeps it: words are lists side by side, since a list of maps is no property. */
export interface CueRow extends Omit<CueRecord, 'words' | 'speaker'> {
  readonly collectionId: string;
  readonly speaker?: string | null;
  readonly words: readonly string[];
  readonly wordsFrom: readonly number[];
  readonly wordsTo: readonly number[];
  /** {@link untimed} where not known. */
  readonly wordStarts: readonly number[];
  readonly wordEnds: readonly number[];
}

const untimed = -1;

type Owner = Pick<TranscriptRecord, 'id' | 'recordingId' | 'collectionId'>;

/** @param cues in order of time */
export function cueRows(owner: Owner, cues: readonly Cue[]): CueRow[] {
  return cues.map(({ words, ...cue }, ordinal) => ({
    ...cue,
    id: nodeId('cue', owner.id, ordinal),
    transcriptId: owner.id,
    recordingId: owner.recordingId,
    collectionId: owner.collectionId,
    ordinal,
    words: words.map(({ text }) => text),
    wordsFrom: words.map(({ from }) => from),
    wordsTo: words.map(({ to }) => to),
    wordStarts: words.map(({ startSeconds }) => startSeconds ?? untimed),
    wordEnds: words.map(({ endSeconds }) => endSeconds ?? untimed),
  }));
}

export function cueOfRow(row: CueRow): CueRecord {
  const { id, transcriptId, recordingId, ordinal, startSeconds, endSeconds, text, speaker = null } = row;
  const known = (seconds: number) => (seconds === untimed ? null : seconds);
  const words = row.words.map((word, place) => ({
    text: word,
    from: row.wordsFrom[place]!,
    to: row.wordsTo[place]!,
    startSeconds: known(row.wordStarts[place]!),
    endSeconds: known(row.wordEnds[place]!),
  }));
  return { id, transcriptId, recordingId, ordinal, startSeconds, endSeconds, text, speaker, words };
}
