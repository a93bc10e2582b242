/** What sounds above the band that the other detectors hear: the calls of bats, the songs of bush-crickets, a dog whistle. */
import { bandLevelDb } from '../dsp/intensity.ts';
import { FrameSpectrum } from '../dsp/spectrogram.ts';
import { energyRange } from './frequency-range.ts';
import { standingOutConfidence } from './name-sound.ts';
import { BANDS_SAMPLE_RATE_HZ } from './naming/sound-bands.ts';
import { ultrasoundLabel, type HeardSoundEvent } from './sound-event.ts';

/** Where what the other detectors hear ends. */
export const ULTRASOUND_ABOVE_HZ = BANDS_SAMPLE_RATE_HZ / 2;
/** Who records with less does not listen for it, and what is there is mostly what lossy codecs leave of cymbals. */
const LOWEST_SAMPLE_RATE_HZ = 64_000;
/** A bat's call lasts 2 to 20 ms: frames of 2.7 to 5.3 ms, of which half is new each time. */
const FRAMES_IN_A_SECOND = 375;
const BAND_HZ = 2000;
/** Of half the rate: what is higher is the converter's filter. */
const HIGHEST_SHARE = 0.97;
/**
 * A call begins this far above its band's background, and lasts while it is above it by the second figure. With 12 dB, of the five bins of a band
 * in noise that is nothing but noise some stand out in each minute.
 */
const STARTS_ABOVE_DB = 15;
const LASTS_ABOVE_DB = 6;
/**
 * A hiss, a click and a clash reach up here too, and lossy codecs switch what is here on and off: it must be louder than the octave below, and
 * stand out by so much more.
 */
const ABOVE_AUDIBLE_DB = 10;
const SOFTEST_DB = -80;
const SHORTEST_CALL_FRAMES = 2;
/** Calls that are closer are one event: a bat that looks for its way calls ten times a second. */
const LONGEST_PAUSE_SECONDS = 0.128;
/** The background is the level that a fifth of the frames do not reach; it goes 1.5 dB a second up and 6 dB down. */
const BACKGROUND = { share: 0.2, dbInASecond: 7.5 };
/** A single band of a quiet recording lies below what is silence for a whole signal. */
const SILENCE_DB = -140;

/** A call, or calls that follow closely. */
interface Sounding {
  readonly firstFrame: number;
  /** The one behind. */
  endFrame: number;
  /** In which it sounds, without the pauses. */
  frames: number;
  /** Sum over them of how far it stands out, dB. */
  aboveDb: number;
  /** Sum over them of the power above the background, shape (bins) */
  readonly power: Float64Array;
}

/** Whether a recording of this rate was made to hold any. */
export function mayHoldUltrasound(sampleRateHz: number): boolean {
  return sampleRateHz >= LOWEST_SAMPLE_RATE_HZ;
}

/**
 * Finds it in sound that comes piece by piece. What goes on for more than some seconds becomes the background. Memory does not grow with
 * length but for the events that are found.
 */
export class UltrasoundDetector {
  private readonly spectrum: FrameSpectrum;
  /** What the next frames need of each channel, shape (channels, samples) */
  private held: readonly Float32Array[];
  private frame = 0;
  /** Mean over the channels, shape (bins) */
  private readonly power: Float64Array;
  /** The first bin of each band and the one behind. The first band is the octave below, the others are of ultrasound. */
  private readonly bands: readonly (readonly [first: number, end: number])[];
  /** shape (bands) */
  private readonly levelDb: Float64Array;
  /** shape (bands); absent before the first piece */
  private backgroundDb: Float64Array | undefined;
  private readonly events: HeardSoundEvent[] = [];
  private call: Sounding | undefined;
  private event: Sounding | undefined;

  /** @param sampleRateHz see {@link mayHoldUltrasound} */
  constructor(
    private readonly sampleRateHz: number,
    private readonly channels: number,
  ) {
    const frameSamples = 2 ** Math.ceil(Math.log2(sampleRateHz / FRAMES_IN_A_SECOND));
    this.spectrum = new FrameSpectrum({ frameSamples, hopSamples: frameSamples / 2 });
    this.held = Array.from({ length: channels }, () => new Float32Array(0));
    this.power = new Float64Array(this.spectrum.bins);
    const highestHz = (sampleRateHz / 2) * HIGHEST_SHARE;
    const edgesHz = [ULTRASOUND_ABOVE_HZ / 2];
    for (let hz = ULTRASOUND_ABOVE_HZ; hz < highestHz - BAND_HZ / 2; hz += BAND_HZ) edgesHz.push(hz);
    const edges = [...edgesHz, highestHz].map((hz) => Math.round((hz * frameSamples) / sampleRateHz));
    this.bands = edges.slice(1).map((end, band) => [edges[band]!, end]);
    this.levelDb = new Float64Array(this.bands.length);
  }

  /** @param samples interleaved, that follow those before; of the first ones, a second or more, the background is taken */
  hear(samples: Float32Array): void {
    const { frameSamples, hopSamples } = this.spectrum;
    const signals = this.held.map((held, channel) => joinedChannel(held, samples, channel, this.channels));
    const frames = Math.max(0, Math.floor((signals[0]!.length - frameSamples) / hopSamples) + 1);
    this.backgroundDb ??= this.firstBackground(signals, frames);
    for (let frame = 0; frame < frames; frame++) {
      this.measure(signals, frame * hopSamples);
      this.follow(this.backgroundDb);
    }
    this.held = signals.map((signal) => signal.slice(frames * hopSamples));
  }

  /** @returns what was found, in order of time, not overlapping. Nobody has said what they are: their kind is UNKNOWN */
  end(): HeardSoundEvent[] {
    this.endCall();
    this.endEvent();
    return this.events;
  }

  /** Level of each band in the frame that starts with this sample. */
  private measure(signals: readonly Float32Array[], start: number): void {
    const { power, spectrum } = this;
    power.fill(0);
    for (const signal of signals) {
      const own = spectrum.at(signal, start);
      for (let bin = 0; bin < power.length; bin++) power[bin]! += own[bin]! / signals.length;
    }
    this.bands.forEach(([first, end], band) => {
      this.levelDb[band] = Math.max(SILENCE_DB, bandLevelDb(power, first, end, spectrum.frameSamples));
    });
  }

  private firstBackground(signals: readonly Float32Array[], frames: number): Float64Array {
    const levels = this.bands.map(() => new Float64Array(frames));
    for (let frame = 0; frame < frames; frame++) {
      this.measure(signals, frame * this.spectrum.hopSamples);
      levels.forEach((ofBand, band) => (ofBand[frame] = this.levelDb[band]!));
    }
    const rank = Math.floor(BACKGROUND.share * frames);
    return Float64Array.from(levels, (ofBand) => ofBand.sort()[rank] ?? SILENCE_DB);
  }

  /** Takes the measured frame into a call or not, and into the background. */
  private follow(backgroundDb: Float64Array): void {
    const { levelDb } = this;
    let aboveDb = 0;
    for (let band = 1; band < levelDb.length; band++) {
      if (levelDb[band]! >= Math.max(SOFTEST_DB, levelDb[0]!))
        aboveDb = Math.max(aboveDb, levelDb[band]! - backgroundDb[band]!);
    }
    const isOfItsOwn = aboveDb >= levelDb[0]! - backgroundDb[0]! + ABOVE_AUDIBLE_DB;
    if (isOfItsOwn && aboveDb >= (this.call ? LASTS_ABOVE_DB : STARTS_ABOVE_DB)) this.takeFrame(aboveDb, backgroundDb);
    else this.endCall();
    const stepDb = (BACKGROUND.dbInASecond * this.spectrum.hopSamples) / this.sampleRateHz;
    for (let band = 0; band < levelDb.length; band++) {
      const isLouder = levelDb[band]! > backgroundDb[band]!;
      backgroundDb[band]! += isLouder ? BACKGROUND.share * stepDb : (BACKGROUND.share - 1) * stepDb;
    }
    this.frame++;
  }

  private takeFrame(aboveDb: number, backgroundDb: Float64Array): void {
    this.call ??= emptySounding(this.frame, this.power.length);
    const { call, power } = this;
    call.endFrame = this.frame + 1;
    call.frames++;
    call.aboveDb += aboveDb;
    this.bands.forEach(([first, end], band) => {
      if (band === 0) return;
      const share = 1 - Math.min(1, 10 ** ((backgroundDb[band]! - this.levelDb[band]!) / 10));
      for (let bin = first; bin < end; bin++) call.power[bin]! += power[bin]! * share;
    });
  }

  /** It becomes part of the event that it follows closely, or begins one. */
  private endCall(): void {
    const { call } = this;
    this.call = undefined;
    if (call === undefined || call.frames < SHORTEST_CALL_FRAMES) return;
    if (this.event !== undefined && this.startOf(call) - this.endOf(this.event) >= LONGEST_PAUSE_SECONDS)
      this.endEvent();
    if (this.event === undefined) {
      this.event = call;
      return;
    }
    const { event } = this;
    event.endFrame = call.endFrame;
    event.frames += call.frames;
    event.aboveDb += call.aboveDb;
    for (let bin = 0; bin < event.power.length; bin++) event.power[bin]! += call.power[bin]!;
  }

  private endEvent(): void {
    const { event } = this;
    this.event = undefined;
    if (event === undefined) return;
    this.events.push({
      startSeconds: this.startOf(event),
      endSeconds: this.endOf(event),
      label: ultrasoundLabel,
      kind: 'UNKNOWN',
      confidence: standingOutConfidence(event.aboveDb / event.frames),
      ...energyRange(event.power, this.sampleRateHz / this.spectrum.frameSamples),
    });
  }

  private startOf({ firstFrame }: Sounding): number {
    return (firstFrame * this.spectrum.hopSamples) / this.sampleRateHz;
  }

  private endOf({ endFrame }: Sounding): number {
    const { frameSamples, hopSamples } = this.spectrum;
    return ((endFrame - 1) * hopSamples + frameSamples) / this.sampleRateHz;
  }
}

function emptySounding(frame: number, bins: number): Sounding {
  return { firstFrame: frame, endFrame: frame, frames: 0, aboveDb: 0, power: new Float64Array(bins) };
}

/** What was held of a channel, and its part of what is new. */
function joinedChannel(held: Float32Array, samples: Float32Array, channel: number, channels: number): Float32Array {
  const added = Math.floor(samples.length / channels);
  const signal = new Float32Array(held.length + added);
  signal.set(held);
  for (let i = 0; i < added; i++) signal[held.length + i] = samples[i * channels + channel]!;
  return signal;
}
