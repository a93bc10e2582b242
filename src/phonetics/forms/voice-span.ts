/** Where in a stretch of sound the voice is: surely, and possibly. Frames, ends exclusive. */
export interface VoiceSpan {
  readonly sureStart: number;
  readonly sureEnd: number;
  readonly possibleStart: number;
  readonly possibleEnd: number;
  /** How surely each possible frame is voice, shape (possibleEnd - possibleStart), 0.02 to 1; 1 where sure. */
  readonly weights: Float32Array;
}

export interface VoiceSpanOptions {
  /** Frames of voice outside these are not looked for; the rest is there to hear the noise in. */
  readonly from: number;
  readonly to: number;
}

const sureShare = 0.3;
const possibleShare = 0.12;
/** Nats above the noise, mean over bands, past which more of it says nothing. */
const loudestNats = 5;
const quietestNats = 0.25;
/** Shorter bursts are clicks: 3 frames are 60 ms. */
const shortestRunFrames = 3;
const possibleFrames = 25;
/** A band's noise is its 10th percentile; frames of that noise exceed it by this factor on average. */
const noiseShare = 0.1;
const noiseFactor = 1.6;
/** Noise fainter than this below a band's loudest counts as this, so that clean recordings are cut like noisy ones. */
const deepestNoise = 10 ** -4.5;

/**
 * Finds the voice by how far each frame stands above the noise, averaged over bands in logarithm, so that hum and hiss
 * do not count as voice however strong they are. No threshold suits every recording, hence two spans: ends between
 * them are left to the alignment, which may use or skip them.
 * @param power shape (frames, bands)
 */
export function findVoiceSpan(power: Float32Array, bands: number, options: VoiceSpanOptions): VoiceSpan {
  const level = voiceLevel(power, bands);
  const sorted = Float32Array.from(level.subarray(options.from, options.to)).sort();
  const top = Math.min(sorted[Math.floor(sorted.length * 0.95)] ?? 0, loudestNats);
  const sureLevel = Math.max(quietestNats, sureShare * top);
  const possibleLevel = possibleShare * top;
  const [sureStart, sureEnd] = outerRuns(level, sureLevel, options);
  const [start, end] = outerRuns(level, possibleLevel, options);
  const possibleStart = Math.max(Math.min(start, sureStart), sureStart - possibleFrames);
  const possibleEnd = Math.min(Math.max(end, sureEnd), sureEnd + possibleFrames);
  const weights = new Float32Array(possibleEnd - possibleStart).fill(1);
  for (let frame = possibleStart; frame < possibleEnd; frame++) {
    if (frame >= sureStart && frame < sureEnd) continue;
    const share = (level[frame]! - possibleLevel) / (sureLevel - possibleLevel);
    weights[frame - possibleStart] = Math.min(0.99, Math.max(0.02, share));
  }
  return { sureStart, sureEnd, possibleStart, possibleEnd, weights };
}

/** Nats above the noise, mean over bands, smoothed over three frames against clicks. */
function voiceLevel(power: Float32Array, bands: number): Float32Array {
  const frames = power.length / bands;
  const rough = new Float32Array(frames);
  const column = new Float32Array(frames);
  for (let band = 0; band < bands; band++) {
    for (let frame = 0; frame < frames; frame++) column[frame] = power[frame * bands + band]!;
    column.sort();
    const loudest = column[frames - 1] ?? 0;
    const noise = Math.max(column[Math.floor(frames * noiseShare)] ?? 0, loudest * deepestNoise) * noiseFactor + 1e-12;
    for (let frame = 0; frame < frames; frame++) {
      rough[frame]! += Math.max(0, Math.log((power[frame * bands + band]! + 1e-12) / noise)) / bands;
    }
  }
  return rough.map((here, frame) => {
    const before = rough[Math.max(0, frame - 1)]!;
    const after = rough[Math.min(frames - 1, frame + 1)]!;
    const median = Math.max(Math.min(before, here), Math.min(Math.max(before, here), after));
    return 0.5 * median + (before + here + after) / 6;
  });
}

/** From the first run above the threshold to the end of the last one; everything when there is none to speak of. */
function outerRuns(level: Float32Array, threshold: number, { from, to }: VoiceSpanOptions): [number, number] {
  let start = to;
  let end = from;
  for (let frame = from; frame < to; frame++) {
    if (level[frame]! <= threshold) continue;
    let stop = frame + 1;
    while (stop < to && level[stop]! > threshold) stop++;
    if (stop - frame >= shortestRunFrames) {
      if (frame < start) start = frame;
      end = stop;
    }
    frame = stop;
  }
  return end - start < 5 ? [from, to] : [start, end];
}
