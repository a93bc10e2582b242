import { boxAt, type PathPoint } from '../objects/path.ts';
import { boxArea, overlapArea, type Box } from '../pictures/picture.ts';

/** Somebody who may be in view, by what was found before: as a thing, by the face, or both. */
export interface Person {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Where the whole person may be. */
  readonly path: readonly PathPoint[];
  /** Place among the faces. */
  readonly face?: number;
}

export interface Followed {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly path: readonly PathPoint[];
}

export interface FollowedThing extends Followed {
  readonly label?: string | null;
  readonly labelConfidence?: number | null;
}

/** Detectors are shy of people that fill the picture or are cut off: a weak guess is worth a look. */
const leastConfidence = 0.25;
/** A body is about so many times as wide and high as its face, which is an eighth from its top. */
const bodyByFace = { width: 3.6, height: 8, above: 0.5 } as const;

/** Persons by what detectors say; a face within a person is that person's. */
export function peopleInView(things: readonly FollowedThing[], faces: readonly Followed[]): readonly Person[] {
  const bodies = things.filter(
    ({ label, labelConfidence }) => label === 'person' && (labelConfidence ?? 0) >= leastConfidence,
  );
  const taken = new Map<FollowedThing, number>();
  const alone: Person[] = [];
  faces.forEach((face, at) => {
    const home = bodies.find((body) => !taken.has(body) && isWithin(face, body));
    if (home) taken.set(home, at);
    else
      alone.push({ ...spanOf(face), path: face.path.map((point) => ({ ...point, box: bodyOf(point.box) })), face: at });
  });
  const whole = bodies.map((body): Person => {
    const face = taken.get(body);
    return { ...spanOf(body), path: body.path, ...(face !== undefined && { face }) };
  });
  return [...whole, ...alone].sort((a, b) => a.startSeconds - b.startSeconds || a.path[0]!.box[0] - b.path[0]!.box[0]);
}

function spanOf({ startSeconds, endSeconds }: Followed): { startSeconds: number; endSeconds: number } {
  return { startSeconds, endSeconds };
}

/** While both are in view, the face is in the upper part of the body. */
function isWithin(face: Followed, body: Followed): boolean {
  const from = Math.max(face.startSeconds, body.startSeconds);
  const to = Math.min(face.endSeconds, body.endSeconds);
  if (to - from < 0.5 * (face.endSeconds - face.startSeconds)) return false;
  const times = [from, (from + to) / 2, to];
  return times.every((time) => {
    const [one, other] = [boxAt(face.path, time), boxAt(body.path, time)];
    const upper: Box = [other[0], other[1], other[2], Math.max(other[3] * 0.6, one[3])];
    return overlapArea(one, upper) > 0.6 * boxArea(one);
  });
}

function bodyOf([x, y, width, height]: Box): Box {
  const whole = width * bodyByFace.width;
  return [x + width / 2 - whole / 2, y - height * bodyByFace.above, whole, height * bodyByFace.height];
}
