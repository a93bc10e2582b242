import { overlaps, type TimeSpan } from '../../sound/time-span.ts';
import type { SoundingFound, SoundingRecord } from './sounding.ts';

/**
 * How sure it is of each face that it says something within a stretch of time.
 * @param faces in their order; those of the graph have ids
 * @returns a number a face, 0 to 1; 0 where it is not known to
 */
export function speakingFaces(
  soundings: readonly (SoundingFound | SoundingRecord)[],
  faces: readonly { readonly id?: string }[],
  span: TimeSpan,
): readonly number[] {
  const heard = soundings.filter((sounding) => overlaps(sounding, span));
  return faces.map(({ id }, place) => {
    const own = heard.filter((sounding) =>
      'seenId' in sounding ? sounding.seenId === id : sounding.seen.of === 'faces' && sounding.seen.place === place,
    );
    return Math.max(0, ...own.map(({ confidence }) => confidence));
  });
}
