/** Finds those in this thread who look at the same video at the same rate and size a decode that they can share. */
import { FrameFanOut } from './frame-fan-out.ts';
import type { FrameFormat, VideoFrame } from './media.ts';
import type { OpenedMedia } from './opened-media.ts';

/** Opens a decode at a frame's index. */
export type OpenFrames = (from: number, signal: AbortSignal) => AsyncGenerator<VideoFrame, void, void>;

/** One who stands still this long while others wait gets a decode of its own. */
const PATIENCE_MS = 2000;
const running = new Map<string, FrameFanOut>();

/**
 * Decoding starts when the first reader asks for its first frame, is joined by whoever asks before it has left the
 * first frames behind, and is stopped when all are gone.
 */
export function sharedFrames(
  media: OpenedMedia,
  format: FrameFormat,
  open: OpenFrames,
  signal?: AbortSignal,
): AsyncIterable<VideoFrame> {
  const { ratePerSecond = 2, longSide = 640 } = format;
  const key = [media.path, media.fingerprint, ratePerSecond, longSide].join('|');
  return {
    [Symbol.asyncIterator]: () => {
      let share: AsyncIterableIterator<VideoFrame> | undefined;
      const start = (): AsyncIterableIterator<VideoFrame> => (share ??= joinOrOpen(key, open).subscribe(signal));
      return {
        next: async () => {
          signal?.throwIfAborted();
          return start().next() as Promise<IteratorResult<VideoFrame, undefined>>;
        },
        return: async () => {
          await share?.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

function joinOrOpen(key: string, open: OpenFrames): FrameFanOut {
  const present = running.get(key);
  if (present?.isJoinable) return present;
  const stopped = new AbortController();
  const fanOut: FrameFanOut = new FrameFanOut(open(0, stopped.signal), {
    leaveBehind: { patienceMs: PATIENCE_MS, reopen: (index) => open(index, new AbortController().signal) },
    onIdle: () => {
      stopped.abort();
      if (running.get(key) === fanOut) running.delete(key);
    },
  });
  running.set(key, fanOut);
  return fanOut;
}
