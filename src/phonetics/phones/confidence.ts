import { fitLogistic } from '../../dsp/fit-logistic.ts';
import { logistic, logOddsOf } from '../../dsp/log-odds.ts';
import { ParameterError } from '../../errors.ts';

/**
 * How a raw score becomes the share of phones that are right: its log odds are divided by `temperature` and shifted by
 * `bias` (Platt 1999; with a bias of 0, temperature scaling after Guo et al. 2017 of a decision between two).
 */
export interface Calibration {
  /** Above 0; above 1 for a network that is too sure of itself. */
  readonly temperature: number;
  /** 0 unless said. */
  readonly bias?: number;
}

/** A phone that was recognised, and whether it was what was said. */
export interface ScoredPhone {
  /** 0 to 1, before calibration. */
  readonly score: number;
  readonly correct: boolean;
}

/** Scores are kept this far from 0 and 1, so that none is beyond doubt. */
const EDGE = 1e-4;

/** @param score 0 to 1 @returns 0 to 1 */
export function calibrated(score: number, { temperature, bias = 0 }: Calibration): number {
  return logistic(logOdds(score) / temperature + bias);
}

/**
 * The calibration under which held-out phones are likeliest.
 * @throws {ParameterError} fewer than ten phones, or a score outside 0 to 1
 */
export function fitCalibration(phones: readonly ScoredPhone[]): Required<Calibration> {
  if (phones.length < 10)
    throw new ParameterError(`a calibration needs at least 10 scored phones, got ${phones.length}`);
  const wrong = phones.find(({ score }) => !(score >= 0 && score <= 1));
  if (wrong !== undefined) throw new ParameterError(`scores lie between 0 and 1, got ${wrong.score}`);
  const { slope, bias } = fitLogistic(phones.map(({ score, correct }) => ({ value: logOdds(score), isSo: correct })));
  // Scores that say nothing, or the opposite of what they should, are not made to say it.
  return { temperature: 1 / Math.max(slope, 0.01), bias };
}

/**
 * Expected calibration error (Naeini et al. 2015): how far confidence is from the share that is right, over bins of equal
 * width, weighted by their phones.
 * @param bins 10 unless said
 * @returns 0 to 1; 0 for no phones
 */
export function expectedCalibrationError(phones: readonly ScoredPhone[], bins = 10): number {
  const counts = new Float64Array(bins);
  const scores = new Float64Array(bins);
  const rights = new Float64Array(bins);
  for (const { score, correct } of phones) {
    const bin = Math.min(bins - 1, Math.floor(score * bins));
    counts[bin] = counts[bin]! + 1;
    scores[bin] = scores[bin]! + score;
    rights[bin] = rights[bin]! + (correct ? 1 : 0);
  }
  let error = 0;
  for (let bin = 0; bin < bins; bin++) error += Math.abs(scores[bin]! - rights[bin]!);
  return phones.length === 0 ? 0 : error / phones.length;
}

function logOdds(score: number): number {
  const kept = Math.min(1 - EDGE, Math.max(EDGE, score));
  return logOddsOf(kept);
}
