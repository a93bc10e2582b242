import { groupedBy } from '../../grouped-by.ts';
import { boxArea } from '../pictures/picture.ts';
import type { SizeLabel } from './quality.ts';
import type { Said, ThingInView } from './thing-in-view.ts';

/** A thing is big beside others if its area is so many times that of the next largest, and small likewise. */
const leastRatio = 1.8;

/**
 * Big and small are relative to what a thing is compared with (Kennedy 2007): to things of the same name where there are, else
 * to all in view. Size is as in the picture; that a thing is small since it is far is not known.
 */
export function sizesOf(things: readonly ThingInView[]): readonly Said<SizeLabel>[] {
  const byName = groupedBy(
    things.filter(({ name }) => name !== undefined),
    ({ name }) => name,
  );
  const alike = [...byName.values()].filter((group) => group.length >= 2);
  return (alike.length > 0 ? alike : [things]).flatMap(sizesAmong);
}

function sizesAmong(things: readonly ThingInView[]): readonly Said<SizeLabel>[] {
  if (things.length < 2) return [];
  const bySize = things.toSorted((a, b) => boxArea(b.box) - boxArea(a.box));
  const [largest, second] = [bySize[0]!, bySize[1]!];
  const [smallest, next] = [bySize.at(-1)!, bySize.at(-2)!];
  return [
    ...saidOf('big', largest, boxArea(largest.box) / boxArea(second.box)),
    ...saidOf('small', smallest, boxArea(next.box) / boxArea(smallest.box)),
  ];
}

function saidOf(label: SizeLabel, thing: ThingInView, ratio: number): readonly Said<SizeLabel>[] {
  if (!(ratio >= leastRatio)) return [];
  return [{ label, confidence: thing.confidence * (1 - 1 / ratio), of: [thing] }];
}
