import { boxAt, type PathPoint } from '../objects/path.ts';
import { boxArea, boxAround } from '../pictures/picture.ts';
import type { BasicColour } from './basic-colours.ts';
import { numbersOf } from './numbers.ts';
import type { QualityFound, QualityKind } from './quality.ts';
import { relationsOf } from './relations.ts';
import { sizesOf } from './sizes.ts';
import type { Said, ThingInView } from './thing-in-view.ts';

/** One thing's stay in view, as qualities are told of it. */
export interface Bearer {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly path: readonly PathPoint[];
  readonly confidence: number;
  readonly name?: string;
  readonly id?: string;
  /** The most of it first; empty where it was never looked at. */
  readonly colours: readonly { readonly term: BasicColour; readonly share: number }[];
}

/** How things lie is looked at so often; a change in between is not worth a word. */
const stepSeconds = 0.5;
/** What is surer than that is said. */
const leastConfidence = 0.25;
/** What fills more of the picture is a place and no thing. */
const largestThing = 0.6;

/**
 * What can be said of things in view, each statement once for as long as it holds.
 * @param aspect of the picture, width by height
 * @returns in order of time
 */
export function qualitiesOverTime(bearers: readonly Bearer[], aspect: number): readonly QualityFound[] {
  const found: QualityFound[] = bearers.flatMap((bearer, place) =>
    bearer.colours
      .map(({ term, share }) => ({ term, confidence: share * bearer.confidence }))
      .filter(({ confidence }) => confidence >= leastConfidence)
      .map(({ term, confidence }) => ({
        startSeconds: bearer.startSeconds,
        endSeconds: bearer.endSeconds,
        kind: 'COLOUR' as const,
        label: term,
        confidence,
        box: boxAt(bearer.path, (bearer.startSeconds + bearer.endSeconds) / 2),
        of: [bearerOf(bearers, place)],
      })),
  );
  const inOrder = bearers.map((bearer, place) => ({ bearer, place }));
  inOrder.sort((a, b) => a.bearer.startSeconds - b.bearer.startSeconds);
  const open = new Map<string, Running>();
  let active: typeof inOrder = [];
  let next = 0;
  for (let step = 0; next < inOrder.length || active.length > 0 || open.size > 0; step++) {
    const from = step * stepSeconds;
    const middle = from + stepSeconds / 2;
    while (next < inOrder.length && inOrder[next]!.bearer.startSeconds <= middle) active.push(inOrder[next++]!);
    active = active.filter(({ bearer }) => bearer.endSeconds > middle);
    const things = active.flatMap(({ bearer, place }) => thingAt(bearer, place, middle));
    const said = new Map<string, Statement>();
    for (const statement of statementsOf(things, aspect)) said.set(keyOf(statement), statement);
    for (const [key, running] of open) {
      if (said.has(key)) continue;
      found.push(closed(running, bearers));
      open.delete(key);
    }
    for (const [key, statement] of said) {
      const running = open.get(key) ?? { startSeconds: from, endSeconds: from, kind: statement.kind, said: [] };
      running.said.push(statement);
      running.endSeconds = from + stepSeconds;
      open.set(key, running);
    }
  }
  return found.sort(
    (a, b) =>
      a.startSeconds - b.startSeconds || (a.kind + a.label < b.kind + b.label ? -1 : 1) || a.endSeconds - b.endSeconds,
  );
}

interface Statement extends Said<QualityFound['label']> {
  readonly kind: QualityKind;
}

interface Running {
  readonly startSeconds: number;
  endSeconds: number;
  readonly kind: QualityKind;
  readonly said: Statement[];
}

function thingAt({ path, confidence, name }: Bearer, place: number, seconds: number): readonly ThingInView[] {
  const box = boxAt(path, seconds);
  if (boxArea(box) > largestThing) return [];
  return [{ place, box, confidence, ...(name !== undefined && { name }) }];
}

function statementsOf(things: readonly ThingInView[], aspect: number): readonly Statement[] {
  const all: Statement[] = [
    ...sizesOf(things).map((said) => ({ ...said, kind: 'SIZE' as const })),
    ...numbersOf(things).map((said) => ({ ...said, kind: 'NUMBER' as const })),
    ...relationsOf(things, aspect).map((said) => ({ ...said, kind: 'SPATIAL_RELATION' as const })),
  ];
  return all.filter(({ confidence }) => confidence >= leastConfidence);
}

function keyOf({ kind, label, of }: Statement): string {
  return [kind, label, ...of.map(({ place }) => place)].join('|');
}

/** It begins and ends no earlier and no later than the things that it is said of are there. */
function closed({ startSeconds, endSeconds, kind, said }: Running, bearers: readonly Bearer[]): QualityFound {
  const { label, of } = said[0]!;
  const own = of.map(({ place }) => bearers[place]!);
  return {
    startSeconds: Math.max(startSeconds, ...own.map((bearer) => bearer.startSeconds)),
    endSeconds: Math.min(endSeconds, ...own.map((bearer) => bearer.endSeconds)),
    kind,
    label,
    confidence: said.reduce((sum, { confidence }) => sum + confidence, 0) / said.length,
    box: boxAround(said.flatMap((each) => each.of.map(({ box }) => box))),
    of: of.map(({ place }) => bearerOf(bearers, place)),
  };
}

function bearerOf(bearers: readonly Bearer[], place: number): QualityFound['of'][number] {
  const { id } = bearers[place]!;
  return { place, ...(id !== undefined && { id }) };
}
