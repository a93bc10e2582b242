import { ParameterError } from '../../../errors.ts';
import { readList } from '../../../inference/evaluation/tabbed-list.ts';
import type { Lanes } from '../../../inference/lanes.ts';
import { MediaError } from '../../../media/media-errors.ts';
import { learning, learnProjections, type LearningOptions } from '../learn-projections.ts';
import type { Moment } from '../moment.ts';
import { KeptMoments } from './kept-moments.ts';
import { parseMomentList, type ListedMoment } from './moment-list.ts';
import { observeClip } from './observe-clip.ts';
import { rankMoments, type FoundAgain, type WayToFind } from './rank-moments.ts';

/** A clip of the list with what was heard and seen in it. */
export interface ObservedMoment extends ListedMoment {
  readonly moment: Moment;
}

export interface JointRow {
  /** All voices learned from; or the voice that was not learned from and that is asked in. */
  readonly voice: string | null;
  /** Clips that were learned from. */
  readonly learned: number;
  readonly found: Readonly<Record<WayToFind, FoundAgain>>;
}

export interface JointEvaluation {
  readonly words: number;
  readonly gallery: number;
  /** Of coming first by chance. */
  readonly chance: number;
  /** Clips in which no voice was heard, and in which nothing was seen. */
  readonly unheard: number;
  readonly unseen: number;
  readonly rows: readonly JointRow[];
  /** Why some files of the list were left out. */
  readonly refused: readonly string[];
}

export interface JointEvaluationOptions {
  readonly listFile: string;
  readonly lanes: Lanes;
  /** File of what was heard and seen, made where it is not there and gone on with where it is. */
  readonly keptIn?: string;
  readonly onProgress?: (done: number, all: number) => void;
}

export const gallerySize = 100;
const draws = 5;

/**
 * `phonograph evaluate joint`: whether a moment is found again by its sound, by its picture and by both, and the picture by the
 * sound, among clips that were kept aside.
 * @throws {MomentListError} naming file and line; {NotFoundError} for a list that is not there
 */
export async function evaluateJoint(options: JointEvaluationOptions): Promise<JointEvaluation> {
  const listed = parseMomentList(await readList(options.listFile, 'moments'), options.listFile);
  const { observed, refused } = await observeClips(listed, options);
  return { ...scoreJoint(observed), refused };
}

/** So that one clip is listened to while another is looked at. */
const atOnce = 2;

/** What is heard and seen in each clip of a list, in its order. */
export async function observeClips(
  listed: readonly ListedMoment[],
  { lanes, keptIn, onProgress }: Pick<JointEvaluationOptions, 'lanes' | 'keptIn' | 'onProgress'>,
): Promise<{ readonly observed: readonly ObservedMoment[]; readonly refused: readonly string[] }> {
  const kept = keptIn === undefined ? undefined : await KeptMoments.open(keptIn);
  const observed: (ObservedMoment | undefined)[] = listed.map(() => undefined);
  const refused: string[] = [];
  let next = 0;
  let done = 0;
  const observe = async (at: number, each: ListedMoment): Promise<void> => {
    const id = String(at).padStart(6, '0');
    let moment = kept?.read(each.file, id);
    if (moment === undefined) {
      moment = await observeClip(each.file, id, lanes);
      await kept?.write(each.file, moment);
    }
    observed[at] = { ...each, moment };
  };
  const worker = async (): Promise<void> => {
    while (next < listed.length) {
      const at = next++;
      await observe(at, listed[at]!).catch((error: unknown) => {
        if (!(error instanceof MediaError)) throw error;
        refused.push(error.message);
      });
      onProgress?.(++done, listed.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { observed: observed.filter((each) => each !== undefined), refused };
}

/** @throws {ParameterError} too few clips to ask about for a gallery */
export function scoreJoint(
  observed: readonly ObservedMoment[],
  options: LearningOptions = learning,
): Omit<JointEvaluation, 'refused'> {
  const asked = observed.filter(({ part }) => part === 'ask');
  if (asked.length < gallerySize + 1) {
    throw new ParameterError(`expected at least ${gallerySize + 1} clips to ask about, got ${asked.length}`);
  }
  const rowOf = (voice: string | null): JointRow => {
    const learned = observed.filter((each) => each.part === 'learn' && (voice === null || each.voice !== voice));
    const projections = learnProjections(
      learned.map(({ moment }) => moment),
      options,
    );
    const known = new Set(learned.map(({ what }) => what));
    const isAsked = (each: { readonly what: string; readonly voice: string }) =>
      known.has(each.what) && (voice === null || each.voice === voice);
    const found = rankMoments(asked, projections, { gallery: gallerySize, draws, isAsked });
    return { voice, learned: learned.length, found };
  };
  const voices = [...new Set(observed.map(({ voice }) => voice))].sort();
  return {
    words: new Set(observed.map(({ what }) => what)).size,
    gallery: gallerySize,
    chance: 1 / gallerySize,
    unheard: observed.filter(({ moment }) => moment.parts.sound.length === 0).length,
    unseen: observed.filter(({ moment }) => moment.parts.sight.length === 0).length,
    rows: [rowOf(null), ...(voices.length > 1 ? voices.map(rowOf) : [])],
  };
}
