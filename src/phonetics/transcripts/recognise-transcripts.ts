import { readConfig } from '../../config.ts';
import { cleanSamples } from '../../dsp/clean-samples.ts';
import { ParameterError } from '../../errors.ts';
import { openTranscriber, type Transcriber } from '../../inference/pretrained-speech.ts';
import type { RunBatch, RunModule } from '../../inference/run-batch.ts';
import type { Pcm } from '../../media/media.ts';
import { voiceLabel, type HeardSoundEvent } from '../../sound/sound-event.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import { untoldLanguage } from '../canonical-language.ts';
import { cutWords } from './cut-words.ts';
import { readLetters, type HeardWord } from './read-letters.ts';
import { LONGEST_PIECE_SECONDS, quietestSample, speechPieces } from './speech-pieces.ts';
import { NoTranscriberError } from './transcript.errors.ts';
import type { Cue, SpokenWord } from './transcript.ts';

/** What a model wrote down of a recording. */
export interface RecognisedTranscript {
  /** Null for a recording without sound, where none was asked. */
  readonly model: string | null;
  readonly language: string;
  readonly cues: readonly Cue[];
}

/** What is said in a recording, by the model and in the language of the parameters. */
const recogniseTranscripts: RunModule<RecognisedTranscript> = async (batch) => {
  const { transcriber } = readConfig();
  if (transcriber === undefined) throw new NoTranscriberError();
  const { model: name = transcriber.name, language = untoldLanguage } = batch.parameters as {
    readonly model?: string;
    readonly language?: string;
  };
  const opened = await openTranscriber({ name, folder: transcriber.folder });
  const cues = await writeDown(batch, opened, language);
  return batch.subjects.map(() => ({ model: name, language, cues }));
};

export default recogniseTranscripts;

/** Heard around a piece, so that no edge of a word is cut off. */
const EDGE_SECONDS = 0.1;

/** The same with a model that is open. @throws {ParameterError} it must be told the language, and is not */
export async function writeDown(
  { media, inputs, progress, signal }: Pick<RunBatch, 'media' | 'inputs' | 'progress' | 'signal'>,
  transcriber: Transcriber,
  language: string,
): Promise<readonly Cue[]> {
  if (transcriber.needsLanguage && language === untoldLanguage) {
    throw new ParameterError('this model must be told the language; say it, as ISO 639 has it (kk, en)');
  }
  const { sampleRateHz } = transcriber;
  const pcm = await media.pcm({ sampleRateHz, channels: 1 }, signal);
  try {
    const voices = (inputs['sound-events'] as readonly HeardSoundEvent[]).filter(({ label }) => label === voiceLabel);
    const cues: Cue[] = [];
    const pieces = speechPieces(voices);
    for (const [place, piece] of pieces.entries()) {
      for await (const { startSeconds, samples } of partsOf(piece, pcm, sampleRateHz)) {
        signal.throwIfAborted();
        const heard = await transcriber.transcribe(samples, language === untoldLanguage ? null : language);
        if (heard.kind === 'letters') cues.push(...cuesOfWords(shifted(readLetters(heard), startSeconds), voices));
        else {
          const partEnd = startSeconds + samples.length / sampleRateHz;
          for (const segment of heard.segments) {
            const from = Math.min(startSeconds + segment.startSeconds, partEnd);
            const to = Math.min(startSeconds + (segment.endSeconds ?? Infinity), partEnd);
            if (to <= from) continue;
            const { text } = segment;
            const words = cutWords(text, language);
            cues.push({ startSeconds: from, endSeconds: to, text, speaker: null, words });
          }
        }
      }
      progress((place + 1) / pieces.length);
    }
    return cues;
  } finally {
    await pcm.close();
  }
}

/** What the model can hear at once, cut where it is quietest. */
async function* partsOf(
  { startSeconds, endSeconds }: TimeSpan,
  pcm: Pick<Pcm, 'slice'>,
  sampleRateHz: number,
): AsyncGenerator<{ startSeconds: number; samples: Float32Array }> {
  let from = Math.max(0, startSeconds - EDGE_SECONDS);
  const end = endSeconds + EDGE_SECONDS;
  for (let isLast = false; !isLast;) {
    isLast = end - from <= LONGEST_PIECE_SECONDS + 2 * EDGE_SECONDS;
    const samples = cleanSamples(await pcm.slice(from, isLast ? end : from + LONGEST_PIECE_SECONDS));
    // A file may end before its declared length.
    if (samples.length === 0) return;
    isLast ||= samples.length < Math.floor(LONGEST_PIECE_SECONDS * sampleRateHz);
    const cut = isLast ? samples.length : quietestSample(samples, sampleRateHz);
    yield { startSeconds: from, samples: samples.subarray(0, cut) };
    from += cut / sampleRateHz;
  }
}

function shifted(words: readonly HeardWord[], bySeconds: number): HeardWord[] {
  return words.map(({ text, startSeconds, endSeconds }) => {
    return { text, startSeconds: startSeconds + bySeconds, endSeconds: endSeconds + bySeconds };
  });
}

/** A cue for the words of each utterance. */
function cuesOfWords(words: readonly HeardWord[], voices: readonly TimeSpan[]): Cue[] {
  const groups: { readonly voice: number; readonly words: HeardWord[] }[] = [];
  for (const word of words) {
    const voice = nearest((word.startSeconds + word.endSeconds) / 2, voices);
    const last = groups.at(-1);
    if (last?.voice === voice) last.words.push(word);
    else groups.push({ voice, words: [word] });
  }
  return groups.map((group) => {
    let text = '';
    const spoken: SpokenWord[] = group.words.map((word) => {
      const from = text === '' ? 0 : text.length + 1;
      text += `${text === '' ? '' : ' '}${word.text}`;
      return { ...word, from, to: text.length };
    });
    const { startSeconds } = group.words[0]!;
    return { startSeconds, endSeconds: group.words.at(-1)!.endSeconds, text, speaker: null, words: spoken };
  });
}

function nearest(seconds: number, voices: readonly TimeSpan[]): number {
  let best = -1;
  let least = Infinity;
  for (const [place, { startSeconds, endSeconds }] of voices.entries()) {
    const distance = Math.max(startSeconds - seconds, seconds - endSeconds, 0);
    if (distance >= least) continue;
    least = distance;
    best = place;
  }
  return best;
}
