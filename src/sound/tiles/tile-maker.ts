import type { Lanes } from '../../inference/lanes.ts';
import type { PyramidToBuild } from './build-pyramid.ts';
import type { CutTile, Cutting, TileToCut } from './cut-tile.ts';

/** Makes tiles of recordings' files. */
export interface TileMaker {
  /** One tile, of the decoded sound. */
  cut(mediaPath: string, tile: TileToCut, signal: AbortSignal): Promise<CutTile>;
  /** A file with all that is kept of a kind. */
  build(mediaPath: string, pyramid: PyramidToBuild, signal: AbortSignal): Promise<void>;
}

/** Opening sound that is decoded takes a millisecond; what takes longer is to be decoded. */
const MOST_WAIT_MS = 1000;

const cutting = new URL('./cut-tile.ts', import.meta.url).href;
const building = new URL('./build-pyramid.ts', import.meta.url).href;
const decoding = new URL('./decode-sound.ts', import.meta.url).href;

/**
 * Works in worker threads. Tiles that somebody waits for have a lane of their own, where neither pyramids nor decoding stand before them.
 */
export function tileMakerIn(lanes: Lanes): TileMaker {
  const run = async (lane: string, module: string, mediaPath: string, parameters: object, signal: AbortSignal) => {
    const request = { kind: 'run', module, mediaPath, subjects: [], inputs: {}, parameters: { ...parameters } } as const;
    const [result] = (await lanes.do(lane, request, { signal })) as readonly unknown[];
    return result;
  };
  return {
    async cut(mediaPath, tile, signal) {
      const impatient = { ...tile, mostWaitMs: MOST_WAIT_MS };
      const cut = (await run('tiles', cutting, mediaPath, impatient, signal)) as Cutting;
      if (cut.state !== 'UNDECODED') return cut;
      await run('tiles-decoding', decoding, mediaPath, { sampleRateHz: tile.shape.sampleRateHz }, signal);
      return (await run('tiles', cutting, mediaPath, tile, signal)) as CutTile;
    },

    async build(mediaPath, pyramid, signal) {
      await run('tiles-ahead', building, mediaPath, pyramid, signal);
    },
  };
}
