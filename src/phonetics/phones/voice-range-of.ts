import { cleanSamples } from '../../dsp/clean-samples.ts';
import { trackF0 } from '../../dsp/f0.ts';
import type { Pcm } from '../../media/media.ts';
import type { TimeSpan } from '../../sound/time-span.ts';
import { PHONE_SAMPLE_RATE_HZ } from './phone-recogniser.ts';
import { voiceRange, type VoiceRange } from './tone.ts';

/** Of a recording's voice this much is measured. */
const MOST_SECONDS = 60;
const MOST_SECONDS_EACH = 6;

/**
 * The range of the voice of a recording, from utterances spread evenly over it. Two speakers have one range between them.
 * @param utterances all of the recording, in order, whichever are asked about: a syllable has one tone
 * @returns undefined where too little is voiced
 */
export async function voiceRangeOf(pcm: Pcm, utterances: readonly TimeSpan[]): Promise<VoiceRange | undefined> {
  const seconds = utterances.map(({ startSeconds, endSeconds }) =>
    Math.min(MOST_SECONDS_EACH, endSeconds - startSeconds),
  );
  const every = Math.max(1, Math.ceil(seconds.reduce((sum, each) => sum + each, 0) / MOST_SECONDS));
  const tracks: Float32Array[] = [];
  for (let place = 0; place < utterances.length; place += every) {
    const { startSeconds } = utterances[place]!;
    const samples = await pcm.slice(startSeconds, startSeconds + seconds[place]!);
    tracks.push(trackF0(cleanSamples(samples), { sampleRateHz: PHONE_SAMPLE_RATE_HZ }).f0Hz);
  }
  const all = new Float32Array(tracks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const track of tracks) {
    all.set(track, at);
    at += track.length;
  }
  return voiceRange(all);
}
