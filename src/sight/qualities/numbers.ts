import { groupedBy } from '../../grouped-by.ts';
import type { NumberLabel } from './quality.ts';
import type { Said, ThingInView } from './thing-in-view.ts';

const words: readonly NumberLabel[] = ['one', 'two', 'three', 'four', 'five'];

/**
 * How many things are in view, and how many of each name where there are two or more. It is as sure as that each of them is a
 * thing; one that was not found is not reckoned with.
 */
export function numbersOf(things: readonly ThingInView[]): readonly Said<NumberLabel>[] {
  if (things.length === 0) return [];
  const groups = [
    ...groupedBy(
      things.filter(({ name }) => name !== undefined),
      ({ name }) => name,
    ).values(),
  ].filter((group) => group.length >= 2 && group.length < things.length);
  return [things, ...groups].map((group) => ({
    label: words[group.length - 1] ?? 'many',
    confidence: group.reduce((product, { confidence }) => product * Math.sqrt(confidence), 1),
    of: group,
  }));
}
