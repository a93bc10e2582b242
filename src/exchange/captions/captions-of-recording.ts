import type { LoadOptions } from '../../inference/inference-loader.ts';
import type { Lanes } from '../../inference/lanes.ts';
import type { CallHypothesesService } from '../../meaning/calls/call-hypotheses.service.ts';
import { interpretClip } from '../../meaning/interpretation/interpret-clip.ts';
import { ClipRefusedError } from '../../meaning/interpretation/interpretation.errors.ts';
import { readClipOfRecording } from '../../meaning/interpretation/read-clip.ts';
import { phonesOfUtterance } from '../../phonetics/phones/phones-inference.ts';
import type { RecordingRecord } from '../../recording/recording.ts';
import type { RequestContext } from '../../request-context.ts';
import type { SoundEventRecord } from '../../sound/sound-event.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import { heardSourcesOfRecording } from '../../sound/sources/heard-sources-inference.ts';
import { SourceStore } from '../../sound/sources/source.store.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import { captionedSpeakers } from './captioned-speakers.ts';
import { layOutCaptions, type LaidOutCaptions } from './lay-out-captions.ts';
import { statedGlosses, type GlossedWord } from './speech-pieces.ts';
import { toCaption, type CaptionChoices } from './to-caption.ts';

/** Why a recording has no captions. */
export type CaptionSilence = 'NO_SOUND_TRACK' | 'NOTHING_HEARD';

export interface RecordingCaptions extends LaidOutCaptions {
  /** Absent where there are some. */
  readonly silence?: CaptionSilence;
}

export interface CaptionTools {
  readonly lanes: Lanes;
  readonly calls: CallHypothesesService;
}

type CaptionRequest = Pick<RequestContext, 'infer' | 'graph' | 'signal' | 'reader'>;

/** Interpreted at once; below what an interpretation takes. */
const interpretedSeconds = 10 * 60;

/** Captions of a recording that is in; what they need and is not there yet is inferred, as `inferred` says. */
export async function captionsOfRecording(
  recording: RecordingRecord,
  choices: CaptionChoices,
  request: CaptionRequest,
  tools: CaptionTools,
  inferred: LoadOptions = {},
): Promise<RecordingCaptions | null> {
  const events = await request.infer(soundEventsOfRecording, inferred).load(recording.id);
  if (events === null) return null;
  const phones = await Promise.all(
    events.map(async ({ id, isVoice }) =>
      isVoice ? ((await request.infer(phonesOfUtterance, inferred).load(id))?.phones ?? []) : [],
    ),
  );
  const sources = await request.infer(heardSourcesOfRecording, inferred).load(recording.id);
  if (sources === null) return null;
  const { lexiconIds } = await request.reader.access();
  const known = await new SourceStore(request.graph).ofHeard(
    sources.map(({ id }) => id),
    lexiconIds,
  );
  const speakers = captionedSpeakers(sources, ({ id }) => known.get(id)?.source.name);
  const words = choices.style === 'gloss' ? await glossedWords(recording, events, request, tools) : [];
  const heard = events.flatMap((event, place) =>
    toCaption(event, phones[place]!, choices, words, speakers.get(event.id)),
  );
  const captions = layOutCaptions(heard, recording.durationSeconds);
  if (captions.captions.length > 0) return captions;
  return { ...captions, silence: recording.hasAudio ? 'NOTHING_HEARD' : 'NO_SOUND_TRACK' };
}

/** What its lexicon knows; nothing where it knows nothing yet. */
async function glossedWords(
  recording: RecordingRecord,
  events: readonly SoundEventRecord[],
  request: CaptionRequest,
  { lanes, calls }: CaptionTools,
): Promise<readonly GlossedWord[]> {
  const { lexiconId } = recording;
  const words: GlossedWord[] = [];
  try {
    for (const span of spansOf(events.filter(({ isVoice }) => isVoice))) {
      const clip = await readClipOfRecording(recording, span, lexiconId, request);
      const utterances = await interpretClip(clip, lexiconId, { lanes, calls, ...request });
      words.push(...utterances.flatMap((utterance) => statedGlosses(utterance.words)));
    }
  } catch (error) {
    if (!(error instanceof ClipRefusedError)) throw error;
  }
  return words;
}

/** Stretches of so many seconds that end with an utterance; a longer one is a stretch of its own. */
function spansOf(utterances: readonly TimeSpan[]): TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (const { startSeconds, endSeconds } of utterances) {
    const last = spans.at(-1);
    if (last === undefined || endSeconds - last.startSeconds > interpretedSeconds)
      spans.push({ startSeconds, endSeconds });
    else spans[spans.length - 1] = { startSeconds: last.startSeconds, endSeconds };
  }
  return spans;
}
