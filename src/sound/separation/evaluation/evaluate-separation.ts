import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanSamples } from '../../../dsp/clean-samples.ts';
import { seededRandom } from '../../../dsp/seeded-random.ts';
import { groupedBy } from '../../../grouped-by.ts';
import { readList } from '../../../inference/evaluation/tabbed-list.ts';
import { MediaError } from '../../../media/media-errors.ts';
import { openMedia } from '../../../media/open-media.ts';
import { knownSound, parseSoundList, SoundListError } from '../../evaluation/sound-list.ts';
import { MASK_SAMPLE_RATE_HZ } from '../mask-bands.ts';
import { PartWriter } from '../part-writer.ts';
import { pullApart } from '../pull-apart.ts';
import type { MaskNetwork } from '../separator.ts';
import { makeMixture, mixtureSorts, type Mixture, type MixtureSort, type SoloSound } from './made-mixture.ts';
import { siSdrDb } from './si-sdr.ts';

export interface SeparationEvaluation {
  /** Of each sort of mixtures: each part asked for by itself, and both at once. */
  readonly sorts: readonly {
    readonly sort: MixtureSort;
    readonly mixtures: number;
    /** Means over all parts, in dB. */
    readonly before: number;
    readonly alone: number;
    readonly together: number;
  }[];
  /** Of each label, asked for by itself: how much better its part is than the mixture, in dB. */
  readonly labels: readonly { readonly label: string; readonly parts: number; readonly improvement: number }[];
  /** The furthest that parts and residual are from the mixture, of full scale. */
  readonly furthest: number;
  /** Why some files of the list were not heard: they are no recordings. */
  readonly refused: readonly string[];
}

export interface SeparationEvaluationOptions {
  readonly listFile: string;
  /** Of each sort. */
  readonly count: number;
  readonly network: MaskNetwork;
  readonly onProgress?: (done: number, total: number) => void;
}

const SECONDS = 5;
const FORMAT = { sampleRateHz: MASK_SAMPLE_RATE_HZ, channels: 1, channelMask: 4 };
/** All that is asked for is there: what is measured is the pulling apart, and not whether it is heard. */
const everywhere = { probability: () => 1 };

/**
 * `phonograph evaluate separation`: how much better parts of made mixtures are than the mixtures, by the same way that a file takes.
 * @throws {SoundListError} naming file and line; {NotFoundError} for a list that is not there
 */
export async function evaluateSeparation(options: SeparationEvaluationOptions): Promise<SeparationEvaluation> {
  const { count, network, onProgress } = options;
  const { sounds, refused } = await readSounds(options.listFile, network);
  const mixtures = mixtureSorts.flatMap((sort) => {
    const random = seededRandom(1);
    const length = SECONDS * MASK_SAMPLE_RATE_HZ;
    return Array.from({ length: count }, () => makeMixture(sounds, sort, length, random) ?? []).flat();
  });
  const measured: (Measured & { readonly sort: MixtureSort })[] = [];
  let furthest = 0;
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-evaluate-'));
  try {
    const path = join(folder, 'mixture.wav');
    for (const [done, mixture] of mixtures.entries()) {
      const writer = await PartWriter.open(path, FORMAT);
      await writer.write(mixture.whole);
      await writer.finish();
      const one = await measure(path, mixture, network);
      measured.push(...one.parts.map((part) => ({ ...part, sort: mixture.sort })));
      furthest = Math.max(furthest, one.furthest);
      onProgress?.(done + 1, mixtures.length);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return {
    sorts: [...groupedBy(measured, ({ sort }) => sort)].map(([sort, own]) => ({
      sort,
      mixtures: own.length / 2,
      before: mean(own.map(({ before }) => before)),
      alone: mean(own.map(({ alone }) => alone)),
      together: mean(own.map(({ together }) => together)),
    })),
    labels: [...groupedBy(measured, ({ label }) => label)].map(([label, own]) => ({
      label,
      parts: own.length,
      improvement: mean(own.map(({ alone, before }) => alone - before)),
    })),
    furthest,
    refused,
  };
}

/** Of a part: the ratios of the mixture, of what is pulled out by itself, and of what is pulled out beside the other. */
interface Measured {
  readonly label: string;
  readonly before: number;
  readonly alone: number;
  readonly together: number;
}

async function measure(path: string, { parts, whole }: Mixture, network: MaskNetwork) {
  const labels = parts.map(({ label }) => label);
  const both = await pulled(path, labels, whole.length, network);
  const found: Measured[] = [];
  for (const [place, { label, samples }] of parts.entries()) {
    const [alone] = (await pulled(path, [label], whole.length, network)).parts;
    found.push({
      label,
      before: siSdrDb(whole, samples),
      alone: siSdrDb(alone!, samples),
      together: siSdrDb(both.parts[place]!, samples),
    });
  }
  const sums = whole.map((_, i) => both.parts.reduce((sum, part) => sum + part[i]!, both.residual[i]!));
  const furthest = whole.reduce((most, value, i) => Math.max(most, Math.abs(value - sums[i]!)), 0);
  return { parts: found, furthest };
}

async function pulled(path: string, labels: readonly string[], length: number, network: MaskNetwork) {
  const asked = labels.map((label) => ({
    ...{ label, labels: [label], kind: 'UNKNOWN' as const, isAllBut: false, against: [] },
  }));
  const outputs = [...asked, 'residual'].map(() => new Float32Array(length));
  const sinks = outputs.map((output) => ({
    write(samples: Float32Array, startSeconds: number) {
      output.set(samples, Math.round(startSeconds * MASK_SAMPLE_RATE_HZ));
      return Promise.resolve();
    },
  }));
  await pullApart(await openMedia(path), network, everywhere, asked, sinks.slice(0, -1), sinks.at(-1)!);
  return { parts: outputs.slice(0, -1), residual: outputs.at(-1)! };
}

async function readSounds(listFile: string, network: MaskNetwork) {
  const sounds: SoloSound[] = [];
  const refused: string[] = [];
  for (const listed of parseSoundList(await readList(listFile, 'sounds'), listFile)) {
    const { label } = knownSound(listed, listFile, network.labels);
    if (label === undefined) throw new SoundListError(listFile, listed.line, 'a kind cannot be asked for; a label can');
    try {
      const pcm = await (await openMedia(listed.file)).pcm({ sampleRateHz: MASK_SAMPLE_RATE_HZ, channels: 1 });
      try {
        sounds.push({ label, samples: cleanSamples(await pcm.slice(0, SECONDS)) });
      } finally {
        await pcm.close();
      }
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      refused.push(error.message);
    }
  }
  return { sounds, refused };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
