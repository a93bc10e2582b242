import { intensityDb } from '../../dsp/intensity.ts';
import type { RunBatch, RunModule, RunSubject } from '../../inference/run-batch.ts';
import type { Pcm } from '../../media/media.ts';
import { voiceLabel, type HeardSoundEvent } from '../../sound/sound-event.ts';
import { hearPhones } from './hear-phones.ts';
import { believable, hearingRule, whyNotListen } from './hearing-rule.ts';
import type { HeardPhone, HeardPhones } from './phone.ts';
import { phonePieces, type PieceOptions } from './phone-pieces.ts';
import { PHONE_SAMPLE_RATE_HZ, PhoneRecogniser } from './phone-recogniser.ts';
import type { VoiceRange } from './tone.ts';
import { voiceRangeOf } from './voice-range-of.ts';

/** The phones of each utterance of a recording. */
const recognisePhones: RunModule<HeardPhones> = async (batch) => hearUtterances(batch, await PhoneRecogniser.load());

export default recognisePhones;

/** The same with a recogniser that is there. */
export async function hearUtterances(
  { subjects, media, inputs, progress, signal }: RunBatch,
  recogniser: PhoneRecogniser,
): Promise<readonly HeardPhones[]> {
  const pcm = await media.pcm({ sampleRateHz: PHONE_SAMPLE_RATE_HZ, channels: 1 }, signal);
  try {
    const events = inputs['sound-events'] as readonly HeardSoundEvent[];
    const listener = new PhoneListener(pcm, events, recogniser, { signal });
    const results: HeardPhones[] = [];
    for (const subject of subjects) {
      results.push(await listener.hear(subject));
      progress(results.length / subjects.length);
    }
    return results;
  } finally {
    await pcm.close();
  }
}

/** The detector of voice is late on voiceless sounds, and early to doubt: so much before and after may be the utterance's. */
const EDGE_SECONDS = 0.06;

/** Listens to the utterances of one recording. */
export class PhoneListener {
  private readonly voices: readonly HeardSoundEvent[];
  private range: Promise<VoiceRange | undefined> | undefined;

  /** @param pcm 16 kHz mono; @param events all that was heard in the recording */
  constructor(
    private readonly pcm: Pcm,
    events: readonly HeardSoundEvent[],
    private readonly recogniser: PhoneRecogniser,
    private readonly options: PieceOptions = {},
  ) {
    this.voices = events.filter(({ label }) => label === voiceLabel);
  }

  async hear({ startSeconds, endSeconds }: Pick<RunSubject, 'startSeconds' | 'endSeconds'>): Promise<HeardPhones> {
    const place = this.voices.findIndex((each) => each.startSeconds === startSeconds && each.endSeconds === endSeconds);
    const voice = this.voices[place]?.confidence ?? 0;
    const silence = whyNotListen({ isVoice: place >= 0, voice, seconds: endSeconds - startSeconds });
    if (silence !== null) return { phones: [], silence };
    const stretch = this.widened(place);
    const phones: HeardPhone[] = [];
    let loud = false;
    for await (const piece of phonePieces(this.pcm, stretch, this.recogniser, this.options)) {
      if (intensityDb(piece.samples) < hearingRule.minimumLevelDb) continue;
      loud = true;
      phones.push(...hearPhones(piece, this.recogniser, await this.rangeOfVoice()));
    }
    return loud ? believable(phones, voice) : { phones: [], silence: 'TOO_QUIET' };
  }

  /** Up to half-way to the utterances beside it. */
  private widened(place: number): { readonly startSeconds: number; readonly endSeconds: number } {
    const { startSeconds, endSeconds } = this.voices[place]!;
    const former = this.voices[place - 1]?.endSeconds ?? -Infinity;
    const next = this.voices[place + 1]?.startSeconds ?? Infinity;
    return {
      startSeconds: Math.max(0, startSeconds - Math.min(EDGE_SECONDS, (startSeconds - former) / 2)),
      endSeconds: endSeconds + Math.min(EDGE_SECONDS, (next - endSeconds) / 2),
    };
  }

  private rangeOfVoice(): Promise<VoiceRange | undefined> {
    return (this.range ??= voiceRangeOf(this.pcm, this.voices));
  }
}
