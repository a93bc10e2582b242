import type { Box } from '../pictures/picture.ts';
import type { PathPoint } from './path.ts';

/** A path as properties of a node. */
export interface StoredPath {
  readonly pathSeconds: readonly number[];
  /** Four numbers a point. */
  readonly pathBoxes: readonly number[];
}

export function storedPath(path: readonly PathPoint[]): StoredPath {
  return {
    pathSeconds: path.map(({ timeSeconds }) => timeSeconds),
    pathBoxes: path.flatMap(({ box }) => [...box]),
  };
}

export function restoredPath({ pathSeconds, pathBoxes }: StoredPath): readonly PathPoint[] {
  return pathSeconds.map((timeSeconds, at) => ({
    timeSeconds,
    box: pathBoxes.slice(at * 4, at * 4 + 4) as unknown as Box,
  }));
}
