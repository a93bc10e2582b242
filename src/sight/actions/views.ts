import type { MediaFile } from '../../media/media.ts';
import { resample, type Box, type Picture } from '../pictures/picture.ts';

/** A place to be looked at, at a moment. */
export interface WantedView {
  readonly timeSeconds: number;
  readonly box: Box;
  /** Sides of the view, pixels. */
  readonly size: number;
}

export type View = Picture & { readonly pixels: Float32Array };

const ratePerSecond = 12;

/**
 * Looks at places of a film, all in one pass, at the frames that are nearest in time. Nothing is decoded where nothing is wanted.
 * @returns RGB 0 to 255 in the order of `wanted`; undefined beyond the film's end
 */
export async function viewsOf(
  media: MediaFile,
  wanted: readonly WantedView[],
  signal?: AbortSignal,
): Promise<readonly (View | undefined)[]> {
  const views: (View | undefined)[] = wanted.map(() => undefined);
  if (wanted.length === 0) return views;
  const inOrder = wanted.map((view, at) => ({ ...view, at })).sort((a, b) => a.timeSeconds - b.timeSeconds);
  let next = 0;
  for await (const frame of media.frames({ ratePerSecond }, signal)) {
    const picture = { width: frame.width, height: frame.height, pixels: frame.rgb };
    const until = frame.timeSeconds + 0.5 / ratePerSecond;
    for (; next < inOrder.length && inOrder[next]!.timeSeconds < until; next++) {
      const { box, size, at } = inOrder[next]!;
      const [x, y, width, height] = box;
      const from = [x * frame.width, y * frame.height, width * frame.width, height * frame.height] as const;
      views[at] = resample(picture, size, size, from);
    }
    if (next === inOrder.length) break;
  }
  return views;
}
