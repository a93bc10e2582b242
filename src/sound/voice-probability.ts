import { float32Tensor, int64Tensor, type OnnxModel } from '../inference/onnx-session.ts';

/** What Silero VAD works at. */
export const VOICE_SAMPLE_RATE_HZ = 16000;
/** Samples of one decision: 32 ms. */
export const VOICE_WINDOW_SAMPLES = 512;
/** Samples before a window that the model sees again. */
const CONTEXT_SAMPLES = 64;
/**
 * The model is recurrent, so a recording is one long chain of tiny runs. Cut into lanes of 16 s that step together, it
 * costs half as much. Each lane starts 4 s early to find its state: on 256 s of LibriSpeech 17 of 8000 windows then
 * fall on the other side of 0.5 than in one chain (with 1 s of warm-up 32, with lanes of 8 s as well 51).
 */
export const LANE_WINDOWS = 500;
export const WARM_UP_WINDOWS = 125;
/**
 * A recording that starts in the middle of a word starts, for the model, after half a second of a quiet room: in its zero
 * state it does not hear 12 of 30 spoken digits that begin with the file (FSDD, yweweler), and so it hears all of them.
 * Digital silence does the same for the digits, and makes half as many voices again of the noises in ESC-10.
 */
const QUIET_WINDOWS = 16;
/** -80 dBFS, whatever comes. */
const quiet = quietRoom(QUIET_WINDOWS * VOICE_WINDOW_SAMPLES + CONTEXT_SAMPLES, 1e-4);
/** Samples before a block that {@link voiceProbabilities} wants, if the recording has them. */
export const VOICE_LEAD_SAMPLES = WARM_UP_WINDOWS * VOICE_WINDOW_SAMPLES + CONTEXT_SAMPLES;

/**
 * Probability of voice in each window of a block.
 * @param model `silero-vad`
 * @param signal mono at 16 kHz
 * @param blockStart index of the block's first sample in `signal`; what lies before is lead. 0 where the recording
 *   starts; a block inside a recording starts on a whole number of lanes and brings {@link VOICE_LEAD_SAMPLES} of lead
 * @returns shape (ceil(block samples / 512)), each 0 to 1; past the end the signal counts as zero
 */
export async function voiceProbabilities(
  model: OnnxModel,
  signal: Float32Array,
  blockStart = 0,
  signalCheck?: AbortSignal,
): Promise<Float32Array> {
  const windows = Math.ceil((signal.length - blockStart) / VOICE_WINDOW_SAMPLES);
  const probabilities = new Float32Array(windows);
  const lanes = Math.ceil(windows / LANE_WINDOWS);
  if (lanes === 0) return probabilities;
  const width = CONTEXT_SAMPLES + VOICE_WINDOW_SAMPLES;
  const input = float32Tensor(new Float32Array(lanes * width), [lanes, width]);
  const rate = int64Tensor(BigInt64Array.of(BigInt(VOICE_SAMPLE_RATE_HZ)), []);
  let state = float32Tensor(new Float32Array(2 * lanes * 128), [2, lanes, 128]);
  const fromRecordingStart = blockStart === 0;
  const first = fromRecordingStart && lanes === 1 ? -QUIET_WINDOWS : -WARM_UP_WINDOWS;
  const end = lanes === 1 ? windows : LANE_WINDOWS;
  for (let step = first; step < end; step++) {
    signalCheck?.throwIfAborted();
    if (step === -QUIET_WINDOWS && fromRecordingStart) clearLane(state.data, 0, lanes);
    for (let lane = 0; lane < lanes; lane++) {
      const start = blockStart + (lane * LANE_WINDOWS + step) * VOICE_WINDOW_SAMPLES - CONTEXT_SAMPLES;
      copyClamped(signal, start, input.data, lane * width, width);
      if (start < 0 && step >= -QUIET_WINDOWS)
        input.data.set(quiet.subarray(quiet.length + start).subarray(0, width), lane * width);
    }
    const output = await model.run({ input, state, sr: rate });
    state = output['stateN'] as typeof state;
    if (step < 0) continue;
    const found = output['output']!.data as Float32Array;
    for (let lane = 0; lane < lanes; lane++) {
      const window = lane * LANE_WINDOWS + step;
      if (window < windows) probabilities[window] = found[lane]!;
    }
  }
  return probabilities;
}

/** White noise of a given root mean square, the same each time. */
function quietRoom(samples: number, rms: number): Float32Array {
  let seed = 1;
  return Float32Array.from({ length: samples }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.sqrt(12) * rms * (seed / 2 ** 32 - 0.5);
  });
}

function clearLane(state: Float32Array, lane: number, lanes: number): void {
  for (let layer = 0; layer < 2; layer++) state.fill(0, (layer * lanes + lane) * 128, (layer * lanes + lane + 1) * 128);
}

/** Copies `count` samples from `start` on; outside the signal there are zeros. */
function copyClamped(signal: Float32Array, start: number, target: Float32Array, at: number, count: number): void {
  const from = Math.min(Math.max(start, 0), signal.length);
  const to = Math.max(from, Math.min(start + count, signal.length));
  const head = Math.min(count, Math.max(0, from - start));
  target.fill(0, at, at + head);
  target.set(signal.subarray(from, to), at + head);
  target.fill(0, at + head + (to - from), at + count);
}
