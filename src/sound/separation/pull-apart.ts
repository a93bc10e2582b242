import type { MediaFile } from '../../media/media.ts';
import type { TimeSpan } from '../time-span.ts';
import type { AskedPart } from './asked-part.ts';
import { leastProbability, type Hearing } from './hearing.ts';
import { MASK_SAMPLE_RATE_HZ } from './mask-bands.ts';
import { FRAMES_PER_SECOND, maskWindows, type Question } from './mask-windows.ts';
import { MaskedOverlapAdd } from './masked-overlap-add.ts';
import { MasksInTime } from './masks-in-time.ts';
import { momentOf } from './moment.ts';
import type { MaskNetwork } from './separator.ts';
import { shortTimeLayout } from './short-time-layout.ts';

/** Takes the sound of a part, or what is left over, as it comes. */
export interface SoundSink {
  /** @param samples interleaved; valid until it has answered */
  write(samples: Float32Array, startSeconds: number): Promise<void>;
}

export interface PullApartOptions {
  /** Within the recording; all of it unless said. */
  readonly span?: TimeSpan;
  readonly signal?: AbortSignal;
  readonly progress?: (fraction: number) => void;
}

/**
 * Pulls a recording apart, or a stretch of it by itself, in its own rate and channels. It is read once from the beginning to the end, and what is held of it
 * is a window of masks and a frame of sound. What is left over is the recording less its parts, so that all add up to it to the rounding of 32-bit floats.
 * @param hearing of the stretch: its times, as those of the sinks, count from the start of it
 * @param sinks one a part
 * @throws {MediaError} it cannot be decoded; {ModelRunError}; what a sink throws
 */
export async function pullApart(
  media: MediaFile,
  network: MaskNetwork,
  hearing: Pick<Hearing, 'probability'>,
  parts: readonly AskedPart[],
  sinks: readonly SoundSink[],
  residual: SoundSink,
  options: PullApartOptions = {},
): Promise<void> {
  const moment = momentOf(media, options.span);
  const { sampleRateHz, channels } = moment.format;
  const layout = shortTimeLayout(sampleRateHz);
  const { hopSamples } = layout;
  const hopSize = hopSamples * channels;
  const overlapAdd = new MaskedOverlapAdd(layout, channels, parts.length);
  const pcm = await moment.pcm({ sampleRateHz: MASK_SAMPLE_RATE_HZ, channels: 1 }, options.signal);
  try {
    // What parts are against has a mask too, which takes its share and is left over.
    const against = [...new Set(parts.flatMap((part) => part.against))];
    const others = against.length === 0 ? [] : [{ label: '', labels: against }];
    const questions = [...parts, ...others].map((asked) => questionAbout(asked, network, hearing));
    const masks = new MasksInTime(maskWindows(pcm, network, questions, options.signal), questions.length);
    const before = new Float32Array(hopSize);
    const leftOver = new Float32Array(hopSize);

    /** Takes the next hop in, and gives out the one before, of which so many numbers are sound. */
    const advance = async (hop: Float32Array, place: number, size: number): Promise<void> => {
      const shares = await masks.at((place * hopSamples * FRAMES_PER_SECOND) / sampleRateHz);
      const found = overlapAdd.next(hop, shares.slice(0, parts.length));
      if (size > 0) {
        parts.forEach(({ isAllBut }, at) => isAllBut && subtract(before, found[at]!, size));
        for (let i = 0; i < size; i++) {
          let left = before[i]!;
          for (const part of found) left -= part[i]!;
          leftOver[i] = left;
        }
        const startSeconds = ((place - 1) * hopSamples) / sampleRateHz;
        for (const [at, sink] of sinks.entries()) await sink.write(found[at]!.subarray(0, size), startSeconds);
        await residual.write(leftOver.subarray(0, size), startSeconds);
        options.progress?.(Math.min(1, startSeconds / moment.durationSeconds));
      }
      before.set(hop);
    };

    let [place, size] = [0, 0];
    const padded = new Float32Array(hopSize);
    for await (const hop of moment.stream(hopSamples, options.signal)) {
      options.signal?.throwIfAborted();
      padded.set(hop);
      padded.fill(0, hop.length);
      await advance(padded, place++, size);
      size = hop.length;
    }
    await advance(padded.fill(0), place, size);
    options.progress?.(1);
  } finally {
    await pcm.close();
  }
}

function questionAbout(
  { label, labels }: Pick<AskedPart, 'label' | 'labels'>,
  network: MaskNetwork,
  hearing: Pick<Hearing, 'probability'>,
): Question {
  return {
    labels: Float32Array.from(network.labels, (each) => (labels.includes(each.label) ? 1 : 0)),
    isAsked: (startSeconds, endSeconds) =>
      [label, ...labels].some((each) => hearing.probability(each, startSeconds, endSeconds) >= leastProbability),
  };
}

/** Leaves in `part` what is left of the whole without it. */
function subtract(whole: Float32Array, part: Float32Array, size: number): void {
  for (let i = 0; i < size; i++) part[i] = whole[i]! - part[i]!;
}
