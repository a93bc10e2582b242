import { allResultsOfFile, type AllFileResults } from '../../inference/infer-file.ts';
import type { Inference } from '../../inference/define-inference.ts';
import { Lanes } from '../../inference/lanes.ts';
import { MediaError } from '../../media/media-errors.ts';
import { actionsOfRecording } from '../actions/actions-inference.ts';
import { visualContextsOfRecording } from '../contexts/visual-contexts-inference.ts';
import { shotsOfRecording } from '../shots/shots-inference.ts';
import { actionScore, type ActionScore } from './action-score.ts';
import { readSightList, type SightTruth } from './sight-list.ts';
import { boundaryScore } from './shot-score.ts';
import { trackScore, type TrackScore } from './track-score.ts';

/** Of what is there, what is found and what is both. */
export interface Agreement {
  readonly there: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  /** Harmonic mean of both. */
  readonly f: number;
}

export interface SightEvaluation {
  readonly films: number;
  /** Left out where no film tells of them. */
  readonly boundaries?: Agreement;
  readonly tracks?: TrackScore & { readonly films: number };
  readonly actions?: { readonly all: Agreement; readonly byLabel: readonly (Agreement & { readonly label: string })[] };
  /** Films that could not be read, and why. */
  readonly refused: readonly string[];
}

export interface SightEvaluationOptions {
  readonly listFile: string;
  /** Worker threads a lane; 1 unless said. */
  readonly width?: number;
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * `phonograph evaluate sight`: shots, things with their ways, and actions, against what is true of films.
 * @throws {NotFoundError} the list is not there; {SightListError} a line of it is wrong
 */
export async function evaluateSight({
  listFile,
  width = 1,
  onProgress,
}: SightEvaluationOptions): Promise<SightEvaluation> {
  const truths = await readSightList(listFile);
  const lanes = new Lanes(width);
  const [boundaries, actions]: [Counts[], ActionScore[]] = [[], []];
  const tracks: TrackScore[] = [];
  const refused: string[] = [];
  try {
    for (const [at, truth] of truths.entries()) {
      try {
        const seen = await look(truth, lanes);
        const shots = seen(shotsOfRecording);
        if (truth.boundaries)
          boundaries.push(
            boundaryScore(
              truth.boundaries,
              shots!.slice(1).map(({ startSeconds }) => startSeconds),
            ),
          );
        if (truth.things) tracks.push(trackScore(truth.things, seen(visualContextsOfRecording)!.appearances));
        if (truth.actions) actions.push(...actionScore(truth.actions, seen(actionsOfRecording)!));
      } catch (error) {
        if (!(error instanceof MediaError)) throw error;
        refused.push(error.message);
      }
      onProgress?.(at + 1, truths.length);
    }
  } finally {
    await lanes.close();
  }
  return {
    films: truths.length - refused.length,
    ...(boundaries.length > 0 && { boundaries: agreement(boundaries) }),
    ...(tracks.length > 0 && { tracks: { films: tracks.length, ...pooled(tracks) } }),
    ...(truths.some((truth) => truth.actions) && { actions: actionsTogether(actions) }),
    refused,
  };
}

async function look({ file, boundaries, things, actions }: SightTruth, lanes: Lanes) {
  const wanted = [
    ...(boundaries ? [shotsOfRecording] : []),
    ...(things ? [visualContextsOfRecording] : []),
    ...(actions ? [actionsOfRecording] : []),
  ];
  const results: AllFileResults = await allResultsOfFile(wanted, file, lanes);
  return <Result, Stored>(inference: Inference<Result, Stored>): Result | undefined =>
    results.foundBy(inference)[0]?.result;
}

interface Counts {
  readonly there: number;
  readonly found: number;
  readonly right: number;
}

function agreement(counts: readonly Counts[]): Agreement {
  const sum = (of: keyof Counts): number => counts.reduce((total, each) => total + each[of], 0);
  const [there, found, right] = [sum('there'), sum('found'), sum('right')];
  const share = (whole: number): number => (whole === 0 ? 1 : right / whole);
  const [precision, recall] = [share(found), share(there)];
  return { there, found, right, precision, recall, f: there + found === 0 ? 1 : (2 * right) / (there + found) };
}

function actionsTogether(scores: readonly ActionScore[]) {
  const labels = [...new Set(scores.map(({ label }) => label))].sort();
  return {
    all: agreement(scores),
    byLabel: labels.map((label) => ({ label, ...agreement(scores.filter((score) => score.label === label)) })),
  };
}

/** Films count by what they show: moments of tracks, and places of things. */
function pooled(scores: readonly TrackScore[]): TrackScore {
  const [moments, places] = [sumOf(scores, 'moments'), sumOf(scores, 'places')];
  const mean = (of: 'purity' | 'coverage' | 'spurious' | 'fragments', by: 'moments' | 'places'): number => {
    const whole = sumOf(scores, by);
    return whole === 0 ? 0 : scores.reduce((sum, score) => sum + score[of] * score[by], 0) / whole;
  };
  return {
    purity: mean('purity', 'moments'),
    coverage: mean('coverage', 'places'),
    spurious: mean('spurious', 'places'),
    fragments: mean('fragments', 'places'),
    moments,
    places,
  };
}

function sumOf(scores: readonly TrackScore[], of: 'moments' | 'places'): number {
  return scores.reduce((sum, score) => sum + score[of], 0);
}
