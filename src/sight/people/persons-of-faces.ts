import { averageLinkage, type MeasuredPair } from '../../dsp/average-linkage.ts';
import { faceLikeness, samePerson } from './face-point.ts';

interface Seen {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly point: Uint8Array;
}

/**
 * Whose face each is: faces that look alike are one person's, unless they are in view together.
 * @returns for each face the number of its person, counted from 0 in order of first sight
 */
export function personsOfFaces(faces: readonly Seen[]): readonly number[] {
  const pairs: MeasuredPair[] = [];
  faces.forEach((a, i) => {
    faces.slice(0, i).forEach((b, j) => {
      const together = a.startSeconds < b.endSeconds && b.startSeconds < a.endSeconds;
      const distance = together ? apart : 1 - faceLikeness(a.point, b.point);
      pairs.push({ a: i, b: j, distance });
    });
  });
  const homes = averageLinkage(faces.length, pairs, { threshold: 1 - samePerson, unmeasured: apart });
  const order = new Map<number, number>();
  for (const [, home] of faces.map((face, i) => [face.startSeconds, homes[i]!] as const).sort((a, b) => a[0] - b[0])) {
    if (!order.has(home)) order.set(home, order.size);
  }
  return faces.map((_, i) => order.get(homes[i]!)!);
}

/** So far that no number of likenesses makes up for it. */
const apart = 1e9;
