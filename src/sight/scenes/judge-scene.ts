import { logistic } from '../../dsp/log-odds.ts';
import type { SceneCues } from './scene-cues.ts';

/** What one picture says, as log-odds: above 0 for outdoors, and for day. */
export interface SceneVerdict {
  readonly outdoors: number;
  readonly day: number;
}

/** Darker than this nothing is seen: a fade, a title. */
const nothingSeen = 0.004;
/** Without any sign: people are filmed indoors somewhat more often than not. */
const before = -0.4;
const weights = {
  sky: 4,
  nightSky: 3.2,
  vegetation: 3,
  uprightLines: 3.5,
  backdrop: 1,
  brightness: 1.1,
  paleSky: 2,
  darkSky: 2.5,
} as const;
/** Of the open air: below it is more often night than day, mean relative luminance. */
const dusk = 0.07;

/**
 * Adds up what each cue is worth. The weights are set by hand and not learned, since there are no pictures of places that a
 * network may be trained on and that are shipped with it; what they are worth is measured in
 * `benchmark/evaluations/sight-scenes.md`. Day is told from night in the open air alone: a lamp may be as bright as the sun.
 */
export function judgeScene(cues: SceneCues): SceneVerdict {
  const { brightness, sky, vegetation, uprightLines, straightLines } = cues;
  if (brightness < nothingSeen) return { outdoors: 0, day: 0 };
  const isDark = sky.lightness < 22;
  // What is even down to the lower edge is a backdrop, and what has doors and frames before it a ceiling.
  const evenAbove = ramp(sky.width, 0.45, 0.85) * (1 - ramp(sky.reachesDown, 0.1, 0.35));
  // A dark sky is lighter towards the ground, and a dark wall towards its lamp; between a dark sky and a bright one lie the walls of dim rooms.
  const openSky = evenAbove * (isDark ? ramp(sky.towardsHorizon, -1, 3) : ramp(sky.lightness, 25, 45));
  const green = ramp(vegetation, 0.2, 0.6);
  const built = ramp(uprightLines, 0.12, 0.25) * ramp(straightLines, 0.25, 0.4) * (1 - green);
  const outdoors =
    before +
    (isDark ? weights.nightSky : weights.sky) * openSky +
    weights.vegetation * green -
    weights.uprightLines * built -
    weights.backdrop * ramp(sky.reachesDown, 0.3, 0.6);
  const light =
    weights.brightness * Math.log2(brightness / dusk) +
    openSky * (weights.paleSky * ramp(sky.lightness, 30, 55) - weights.darkSky * (1 - ramp(sky.lightness, 18, 28)));
  return { outdoors, day: light * logistic(outdoors) ** 1.5 };
}

/** 0 below `from`, 1 above `to`, straight between them. */
function ramp(value: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
