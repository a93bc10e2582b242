import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupedBy } from '../../../grouped-by.ts';
import { resultsOfFile } from '../../../inference/infer-file.ts';
import type { Lanes } from '../../../inference/lanes.ts';
import { readList } from '../../../inference/evaluation/tabbed-list.ts';
import { waveFile } from '../../../media/wave-file.ts';
import { MediaError } from '../../../media/media-errors.ts';
import type { Voice } from '../../../voice/voice.ts';
import { evenlySpread } from '../../evenly-spread.ts';
import { expectedCalibrationError, fitCalibration, type Calibration, type ScoredPhone } from '../confidence.ts';
import { boundaryErrors, scoredPhones, type SaidPhone } from '../judge-phones.ts';
import type { HeardPhone } from '../phone.ts';
import { phoneErrorRates, type HeardBesideSaid } from '../phone-error-rates.ts';
import { phonesOfUtterance } from '../phones-inference.ts';
import { madeUtterances } from './made-utterances.ts';
import { saidPhones } from './said-phones.ts';
import { parseUtteranceList, type ListedUtterance } from './utterance-list.ts';

export interface PhonesRow {
  readonly group: string;
  readonly utterances: number;
  readonly seconds: number;
  readonly referencePhones: number;
  /** Percent; see {@link phoneErrorRates}. */
  readonly phoneErrorRate: number;
  readonly phoneFeatureErrorRate: number;
  /** Both of an answer that knows nothing but the length: na, ten phones a second. */
  readonly constantErrorRate: number;
  readonly constantFeatureErrorRate: number;
  /** 0 to 1 */
  readonly expectedCalibrationError: number;
  /** Median and 90th percentile of how far boundaries of rightly heard phones are off; null where true times are not known. */
  readonly boundarySeconds: { readonly median: number; readonly p90: number } | null;
  /** Utterances in which nothing was heard. */
  readonly silent: number;
}

export interface PhonesEvaluation {
  readonly rows: readonly PhonesRow[];
  /** Why some files of the list were not heard: they are no recordings. */
  readonly refused: readonly string[];
  /** What the card's calibration would be if these recordings had chosen it. */
  readonly fitted: Required<Calibration> | null;
}

export interface PhonesEvaluationOptions {
  /** File of a list of utterances. */
  readonly listFile?: string;
  /** Languages in which utterances are synthesised, and how many of each. */
  readonly made?: { readonly languages: readonly string[]; readonly count: number };
  /** Utterances of each group of the list that are heard, spread over it; all unless said. */
  readonly mostPerGroup?: number;
  /** The calibration that is in the card, to tell the raw one. */
  readonly calibration: Required<Calibration>;
  readonly onProgress?: (done: number, all: number) => void;
}

interface Heard {
  readonly group: string;
  readonly said: readonly SaidPhone[];
  readonly heard: readonly HeardPhone[];
  readonly seconds: number;
  readonly timed: boolean;
}

/**
 * `phonograph evaluate phones`: what is heard in recordings whose phones are known, by the same way that a file takes
 * through `phonograph infer phones`, so that a voice which is not noticed counts as phones that are missing.
 * @throws {UtteranceListError} naming file and line; {NotFoundError} for a list that is not there
 */
export async function evaluatePhones(
  options: PhonesEvaluationOptions,
  voice: Voice,
  lanes: Lanes,
): Promise<PhonesEvaluation> {
  const listed = await listedIn(options.listFile);
  const chosen = [...groupedBy(listed, ({ group }) => group).values()].flatMap((own) =>
    evenlySpread(own, options.mostPerGroup ?? Infinity),
  );
  const made = (options.made?.languages ?? []).flatMap((language) => [
    ...madeUtterances(language, options.made!.count, voice),
  ]);
  const heard: Heard[] = [];
  const refused: string[] = [];
  const count = () => options.onProgress?.(heard.length, chosen.length + made.length);
  for (const each of chosen) {
    const said = saidPhones(each, voice).map((ipa) => ({ ipa, startSeconds: NaN, endSeconds: NaN }));
    try {
      heard.push({ group: each.group, said, timed: false, ...(await phonesOfFile(each.file, lanes)) });
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      refused.push(error.message);
    }
    count();
  }
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-evaluate-'));
  try {
    const file = join(folder, 'made.wav');
    for (const { language, said, samples, sampleRateHz } of made) {
      await writeFile(file, waveFile(samples, sampleRateHz));
      heard.push({ group: `made ${language}`, said, timed: true, ...(await phonesOfFile(file, lanes)) });
      count();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { rows: rowsOf(heard), refused, fitted: fit(heard.flatMap(scores), options.calibration) };
}

async function listedIn(listFile: string | undefined): Promise<ListedUtterance[]> {
  if (listFile === undefined) return [];
  return parseUtteranceList(await readList(listFile, 'utterances'), listFile);
}

async function phonesOfFile(file: string, lanes: Lanes): Promise<Pick<Heard, 'heard' | 'seconds'>> {
  const { facts, found } = await resultsOfFile(phonesOfUtterance, file, lanes);
  return { heard: found.flatMap(({ result }) => result.phones), seconds: facts.durationSeconds };
}

function scores({ said, heard }: Heard): ScoredPhone[] {
  return scoredPhones(said, heard);
}

function rowsOf(heard: readonly Heard[]): PhonesRow[] {
  return [...groupedBy(heard, (each) => each.group)].map(([group, own]) => {
    const ipaOf = (phones: readonly { readonly ipa: string }[]) => phones.map(({ ipa }) => ipa);
    const beside = own.map((each): HeardBesideSaid => ({ reference: ipaOf(each.said), heard: ipaOf(each.heard) }));
    const constant = own.map(({ said, seconds }): HeardBesideSaid => ({
      reference: ipaOf(said),
      heard: Array.from({ length: Math.round(seconds * 10) }, (_, i) => (i % 2 === 0 ? 'n' : 'a')),
    }));
    const rates = phoneErrorRates(beside);
    const constantRates = phoneErrorRates(constant);
    const errors = own.filter(({ timed }) => timed).flatMap((each) => boundaryErrors(each.said, each.heard));
    errors.sort((a, b) => a - b);
    return {
      group,
      utterances: own.length,
      seconds: own.reduce((sum, { seconds }) => sum + seconds, 0),
      ...rates,
      constantErrorRate: constantRates.phoneErrorRate,
      constantFeatureErrorRate: constantRates.phoneFeatureErrorRate,
      expectedCalibrationError: expectedCalibrationError(own.flatMap(scores)),
      boundarySeconds: errors.length === 0 ? null : { median: at(errors, 0.5), p90: at(errors, 0.9) },
      silent: own.filter((each) => each.heard.length === 0).length,
    };
  });
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** The confidences of these phones came through a calibration already; both together are the one to put into the card. */
function fit(
  phones: readonly ScoredPhone[],
  { temperature, bias }: Required<Calibration>,
): Required<Calibration> | null {
  if (phones.length < 10) return null;
  const further = fitCalibration(phones);
  return { temperature: temperature * further.temperature, bias: bias / further.temperature + further.bias };
}
