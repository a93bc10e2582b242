import type { FaceMoments } from '../people/face.ts';
import { toAndFro, toAndFroConfidence, type ToAndFro } from './swings.ts';

/** A movement of the head, with its times on the recording's clock. */
export interface HeadGesture {
  readonly label: 'nod' | 'shake head';
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly confidence: number;
}

/** Least way of the head, radians, from one turn to the next. */
const leastNod = 0.11;
const leastShake = 0.16;
/** One way takes no longer. */
const longestWaySeconds = 0.6;
/** Of a small or blurred face the angles waver: a gesture goes so many times further than from moment to moment while the head is quiet. */
const timesUnrest = 7;
const leastSeconds = 1;
const quietSeconds = 3;
/** A head that goes down and comes up has nodded; one that is shaken turns at least twice. */
const ways = { nod: 2, shake: 3 } as const;

/** Nods and shakes of one face, in order of time; where both are seen at once, the wider movement counts. */
export function headGestures({ startSeconds, ratePerSecond, pitch, yaw }: FaceMoments): readonly HeadGesture[] {
  // Of a glimpse it cannot be told what is noise.
  if (pitch.length < leastSeconds * ratePerSecond) return [];
  const longestWay = Math.max(2, Math.round(longestWaySeconds * ratePerSecond));
  const nodReach = Math.max(leastNod, timesUnrest * unrest(pitch, ratePerSecond));
  const shakeReach = Math.max(leastShake, timesUnrest * unrest(yaw, ratePerSecond));
  const nods = toAndFro(pitch, { leastReach: nodReach, leastWays: ways.nod, longestWay });
  const shakes = toAndFro(yaw, { leastReach: shakeReach, leastWays: ways.shake, longestWay });
  const gesture = (label: HeadGesture['label'], found: ToAndFro, least: number): HeadGesture => ({
    label,
    startSeconds: startSeconds + found.from / ratePerSecond,
    endSeconds: startSeconds + found.to / ratePerSecond,
    confidence: toAndFroConfidence(found, least),
  });
  const isWider = (a: ToAndFro, others: readonly ToAndFro[]): boolean =>
    others.every((b) => Math.min(a.to, b.to) <= Math.max(a.from, b.from) || a.reach > b.reach);
  return [
    ...nods.filter((nod) => isWider(nod, shakes)).map((nod) => gesture('nod', nod, leastNod)),
    ...shakes.filter((shake) => isWider(shake, nods)).map((shake) => gesture('shake head', shake, leastShake)),
  ].sort((a, b) => a.startSeconds - b.startSeconds);
}

/** Change from one moment to the next that three in ten stay below: what is measured of a head at rest. */
function unrest(series: Float32Array, ratePerSecond: number): number {
  // In a short while somebody may do nothing but nod.
  if (series.length < quietSeconds * ratePerSecond) return 0;
  const changes = Array.from(series.subarray(1), (value, at) => Math.abs(value - series[at]!));
  const known = changes.filter((change) => !Number.isNaN(change)).sort((a, b) => a - b);
  return known[Math.floor(known.length * 0.3)] ?? 0;
}
