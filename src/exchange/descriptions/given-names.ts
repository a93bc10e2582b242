import type { AppearanceRecord, SightRecord } from '../../sight/contexts/visual-context.ts';
import { meanBox } from '../../sight/objects/path.ts';
import { boxIou } from '../../sight/pictures/picture.ts';
import { overlaps } from '../../sound/time-span.ts';
import { ByTime } from './by-time.ts';
import type { SeenThing } from './seen.ts';

/** A concept is shown in the place of its thing. */
const samePlace = 0.8;

/**
 * Things as they are called: what was found by its looks alone, and named by somebody, has that name.
 * @param lexiconIds whose names may be told
 */
export function withGivenNames(
  { appearances, contexts }: SightRecord,
  lexiconIds: readonly string[],
): readonly SeenThing[] {
  const named = contexts.flatMap(({ startSeconds, endSeconds, shows }) =>
    shows.flatMap(({ concept: { label, lexiconId }, box }) =>
      label != null && lexiconId != null && lexiconIds.includes(lexiconId)
        ? [{ startSeconds, endSeconds, label, box }]
        : [],
    ),
  );
  const byTime = new ByTime(named);
  return appearances.map((appearance: AppearanceRecord): SeenThing => {
    const given = byTime
      .during(appearance)
      .find((each) => overlaps(each, appearance) && boxIou(each.box, boxDuring(appearance, each)) > samePlace);
    return given === undefined ? appearance : { ...appearance, label: given.label, labelConfidence: 1 };
  });
}

function boxDuring(appearance: AppearanceRecord, { startSeconds, endSeconds }: SeenThingSpan) {
  return meanBox(
    appearance.path,
    Math.max(startSeconds, appearance.startSeconds),
    Math.min(endSeconds, appearance.endSeconds),
  );
}

type SeenThingSpan = Pick<SeenThing, 'startSeconds' | 'endSeconds'>;
