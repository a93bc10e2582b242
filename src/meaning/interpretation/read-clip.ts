import type { Graph } from '../../graph/graph.ts';
import { allResultsOfFile, resultsOfFile } from '../../inference/infer-file.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { checkDecodes } from '../../media/check-decodes.ts';
import { openMedia } from '../../media/open-media.ts';
import { acousticPatternOfCall, acousticPatternOfUtterance } from '../../phonetics/forms/acoustic-pattern-inference.ts';
import type { AcousticPattern } from '../../phonetics/forms/acoustic-pattern.ts';
import type { HeardSound } from '../../phonetics/forms/heard-token.ts';
import type { SoundEmbedding } from '../../phonetics/likeness/sound-embedding.ts';
import { embeddingOfSoundEvent } from '../../phonetics/likeness/word-embedding-inference.ts';
import { phonesOfUtterance } from '../../phonetics/phones/phones-inference.ts';
import { LexiconSpecies } from '../../recording/lexicon-species.ts';
import type { RecordingRecord } from '../../recording/recording.ts';
import type { RequestContext } from '../../request-context.ts';
import type { ThingsAnswer, ThingsQuestion } from '../../sight/appearance/advance-appearances.ts';
import type { SightFound } from '../../sight/contexts/visual-context.ts';
import { readState as readThings } from '../../sight/appearance/nameless-concepts.store.ts';
import { namedConceptId } from '../../sight/contexts/visual-context.store.ts';
import { visualContextsOfRecording } from '../../sight/contexts/visual-contexts-inference.ts';
import { mayBeCall } from '../../sound/may-be-call.ts';
import type { SoundEventRecord } from '../../sound/sound-event.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import { withoutDoubles, type DescribedInterval } from '../without-doubles.ts';
import type { ClipContent } from './clip-content.ts';
import { ClipRefusedError } from './interpretation.errors.ts';

/** A clip is read as a whole, while somebody waits. */
const longestSeconds = 15 * 60;

const recognisingThings = new URL('../../sight/appearance/advance-appearances.ts', import.meta.url);

export interface ClipReader {
  readonly graph: Graph;
  readonly lanes: Lanes;
  readonly signal?: AbortSignal;
}

/**
 * What is heard and seen in a file, which leaves nothing in the graph. Things are those of the lexicon.
 * @throws {MediaError} no recording. @throws {ClipRefusedError} too long
 */
export async function readClipFile(path: string, lexiconId: string, reader: ClipReader): Promise<ClipContent> {
  const { graph, lanes, signal } = reader;
  const options = { ...(signal && { signal }) };
  const media = await openMedia(path, signal);
  const { audio, video, durationSeconds } = media.facts;
  checkLength(durationSeconds);
  await checkDecodes(media);
  const isOfAnimal = (await new LexiconSpecies(graph).read([lexiconId])).has(lexiconId);
  const pattern = isOfAnimal ? acousticPatternOfCall : acousticPatternOfUtterance;
  const [heard, contexts] = await Promise.all([
    allResultsOfFile([pattern, phonesOfUtterance, embeddingOfSoundEvent], path, lanes, options),
    resultsOfFile(visualContextsOfRecording, path, lanes, options),
  ]);
  const phones = new Map(heard.foundBy(phonesOfUtterance).map(({ subject, result }) => [subject.id, result]));
  const embeddings = new Map(heard.foundBy(embeddingOfSoundEvent).map(({ subject, result }) => [subject.id, result]));
  return {
    hasAudio: audio !== undefined,
    hasVideo: video !== undefined,
    utterances: heard.foundBy(pattern).map(({ subject: { id, startSeconds, endSeconds }, result }) => ({
      id,
      startSeconds,
      endSeconds,
      ...heardSound(result, phones.get(id), embeddings.get(id)),
    })),
    views: (await withThings(contexts.found[0]?.result, lexiconId, reader)).map(withoutDoubles),
  };
}

/** What is known of a stretch of a recording; what is not there yet is inferred. @throws {ClipRefusedError} too long */
export async function readClipOfRecording(
  { id, hasAudio, hasVideo }: Pick<RecordingRecord, 'id' | 'hasAudio' | 'hasVideo'>,
  { startSeconds, endSeconds }: { readonly startSeconds: number; readonly endSeconds: number },
  lexiconId: string,
  request: Pick<RequestContext, 'infer' | 'graph'>,
): Promise<ClipContent> {
  checkLength(endSeconds - startSeconds);
  const isWithin = (place: { startSeconds: number; endSeconds: number }) =>
    place.endSeconds > startSeconds && place.startSeconds < endSeconds;
  const [events, contexts, species] = await Promise.all([
    request.infer(soundEventsOfRecording).load(id),
    request.infer(visualContextsOfRecording).load(id),
    new LexiconSpecies(request.graph).read([lexiconId]),
  ]);
  const isHeard = species.has(lexiconId) ? mayBeCall : ({ isVoice }: SoundEventRecord) => isVoice;
  const voices = (events ?? []).filter((event) => isHeard(event) && isWithin(event));
  const sounds = await Promise.all(
    voices.map(async ({ id: eventId, isVoice }) => {
      const [pattern, phones, embedding] = await Promise.all([
        request.infer(acousticPatternOfUtterance).load(eventId),
        isVoice ? request.infer(phonesOfUtterance).load(eventId) : undefined,
        request.infer(embeddingOfSoundEvent).load(eventId),
      ]);
      return pattern ? heardSound(pattern, phones, embedding) : undefined;
    }),
  );
  const views = (contexts?.contexts ?? []).map((context): DescribedInterval => ({
    startSeconds: context.startSeconds,
    endSeconds: context.endSeconds,
    shows: context.shows.flatMap(({ concept, confidence, box }) => {
      const byLooks = concept.lexiconId != null;
      if (byLooks && concept.lexiconId !== lexiconId) return [];
      return [{ conceptId: concept.id, confidence, box, byLooks, recurs: true }];
    }),
  }));
  return {
    hasAudio,
    hasVideo,
    utterances: voices.flatMap(({ id: eventId, startSeconds: from, endSeconds: to }, place) => {
      const sound = sounds[place];
      return sound === undefined ? [] : [{ id: eventId, startSeconds: from, endSeconds: to, ...sound }];
    }),
    views: views.map(withoutDoubles),
  };
}

function heardSound(
  pattern: AcousticPattern,
  heard: { readonly phones: readonly { readonly ipa: string }[] } | null | undefined,
  embedding: SoundEmbedding | null | undefined,
): HeardSound {
  return {
    pattern,
    phones: heard?.phones.map(({ ipa }) => ipa) ?? null,
    points: embedding?.stretches.map(({ vector }) => vector) ?? [],
  };
}

/** What is in view by its name, and by its looks where those are of a thing that the lexicon knows. */
async function withThings(
  seen: SightFound | undefined,
  lexiconId: string,
  { graph, lanes, signal }: ClipReader,
): Promise<readonly DescribedInterval[]> {
  if (seen === undefined || seen.contexts.length === 0) return [];
  const state = await readThings(graph, lexiconId);
  const appearances = seen.appearances.map(({ descriptor }, at) => ({ id: appearanceId(at), descriptor }));
  const homes = new Map<string, { conceptId: string; confidence: number }>();
  if (state !== undefined && appearances.length > 0) {
    const question: ThingsQuestion = { lexiconId, appearances, state };
    const { assignments } = await lanes.call<ThingsAnswer>('sight', recognisingThings, question, {
      ...(signal && { signal }),
    });
    for (const { appearanceId: id, ...home } of assignments) homes.set(id, home);
  }
  const counts = new Map(state?.things.map(({ id, count }) => [id, count]));
  return seen.contexts.map(({ startSeconds, endSeconds, concepts, things }) => ({
    startSeconds,
    endSeconds,
    shows: [
      ...concepts.map(({ kind, label, confidence, box }) => ({
        conceptId: namedConceptId(kind, label),
        confidence,
        box,
        byLooks: false,
        recurs: false,
      })),
      ...things.flatMap(({ appearance, box }) => {
        const home = homes.get(appearanceId(appearance));
        const count = home && counts.get(home.conceptId);
        // A thing that the lexicon has never seen is no candidate.
        if (home === undefined || count === undefined) return [];
        const { conceptId } = home;
        const { confidence } = seen.appearances[appearance]!;
        return [{ conceptId, confidence: confidence * home.confidence, box, byLooks: true, recurs: count > 1 }];
      }),
    ],
  }));
}

function appearanceId(place: number): string {
  return `clip ${place}`;
}

function checkLength(seconds: number): void {
  if (seconds <= longestSeconds) return;
  throw new ClipRefusedError(
    'CLIP_TOO_LONG',
    `the clip has ${Math.round(seconds)} s and may have ${longestSeconds}; interpret a part of it, or put it in as a recording`,
  );
}
