import { sureSpan } from './acoustic-pattern.ts';
import { cutPattern } from './cut-pattern.ts';
import { assignToken, formThreshold, type FormCandidate } from './form-membership.ts';
import { mostExemplars, type ExemplarToken, type FormState, type KnownForm } from './form-state.ts';
import { nearestForms } from './nearest-forms.ts';
import type { PatternShelf, PatternToken } from './pattern-shelf.ts';
import { relativeDistance, typicalOfPatterns } from './typical-distance.ts';

/** A stretch of an utterance that is a form heard alone elsewhere: frames of its pattern, end exclusive. */
export interface FormWithin {
  readonly startFrame: number;
  readonly endFrame: number;
  /** Relative, see `typical-distance.ts`; at most `withinThreshold`. */
  readonly distance: number;
  /** The forms that it may be, the best first; their weights sum to at most 1. */
  readonly candidates: readonly FormCandidate[];
}

/**
 * Mean relative distance to the nearest exemplars, more than half of them, up to which a stretch is taken for the form.
 * Chosen on phrases of spliced French and German words and digits, see `benchmark/evaluations/sound-forms.md`: stricter
 * than what puts whole utterances together, since an utterance has many stretches.
 */
export const withinThreshold = 0.65;

/**
 * A form must have been heard alone so often: of two, one is often another word that was mistaken for it. And it must be
 * 0.3 s long: less is found everywhere.
 */
const fewestAlone = 3;
/** Takes that are alike by their patterns, which those of two voices are not, where a form has all its exemplars. */
const fewestAlike = 2;
const fewestFrames = 15;
/** What is left of a place when its edges were taken by a better one may be shorter. */
const fewestLeft = 5;
/** Shorter utterances are a form said slowly, or with more around it. */
const longerBy = 1.4;
/** Bounds of the cost an utterance, beside that of `nearestForms`: places looked at closely, and what each is compared with. */
const mostPlaces = 8;
const mostBackgroundCompared = 20;
const search = { most: 3, within: 3 };
/** Places overlapping by less than this share of the shorter are two: ends are found to within a few frames. */
const looseShare = 0.25;

/** Exemplars of a form as one voice says it. */
interface Takes {
  readonly form: KnownForm;
  readonly exemplars: readonly ExemplarToken[];
}

interface Place extends Takes {
  readonly startFrame: number;
  readonly endFrame: number;
  readonly distance: number;
}

/**
 * The forms said inside an utterance, by the time at which they start; none overlaps another. Subsequence alignment
 * with an exemplar of each form finds places; each is then cut out and compared with the form as an utterance of its
 * own would be. The same whatever the order of the forms, and whatever the shelf has measured before.
 * @param ownFormId what the whole utterance was put into: it is not looked for
 */
export function formsWithin(
  utterance: PatternToken,
  ownFormId: string,
  { forms, background }: Pick<FormState, 'forms' | 'background'>,
  shelf: PatternShelf,
): FormWithin[] {
  const known = forms.filter((form) => form.id !== ownFormId && mayBeWithin(form, utterance));
  if (known.length === 0) return [];
  const firstTokens = (some: readonly KnownForm[]) => some.map(({ exemplars }) => exemplars[0]!.token);
  const measured = nearestForms(known, (many) => shelf.sketchesWithin(firstTokens(many), utterance))
    .flatMap((form) => takesOf(form, shelf))
    .filter((takes) => unlikeness(takes, shelf) <= withinThreshold)
    .flatMap((takes) => placesOf(takes, utterance, shelf))
    .sort(byDistance)
    .slice(0, mostPlaces)
    .map((place) => ({ ...place, distance: distanceOf(place, utterance, background, shelf) }))
    .sort(byDistance);
  const taken: FormWithin[] = [];
  for (const place of measured) {
    if (place.distance > withinThreshold) break;
    const free = withoutTaken(place, taken);
    if (free === undefined) continue;
    const rivals = new Map<string, number>();
    for (const other of measured) {
      // What was better and is not taken here lies over another place.
      if (other.distance < place.distance) continue;
      if (overlapShare(place, other) < 0.5 || other.distance >= 1) continue;
      rivals.set(other.form.id, Math.min(other.distance, rivals.get(other.form.id) ?? Infinity));
    }
    const { candidates } = assignToken('', place.form.id, rivals);
    taken.push({ ...free, distance: place.distance, candidates });
  }
  return taken.sort((a, b) => a.startFrame - b.startFrame);
}

function mayBeWithin({ tokenCount, exemplars }: KnownForm, utterance: PatternToken): boolean {
  if (tokenCount < fewestAlone || exemplars.length < fewestAlone) return false;
  const frames = sureFrames(exemplars[0]!.token);
  return frames >= fewestFrames && longerBy * frames <= sureFrames(utterance);
}

function sureFrames({ pattern }: PatternToken): number {
  const { start, end } = sureSpan(pattern);
  return end - start;
}

/** The exemplars by whose patterns alone the form can be found: each with those that are like the first that is left. */
function takesOf(form: KnownForm, shelf: PatternShelf): Takes[] {
  const fewest = form.exemplars.length < mostExemplars ? fewestAlone : fewestAlike;
  const takes: Takes[] = [];
  let left = form.exemplars;
  while (left.length >= fewest) {
    const [first] = left as [ExemplarToken];
    const alike = new Set(left.filter((other) => other === first || unlike(first, other, shelf) <= formThreshold));
    if (alike.size >= fewest) takes.push({ form, exemplars: [...alike] });
    left = left.filter((other) => !alike.has(other));
  }
  return takes;
}

/** Where the first of the takes fits, apart from each other. */
function placesOf(takes: Takes, utterance: PatternToken, shelf: PatternShelf): Place[] {
  return shelf.occurrences(takes.exemplars[0]!.token, utterance, search).map((found) => ({ ...found, ...takes }));
}

function unlike(a: ExemplarToken, b: ExemplarToken, shelf: PatternShelf): number {
  return relativeDistance(shelf.distance(a.token, b.token), a.typical.pattern, b.typical.pattern);
}

/** Mean relative distance between them: what holds unlike sounds is not looked for in others. */
function unlikeness({ exemplars }: Takes, shelf: PatternShelf): number {
  let sum = 0;
  let pairs = 0;
  exemplars.forEach((a, at) => {
    for (const b of exemplars.slice(0, at)) {
      sum += unlike(a, b, shelf);
      pairs++;
    }
  });
  return sum / pairs;
}

/** Of the stretch as an utterance of its own, to more than half of the takes; Infinity where that is hopeless. */
function distanceOf(
  { exemplars, startFrame, endFrame }: Place,
  utterance: PatternToken,
  background: readonly PatternToken[],
  shelf: PatternShelf,
): number {
  const piece = { id: utterance.id, pattern: cutPattern(utterance.pattern, startFrame, endFrame) };
  const nearest = exemplars
    .map(({ token, typical }) => ({ distance: shelf.distance(piece, token), typical: typical.pattern }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, Math.floor(exemplars.length / 2) + 1);
  if (nearest.reduce((sum, { distance }) => sum + distance, 0) > nearest.length * search.within) return Infinity;
  const typical = typicalOfPatterns(
    background.slice(0, mostBackgroundCompared).map((token) => shelf.distance(piece, token)),
  );
  return nearest.reduce((sum, one) => sum + relativeDistance(one.distance, typical, one.typical), 0) / nearest.length;
}

function overlapShare(a: Stretch, b: Stretch): number {
  const overlap = Math.min(a.endFrame, b.endFrame) - Math.max(a.startFrame, b.startFrame);
  return overlap / Math.min(a.endFrame - a.startFrame, b.endFrame - b.startFrame);
}

type Stretch = Pick<Place, 'startFrame' | 'endFrame'>;

/** What better ones leave of a stretch; nothing where they are at the same place. */
function withoutTaken(place: Stretch, taken: readonly Stretch[]): Stretch | undefined {
  let { startFrame, endFrame } = place;
  for (const other of taken) {
    if (overlapShare(place, other) > looseShare) return undefined;
    if (other.startFrame <= place.startFrame) startFrame = Math.max(startFrame, other.endFrame);
    else endFrame = Math.min(endFrame, other.startFrame);
  }
  return endFrame - startFrame >= fewestLeft ? { startFrame, endFrame } : undefined;
}

function byDistance(a: Place, b: Place): number {
  return a.distance - b.distance || a.startFrame - b.startFrame || (a.form.id < b.form.id ? -1 : 1);
}
