import { confusionOf, type Confusion } from '../../inference/evaluation/confusion.ts';
import { readList } from '../../inference/evaluation/tabbed-list.ts';
import { MediaError } from '../../media/media-errors.ts';
import { SoundNamer } from '../naming/sound-namer.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import { hearRecording, type HeardRecording } from './hear-recording.ts';
import { knownSound, parseSoundList, type KnownSound } from './sound-list.ts';

export interface EventsEvaluation {
  /** Of recordings with a label: which of the list's labels is likeliest. */
  readonly labels: GroupedAccuracy & { readonly confusion: Confusion };
  /** Of recordings of a kind: which most is heard of; UNKNOWN where nothing is named. */
  readonly kinds: GroupedAccuracy & { readonly confusion: Confusion };
  /** The same, where the likeliest is taken however unlikely it is. */
  readonly likeliestKinds: GroupedAccuracy;
  /** How well recordings of no kind are told from those of one, by how sure a kind is: area under the curve. */
  readonly unknown: { readonly files: number; readonly areaUnderCurve: number };
  /** Why some files of the list were not heard: they are no recordings. */
  readonly refused: readonly string[];
}

export interface GroupedAccuracy {
  readonly groups: readonly { readonly group: string; readonly files: number; readonly accuracy: number }[];
  /** Of the groups. */
  readonly mean: number;
}

export interface EvaluateEventsOptions {
  readonly listFile: string;
  /** With the network's folder in it; `{group}` stands for the group, so that each can have a network that has not learned it. */
  readonly models?: string;
  readonly onProgress?: (done: number, all: number) => void;
}

type Judged = KnownSound & HeardRecording & { readonly group: string };

/**
 * `phonograph evaluate events`: what is heard in recordings of which it is known what sounds in them.
 * @throws {SoundListError} naming file and line; {NotFoundError} for a list that is not there
 */
export async function evaluateEvents(options: EvaluateEventsOptions): Promise<EventsEvaluation> {
  const { listFile, models, onProgress } = options;
  const text = await readList(listFile, 'recordings');
  const namers = new Map<string | undefined, SoundNamer>();
  const namerOf = async (group: string) => {
    const folder = models?.replaceAll('{group}', group);
    const namer = namers.get(folder) ?? (await SoundNamer.load(folder));
    namers.set(folder, namer);
    return namer;
  };
  const listed = [];
  for (const each of parseSoundList(text, listFile)) {
    const namer = await namerOf(each.group);
    listed.push({ file: each.file, group: each.group, namer, known: knownSound(each, listFile, namer.labels) });
  }
  const judged: Judged[] = [];
  const refused: string[] = [];
  for (const { file, group, namer, known } of listed) {
    try {
      judged.push({ ...known, group, ...(await hearRecording(file, namer)) });
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      refused.push(error.message);
    }
    onProgress?.(judged.length + refused.length, listed.length);
  }
  return { ...scores(judged), refused };
}

/** @param judged what sounds in recordings, and what was heard */
export function scores(judged: readonly Judged[]): Omit<EventsEvaluation, 'refused'> {
  const labelled = judged.flatMap(({ label, group, labelLogits }) =>
    label === undefined ? [] : [{ label, group, labelLogits }],
  );
  const names = [...new Set(labelled.map(({ label }) => label))];
  const ofLabels = labelled.map(({ label, group, labelLogits }) => {
    const told = names.reduce((best, name) => (labelLogits.get(name)! > labelLogits.get(best)! ? name : best));
    return { actual: label, told, group };
  });
  const ofKinds = judged.map(({ kind, heardKind, group }) => ({ actual: kind, told: heardKind, group }));
  const likeliest = judged
    .filter(({ kind }) => kind !== 'UNKNOWN')
    .map(({ kind, likeliestKind, group }) => ({ actual: kind, told: likeliestKind, group }));
  const known = ofKinds.filter(({ actual }) => actual !== 'UNKNOWN');
  const kinds = [...new Set(ofKinds.flatMap(({ actual, told }) => [actual, told]))].sort();
  const suretyWhere = (isKnown: boolean) =>
    judged.filter(({ kind }) => (kind !== 'UNKNOWN') === isKnown).map(({ surety }) => surety);
  return {
    labels: { ...grouped(ofLabels), confusion: confusionOf(pairsOf(ofLabels), names, names) },
    kinds: { ...grouped(known), confusion: confusionOf(pairsOf(ofKinds), kinds, kinds) },
    likeliestKinds: grouped(likeliest),
    unknown: {
      files: judged.length - known.length,
      areaUnderCurve: areaUnderCurve(suretyWhere(true), suretyWhere(false)),
    },
  };
}

interface Answer {
  readonly actual: string;
  readonly told: string;
  readonly group: string;
}

function pairsOf(answers: readonly Answer[]) {
  return answers.map(({ actual, told }) => [actual, told] as const);
}

function grouped(answers: readonly Answer[]): GroupedAccuracy {
  const groups = [...new Set(answers.map(({ group }) => group))].map((group) => {
    const own = answers.filter((each) => each.group === group);
    const accuracy = own.filter(({ actual, told }) => actual === told).length / own.length;
    return { group, files: own.length, accuracy };
  });
  return { groups, mean: groups.reduce((sum, { accuracy }) => sum + accuracy, 0) / groups.length };
}
