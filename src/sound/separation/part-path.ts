import { stat } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import type { TimeSpan } from '../time-span.ts';
import { PartInTheWayError } from './separation.errors.ts';

/** Where a part of a recording is written: `yard.crying-baby.wav` for `yard.mp4`, `yard.2.5-10s.crying-baby.wav` for a stretch of it. */
export function partPath(recording: string, label: string, folder: string, span?: TimeSpan): string {
  const words = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['part'];
  const stretch = span === undefined ? [] : [`${shown(span.startSeconds)}-${shown(span.endSeconds)}s`];
  return join(folder, [parse(recording).name, ...stretch, words.join('-'), 'wav'].join('.'));
}

/** To the millisecond. */
function shown(seconds: number): string {
  return String(Number(seconds.toFixed(3)));
}

/**
 * @param inTheWay files that must stay as they are
 * @throws {PartInTheWayError} one of them would be written over
 */
export async function checkOutOfTheWay(
  targets: readonly string[],
  recording: string,
  inTheWay: readonly string[],
): Promise<void> {
  for (const target of targets) {
    for (const path of inTheWay) {
      if (await areOneFile(target, path)) throw new PartInTheWayError(target, recording);
    }
  }
}

async function areOneFile(one: string, other: string): Promise<boolean> {
  if (resolve(one) === resolve(other)) return true;
  const [a, b] = await Promise.all([one, other].map((path) => stat(path).catch(() => undefined)));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}
