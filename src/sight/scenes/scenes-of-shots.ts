import { logistic } from '../../dsp/log-odds.ts';
import type { SceneVerdict } from './judge-scene.ts';
import { leastSceneProbability, type SceneDayTime, type SceneFound, type SceneSetting } from './scene.ts';

/** What one picture of a recording says. */
export interface SceneMoment extends SceneVerdict {
  readonly timeSeconds: number;
  /** Mean relative luminance, 0 to 1. */
  readonly brightness: number;
}

interface Stretch {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** A long shot may walk out of the door: it is judged in stretches of about this, and those that say the same are one. */
const stretchSeconds = 10;
/** Stretches whose brightness differs by more than this factor are not the same. */
const otherLight = 2;

/**
 * Scenes, in order of time: pictures of one stretch are judged together, by the mean of their log-odds, since they are of one
 * place and no independent witnesses.
 * @param shots in order of time
 * @param moments in order of time; a shot in which no picture was looked at has no scene
 */
export function scenesOfShots(shots: readonly Stretch[], moments: readonly SceneMoment[]): readonly SceneFound[] {
  return shots.flatMap(({ startSeconds, endSeconds }) => {
    const parts = Math.max(1, Math.round((endSeconds - startSeconds) / stretchSeconds));
    const edge = (part: number): number => startSeconds + ((endSeconds - startSeconds) * part) / parts;
    const judged: Judged[] = [];
    for (let part = 0; part < parts; part++) {
      const [from, to] = [edge(part), edge(part + 1)];
      const own = moments.filter(({ timeSeconds }) => timeSeconds >= from && timeSeconds < to);
      const last = judged.at(-1);
      if (own.length === 0) {
        if (last) judged[judged.length - 1] = { ...last, endSeconds: to };
        continue;
      }
      const next = { startSeconds: from, endSeconds: to, moments: own };
      if (last && isSame(sceneOf(last), sceneOf(next))) judged[judged.length - 1] = joined(last, next);
      else judged.push(next);
    }
    return judged.map(sceneOf);
  });
}

interface Judged extends Stretch {
  readonly moments: readonly SceneMoment[];
}

function joined(before: Judged, next: Judged): Judged {
  return { ...before, endSeconds: next.endSeconds, moments: [...before.moments, ...next.moments] };
}

function isSame(a: SceneFound, b: SceneFound): boolean {
  const [darker, lighter] = [Math.min(a.brightness, b.brightness), Math.max(a.brightness, b.brightness)];
  return a.setting === b.setting && a.dayTime === b.dayTime && lighter <= darker * otherLight + 0.01;
}

function sceneOf({ startSeconds, endSeconds, moments }: Judged): SceneFound {
  const mean = (of: (moment: SceneMoment) => number): number =>
    moments.reduce((sum, moment) => sum + of(moment), 0) / moments.length;
  const outdoorsProbability = logistic(mean(({ outdoors }) => outdoors));
  const dayProbability = logistic(mean(({ day }) => day));
  return {
    startSeconds,
    endSeconds,
    brightness: mean(({ brightness }) => brightness),
    setting: told<SceneSetting>(outdoorsProbability, 'OUTDOORS', 'INDOORS'),
    outdoorsProbability,
    dayTime: told<SceneDayTime>(dayProbability, 'DAY', 'NIGHT'),
    dayProbability,
  };
}

function told<Name>(share: number, yes: Name, no: Name): Name | 'UNKNOWN' {
  return share >= leastSceneProbability ? yes : share <= 1 - leastSceneProbability ? no : 'UNKNOWN';
}
