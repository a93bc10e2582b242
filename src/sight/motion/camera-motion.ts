import type { GlobalMotion } from './global-motion.ts';

/** What a camera does; pictures move the other way. */
export type CameraMove = 'PAN_LEFT' | 'PAN_RIGHT' | 'TILT_UP' | 'TILT_DOWN' | 'ZOOM_IN' | 'ZOOM_OUT' | 'ROLL' | 'SHAKE';

export interface CameraMotion {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly move: CameraMove;
  /** Of pans, tilts and shakes widths of the picture a second, of zooms shares of growth a second, of rolls radians a second. */
  readonly speed: number;
}

/** The whole picture's motion up to a moment, a second. */
export interface GlobalSpeed {
  readonly timeSeconds: number;
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly turn: number;
  readonly support: number;
}

export function speedOf(motion: GlobalMotion, timeSeconds: number, elapsedSeconds: number): GlobalSpeed {
  const { x, y, zoom, turn, support } = motion;
  const [a, b, c, d] = [x, y, zoom, turn].map((value) => value / elapsedSeconds) as [number, number, number, number];
  return { timeSeconds, x: a, y: b, zoom: c, turn: d, support };
}

/** Slower than this the camera stands: widths a second. */
const leastSpeed = 0.025;
/** A zoom or roll moves the picture's sides by half of its value. */
const half = 0.5;
/** Around each moment, to both sides. */
const smoothSeconds = 0.3;
const leastSeconds = 0.3;
/** Motion to and fro: what remains of the way when it is added up with its signs. */
const shakeNet = 0.35;
/** Less of the picture than this moving as one tells nothing of the camera. */
const leastSupport = 0.35;

/** @param speeds of one shot, in order of time, at an even rate */
export function cameraMotions(speeds: readonly GlobalSpeed[], endSeconds: number): readonly CameraMotion[] {
  const moves = speeds.map((_, at) => moveAt(speeds, at));
  const found: CameraMotion[] = [];
  let begin = 0;
  for (let at = 1; at <= moves.length; at++) {
    if (at < moves.length && moves[at]?.move === moves[begin]?.move) continue;
    const first = moves[begin];
    if (first !== undefined) {
      const run = moves.slice(begin, at).map((each) => each!.speed);
      const startSeconds = speeds[Math.max(0, begin - 1)]!.timeSeconds;
      const end = at < moves.length ? speeds[at - 1]!.timeSeconds : endSeconds;
      if (end - startSeconds >= leastSeconds) {
        const speed = run.reduce((sum, each) => sum + each, 0) / run.length;
        found.push({ startSeconds, endSeconds: end, move: first.move, speed });
      }
    }
    begin = at;
  }
  return found;
}

function moveAt(speeds: readonly GlobalSpeed[], at: number): { move: CameraMove; speed: number } | undefined {
  const now = speeds[at]!.timeSeconds;
  let [from, to] = [at, at + 1];
  while (from > 0 && now - speeds[from - 1]!.timeSeconds <= smoothSeconds) from--;
  while (to < speeds.length && speeds[to]!.timeSeconds - now <= smoothSeconds) to++;
  const near = speeds.slice(from, to).filter(({ support }) => support >= leastSupport);
  if (near.length === 0) return undefined;
  const mean = (of: (speed: GlobalSpeed) => number): number =>
    near.reduce((sum, each) => sum + of(each), 0) / near.length;
  const [x, y, zoom, turn] = [mean((s) => s.x), mean((s) => s.y), mean((s) => s.zoom), mean((s) => s.turn)];
  const way = mean((s) => Math.hypot(s.x, s.y));
  if (way > leastSpeed && Math.hypot(x, y) < shakeNet * way && near.length > 3) return { move: 'SHAKE', speed: way };
  const moves: [CameraMove, number, number][] = [
    [x > 0 ? 'PAN_LEFT' : 'PAN_RIGHT', Math.abs(x), Math.abs(x)],
    [y > 0 ? 'TILT_UP' : 'TILT_DOWN', Math.abs(y), Math.abs(y)],
    [zoom > 0 ? 'ZOOM_IN' : 'ZOOM_OUT', Math.abs(zoom), Math.abs(zoom) * half],
    ['ROLL', Math.abs(turn), Math.abs(turn) * half],
  ];
  const [move, speed, strength] = moves.sort((a, b) => b[2] - a[2])[0]!;
  return strength < leastSpeed ? undefined : { move, speed };
}
