import { boxArea, overlapArea, type Box } from '../pictures/picture.ts';
import type { RelationLabel } from './quality.ts';
import type { Said, ThingInView } from './thing-in-view.ts';

/** Of two things the smaller is the figure, which is said to be somewhere, and the larger the ground (Talmy 1983). */
const leastRatio = 1.5;
/** Inside, if this share of the figure's box is within the ground's. */
const leastInside = 0.9;
/** Beside or above, if at most this share is. */
const mostBeside = 0.3;
/** From straight left, right, above or below, radians; beyond it people rarely say so (Regier & Carlson 2001). */
const widestAngle = Math.PI / 6;
/** Of many things only the largest are related to one another. */
const mostThings = 6;

/**
 * How things lie to one another, as the viewer sees it. Of two things of about one size either may be the figure, and nothing
 * is said. A box within another is inside, on or before it: a flat picture does not tell.
 * @param aspect of the picture, width by height
 */
export function relationsOf(things: readonly ThingInView[], aspect: number): readonly Said<RelationLabel>[] {
  const bySize = things.toSorted((a, b) => boxArea(b.box) - boxArea(a.box)).slice(0, mostThings);
  return bySize.flatMap((ground, at) =>
    bySize.slice(at + 1).flatMap((figure): Said<RelationLabel>[] => {
      if (boxArea(ground.box) < leastRatio * boxArea(figure.box)) return [];
      const related = relation(figure.box, ground.box, aspect);
      if (related === undefined) return [];
      const confidence = related.confidence * Math.sqrt(figure.confidence * ground.confidence);
      return [{ label: related.label, confidence, of: [figure, ground] }];
    }),
  );
}

function relation(figure: Box, ground: Box, aspect: number): { label: RelationLabel; confidence: number } | undefined {
  const common = overlapArea(figure, ground) / boxArea(figure);
  if (common >= leastInside) return { label: 'inside', confidence: common };
  if (common > mostBeside) return undefined;
  const across = (middle(figure, 0) - middle(ground, 0)) * aspect;
  const down = middle(figure, 1) - middle(ground, 1);
  const isBeside = Math.abs(across) > Math.abs(down);
  const angle = Math.atan2(Math.min(Math.abs(across), Math.abs(down)), Math.max(Math.abs(across), Math.abs(down)));
  if (angle > widestAngle) return undefined;
  const confidence = (1 - common) * (1 - angle / widestAngle / 2);
  if (isBeside) return { label: across < 0 ? 'left of' : 'right of', confidence };
  return { label: down < 0 ? 'above' : 'below', confidence };
}

function middle(box: Box, axis: 0 | 1): number {
  return box[axis] + box[axis + 2]! / 2;
}
