import { concatenated } from '../dsp/concatenated.ts';
import { trackF0 } from '../dsp/f0.ts';
import { SILENCE_DB, intensityDb } from '../dsp/intensity.ts';
import { spectralCentroidHz } from '../dsp/spectral-shape.ts';
import { FrameSpectrum } from '../dsp/spectrogram.ts';
import type { RunModule, RunSubject } from '../inference/run-batch.ts';
import type { Pcm } from '../media/media.ts';
import { contour, median, smoothF0 } from './f0-summary.ts';
import type { MeasuredProsody } from './prosody.ts';

const SAMPLE_RATE_HZ = 16000;
const HOP_SAMPLES = 160;
const HOP_SECONDS = HOP_SAMPLES / SAMPLE_RATE_HZ;
const LEVEL_SAMPLES = 512;
/** Sound before and after an event, in frames of 10 ms, that the f0 of its first and last frames looks at. */
const MARGIN_FRAMES = 4;
/** A long event is read in pieces, so that memory does not grow with it. */
const PIECE_SECONDS = 32;
const MOST_CONTOUR_POINTS = 100;
const SHORTEST_STEP_FRAMES = 2;

/** Prosody of each sound event in the batch; they are of one recording. */
const measureProsody: RunModule<MeasuredProsody> = async (batch) => {
  const pcm = await batch.media.pcm({ sampleRateHz: SAMPLE_RATE_HZ, channels: 1 }, batch.signal);
  try {
    const results: MeasuredProsody[] = [];
    const measure = new ProsodyMeter(pcm);
    for (const subject of batch.subjects) {
      batch.signal.throwIfAborted();
      results.push(await measure.of(subject));
      batch.progress(results.length / batch.subjects.length);
    }
    return results;
  } finally {
    await pcm.close();
  }
};

export default measureProsody;

/** Work space for the events of one recording. */
export class ProsodyMeter {
  private readonly spectrum = new FrameSpectrum({ frameSamples: LEVEL_SAMPLES, hopSamples: LEVEL_SAMPLES });
  private readonly meanPower = new Float64Array(this.spectrum.bins);

  /** @param pcm 16 kHz mono */
  constructor(private readonly pcm: Pcm) {}

  async of({ startSeconds, endSeconds }: Pick<RunSubject, 'startSeconds' | 'endSeconds'>): Promise<MeasuredProsody> {
    const tracks: Float32Array[] = [];
    this.meanPower.fill(0);
    let energy = 0;
    let samples = 0;
    let intensityMaxDb = SILENCE_DB;
    for (let from = startSeconds; from < endSeconds; from += PIECE_SECONDS) {
      const until = Math.min(endSeconds, from + PIECE_SECONDS);
      const margin = MARGIN_FRAMES * HOP_SECONDS;
      const around = await this.pcm.slice(from - margin, until + margin);
      // The margin is cut off where the recording ends.
      const lead = Math.round(Math.min(from, margin) * SAMPLE_RATE_HZ);
      const piece = around.subarray(lead, lead + Math.round((until - from) * SAMPLE_RATE_HZ));
      if (piece.length === 0) break;
      tracks.push(this.f0Of(around, lead, piece.length));
      for (let start = 0; start < piece.length; start += LEVEL_SAMPLES) {
        const power = this.spectrum.at(piece, start);
        for (let bin = 0; bin < power.length; bin++) this.meanPower[bin] = this.meanPower[bin]! + power[bin]!;
        intensityMaxDb = Math.max(intensityMaxDb, intensityDb(piece, start, start + LEVEL_SAMPLES));
      }
      for (let i = 0; i < piece.length; i++) energy += piece[i]! * piece[i]!;
      samples += piece.length;
    }
    const meanSquare = samples === 0 ? 0 : energy / samples;
    return {
      ...summariseF0(concatenated(tracks)),
      intensityMeanDb: Math.max(SILENCE_DB, 10 * Math.log10(meanSquare + 1e-30)),
      intensityMaxDb,
      spectralCentroidHz: orNull(spectralCentroidHz(this.meanPower, SAMPLE_RATE_HZ)),
    };
  }

  /** Frames centred inside the piece: every 10 ms, the first 5 ms after its start. */
  private f0Of(around: Float32Array, lead: number, length: number): Float32Array {
    const phase = (lead + HOP_SAMPLES / 2) % HOP_SAMPLES;
    const { f0Hz } = trackF0(around.subarray(phase), { sampleRateHz: SAMPLE_RATE_HZ, hopSamples: HOP_SAMPLES });
    const first = (lead + HOP_SAMPLES / 2 - phase) / HOP_SAMPLES;
    return f0Hz.slice(first, first + Math.max(1, Math.round(length / HOP_SAMPLES)));
  }
}

function summariseF0(track: Float32Array) {
  const smooth = smoothF0(track);
  const voiced = smooth.filter((hz) => hz === hz);
  const framesPerPoint = Math.max(SHORTEST_STEP_FRAMES, Math.ceil(track.length / MOST_CONTOUR_POINTS));
  return {
    f0MedianHz: orNull(median(voiced)),
    f0MinHz: voiced.length === 0 ? null : voiced.reduce((lowest, hz) => Math.min(lowest, hz)),
    f0MaxHz: voiced.length === 0 ? null : voiced.reduce((highest, hz) => Math.max(highest, hz)),
    voicedShare: voiced.length / Math.max(1, track.length),
    f0ContourHz: contour(smooth, framesPerPoint),
    f0StepSeconds: framesPerPoint * HOP_SECONDS,
  };
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
