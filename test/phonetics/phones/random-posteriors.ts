import type { PhonePosteriors } from '../../../src/phonetics/phones/phone-posteriors.ts';
import { seededRandom } from '../../../src/dsp/seeded-random.ts';

/** Log probabilities of rows of random classes, some rows far surer than others. */
export function randomRows(frames: number, classes: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const rows = new Float32Array(frames * classes);
  for (let frame = 0; frame < frames; frame++) {
    const sharpness = 0.5 + 6 * random();
    const row = Array.from({ length: classes }, () => Math.exp(sharpness * random()));
    const sum = row.reduce((total, each) => total + each, 0);
    row.forEach((each, place) => (rows[frame * classes + place] = Math.log(each / sum)));
  }
  return rows;
}

export function randomPosteriors(frames: number, classes: number, seed: number): PhonePosteriors {
  return {
    frames,
    classes,
    phones: randomRows(frames, classes, seed),
    segments: randomRows(frames, classes, seed + 1000),
    stress: randomRows(frames, 3, seed + 2000),
  };
}

/** Posteriors that are nearly sure of one class a frame, in both heads. */
export function surePosteriors(
  classes: number,
  peaks: readonly number[],
  sounding: readonly number[],
  stress: readonly number[] = sounding.map(() => 0),
): PhonePosteriors {
  return {
    frames: peaks.length,
    classes,
    phones: sureRows(peaks, classes),
    segments: sureRows(sounding, classes),
    stress: sureRows(stress, 3),
  };
}

function sureRows(answers: readonly number[], classes: number): Float32Array {
  const other = 0.02 / (classes - 1);
  const rows = new Float32Array(answers.length * classes).fill(Math.log(other));
  answers.forEach((answer, frame) => (rows[frame * classes + answer] = Math.log(0.98)));
  return rows;
}

/** The probability of each reading under CTC, by walking through every alignment there is. */
export function everyReading(rows: Float32Array, classes: number): ReadonlyMap<string, number> {
  const frames = rows.length / classes;
  const readings = new Map<string, number>();
  for (let code = 0; code < classes ** frames; code++) {
    const reading: number[] = [];
    let former = 0;
    let probability = 0;
    let rest = code;
    for (let frame = 0; frame < frames; frame++) {
      const answer = rest % classes;
      rest = Math.floor(rest / classes);
      probability += rows[frame * classes + answer]!;
      if (answer !== 0 && answer !== former) reading.push(answer);
      former = answer;
    }
    const key = reading.join(' ');
    readings.set(key, (readings.get(key) ?? 0) + Math.exp(probability));
  }
  return readings;
}
