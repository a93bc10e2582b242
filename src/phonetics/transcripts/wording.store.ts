import { cypher } from '../../graph/cypher-query.ts';
import type { Graph } from '../../graph/graph.ts';
import { groupedBy } from '../../grouped-by.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import { cueOfRow, type CueRow } from './cue-row.ts';
import { placeWords, type PlacedWord } from './place-words.ts';
import type { TranscriptRecord } from './transcript.ts';

const readCues = cypher('phonetics/read-cues-of-utterances');
const readVoices = cypher('phonetics/read-voices-within');

/** What a transcript says that was said in an utterance. */
export interface WordingRecord {
  readonly transcript: TranscriptRecord;
  readonly words: readonly (PlacedWord & { readonly cueId: string; readonly speaker: string | null })[];
}

export interface WordingFilter {
  readonly language: string | null;
  /** Also one that another has taken the place of; without, all that are current. */
  readonly transcriptId: string | null;
}

/** By utterance: a wording for each transcript that has words in it, imported ones first, then the newest. In two queries. */
export async function readWordings(
  graph: Graph,
  eventIds: readonly string[],
  filter: WordingFilter,
  collectionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly WordingRecord[]>> {
  const rows = await graph.read<CueRows>(readCues, { eventIds, collectionIds, ...filter });
  const voices = await voicesAbout(graph, rows);
  const wordings = rows.flatMap(({ eventId, transcript, cues }) => {
    const words = cues.flatMap((row) => {
      const cue = cueOfRow(row);
      const { id: cueId, speaker } = cue;
      const placed = placeWords(cue, voices.get(transcript.recordingId) ?? []).get(eventId) ?? [];
      return placed.map((word) => ({ ...word, cueId, speaker }));
    });
    return words.length === 0 ? [] : [{ eventId, transcript, words }];
  });
  return groupedBy(
    wordings,
    ({ eventId }) => eventId,
    ({ transcript, words }) => ({ transcript, words }),
  );
}

interface CueRows {
  readonly eventId: string;
  readonly transcript: TranscriptRecord;
  readonly cues: readonly CueRow[];
}

interface VoiceRow extends TimeSpan {
  readonly id: string;
  readonly recordingId: string;
}

/** Cues may go over other utterances than those that were asked about. */
async function voicesAbout(graph: Graph, rows: readonly CueRows[]): Promise<ReadonlyMap<string, readonly VoiceRow[]>> {
  const stretches = new Map<string, { collectionId: string; fromSeconds: number; toSeconds: number }>();
  for (const { transcript, cues } of rows) {
    const { recordingId, collectionId } = transcript;
    const known = stretches.get(recordingId) ?? { collectionId, fromSeconds: Infinity, toSeconds: -Infinity };
    for (const { startSeconds, endSeconds } of cues) {
      known.fromSeconds = Math.min(known.fromSeconds, startSeconds);
      known.toSeconds = Math.max(known.toSeconds, endSeconds);
    }
    stretches.set(recordingId, known);
  }
  if (stretches.size === 0) return new Map();
  const asked = [...stretches].map(([recordingId, stretch]) => ({ recordingId, ...stretch }));
  const voices = await graph.read<VoiceRow>(readVoices, { stretches: asked });
  return groupedBy(voices, ({ recordingId }) => recordingId);
}
