import type { Lanes } from '../../inference/lanes.ts';
import { RunFaultError } from '../../inference/inference-errors.ts';
import { SharedTasks } from '../../media/shared-tasks.ts';
import type { PyramidToBuild } from './build-pyramid.ts';
import type { CutTile, Cutting, TileToCut } from './cut-tile.ts';
import { BadSoundError } from './tile.errors.ts';

/** Makes tiles of recordings' files. */
export interface TileMaker {
  /** One tile, of the decoded sound. @throws {BadSoundError}; what else decoding throws */
  cut(mediaPath: string, tile: TileToCut, signal: AbortSignal): Promise<CutTile>;
  /** A file with all that is kept of a kind. */
  build(mediaPath: string, pyramid: PyramidToBuild, signal: AbortSignal): Promise<void>;
}

/** Opening sound that is decoded takes a millisecond; what takes longer is to be decoded. */
const MOST_WAIT_MS = 250;

const cutting = new URL('./cut-tile.ts', import.meta.url).href;
const building = new URL('./build-pyramid.ts', import.meta.url).href;
const decoding = new URL('./decode-sound.ts', import.meta.url).href;

/**
 * Works in worker threads. Tiles that somebody waits for have a lane of their own, where neither pyramids nor decoding stand before them.
 */
export function tileMakerIn(lanes: Lanes): TileMaker {
  const decodings = new SharedTasks<unknown>();
  const run = async (lane: string, module: string, mediaPath: string, parameters: object, signal: AbortSignal) => {
    const request = {
      kind: 'run',
      module,
      mediaPath,
      subjects: [],
      inputs: {},
      parameters: { ...parameters },
    } as const;
    try {
      const [result] = (await lanes.do(lane, request, { signal })) as readonly unknown[];
      return result;
    } catch (error) {
      const isOfMedia =
        error instanceof RunFaultError && !error.retryable && !error.lacking && error.code !== 'INTERNAL';
      throw isOfMedia ? new BadSoundError(error) : error;
    }
  };
  return {
    async cut(mediaPath, tile, signal) {
      const { sampleRateHz } = tile.shape;
      const name = `${sampleRateHz} ${mediaPath}`;
      const cut: Cutting =
        decodings.get(name) === undefined
          ? ((await run('tiles', cutting, mediaPath, { ...tile, mostWaitMs: MOST_WAIT_MS }, signal)) as Cutting)
          : { state: 'UNDECODED' };
      if (cut.state !== 'UNDECODED') return cut;
      const decode = (givenUp: AbortSignal) => run('tiles-decoding', decoding, mediaPath, { sampleRateHz }, givenUp);
      await decodings.do(name, decode, signal);
      return (await run('tiles', cutting, mediaPath, tile, signal)) as CutTile;
    },

    async build(mediaPath, pyramid, signal) {
      await run('tiles-ahead', building, mediaPath, pyramid, signal);
    },
  };
}
