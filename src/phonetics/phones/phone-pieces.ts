import { cleanSamples } from '../../dsp/clean-samples.ts';
import type { Pcm } from '../../media/media.ts';
import { PHONE_SAMPLE_RATE_HZ, type PhoneRecogniser } from './phone-recogniser.ts';
import { NO_PHONE, POSTERIOR_FRAME_SECONDS, posteriorSpan, type PhonePosteriors } from './phone-posteriors.ts';

/** A stretch without a cut inside: what the network says of it, and its sound. */
export interface PhonePiece {
  /** Of the piece's frame 0's first sample, in seconds from the start of the recording. */
  readonly startSeconds: number;
  readonly posteriors: PhonePosteriors;
  /** 16 kHz mono, of the piece alone. */
  readonly samples: Float32Array;
}

export interface PieceOptions {
  /** Longest piece, 20 unless said; what is decoded at once, so memory grows with it. */
  readonly longestSeconds?: number;
  readonly signal?: AbortSignal;
}

/** The network's frames go in pairs of 40 ms; windows start on a pair, so that a piece's frames are whole. */
const PAIR_SAMPLES = 640;
const FRAME_SAMPLES = 320;
/** Heard around an utterance, where there is pause: the network has not to guess what came before its first frame. */
const EDGE_PAIRS = 4;
/** Heard around a cut inside an utterance. */
const CUT_PAIRS = 25;
/** A cut lies in the last half of a piece. */
const EARLIEST_CUT = 0.5;
/** Frames that a pause is looked for in: 100 ms. */
const PAUSE_REACH = 2;

/**
 * What the network says of a stretch of a recording, in pieces that end in pauses, so that the memory needed is that of one
 * piece, however long the stretch. A piece is listened to with a second of sound around it and cut where silence is the
 * most probable over 100 ms; the next one goes on from there.
 */
export async function* phonePieces(
  pcm: Pcm,
  { startSeconds, endSeconds }: { readonly startSeconds: number; readonly endSeconds: number },
  recogniser: PhoneRecogniser,
  { longestSeconds = 20, signal }: PieceOptions = {},
): AsyncGenerator<PhonePiece> {
  const longest = Math.max(1, Math.round(longestSeconds / POSTERIOR_FRAME_SECONDS));
  const end = Math.min(pcm.length, Math.round(endSeconds * PHONE_SAMPLE_RATE_HZ));
  let start = Math.max(0, Math.round(startSeconds * PHONE_SAMPLE_RATE_HZ));
  for (let first = true; start < end; first = false) {
    signal?.throwIfAborted();
    const left = Math.ceil((end - start) / FRAME_SAMPLES);
    const last = left <= longest;
    const before = Math.min(first ? EDGE_PAIRS : CUT_PAIRS, Math.floor(start / PAIR_SAMPLES));
    const from = start - before * PAIR_SAMPLES;
    const reach = last ? EDGE_PAIRS : CUT_PAIRS;
    const until = start + Math.min(left, longest) * FRAME_SAMPLES + reach * PAIR_SAMPLES;
    const heard = cleanSamples(await pcm.slice(from / PHONE_SAMPLE_RATE_HZ, until / PHONE_SAMPLE_RATE_HZ));
    const window = posteriorSpan(await recogniser.listen(heard), 2 * before, 2 * before + Math.min(left, longest));
    const frames = last ? window.frames : quietestFrame(window, Math.floor(EARLIEST_CUT * window.frames));
    const lead = before * PAIR_SAMPLES;
    const stop = Math.min(lead + frames * FRAME_SAMPLES, lead + end - start);
    yield {
      startSeconds: start / PHONE_SAMPLE_RATE_HZ,
      posteriors: posteriorSpan(window, 0, frames),
      samples: heard.subarray(lead, stop),
    };
    // A file may end before its declared length.
    if (last || frames === 0) return;
    start += frames * FRAME_SAMPLES;
  }
}

/** The frame, from `earliest` on, about which silence is the most probable; the last of equals, for long pieces. */
export function quietestFrame({ frames, classes, segments, phones }: PhonePosteriors, earliest: number): number {
  let best = -1;
  let quietest = frames;
  for (let frame = Math.max(1, earliest); frame < frames; frame++) {
    let quiet = 0;
    let counted = 0;
    for (let near = Math.max(0, frame - PAUSE_REACH); near <= Math.min(frames - 1, frame + PAUSE_REACH - 1); near++) {
      const row = near * classes + NO_PHONE;
      // In speech without a pause, between the peaks of two phones.
      quiet += Math.exp(segments[row]!) + 0.1 * Math.exp(phones[row]!);
      counted++;
    }
    if (quiet / counted < best) continue;
    best = quiet / counted;
    quietest = frame;
  }
  return quietest;
}
