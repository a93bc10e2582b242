import { describe, expect, it } from 'vitest';
import { FrameFanOut, shareFrames } from '../../src/media/frame-fan-out.ts';
import type { VideoFrame } from '../../src/media/media.ts';

function source(count: number): { frames: AsyncGenerator<VideoFrame>; made: () => number; isClosed: () => boolean } {
  let made = 0;
  let isClosed = false;
  async function* generate(): AsyncGenerator<VideoFrame> {
    try {
      for (let index = 0; index < count; index++) {
        made++;
        yield { index, timeSeconds: index / 2, width: 1, height: 1, rgb: new Uint8Array(3) };
        await Promise.resolve();
      }
    } finally {
      isClosed = true;
    }
  }
  return { frames: generate(), made: () => made, isClosed: () => isClosed };
}

async function indices(stream: AsyncIterable<VideoFrame>): Promise<number[]> {
  const seen: number[] = [];
  for await (const frame of stream) seen.push(frame.index);
  return seen;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('shareFrames', () => {
  it('gives every reader every frame in order, made once', async () => {
    const { frames, made } = source(50);
    const shares = shareFrames(frames, 3);
    expect(await Promise.all(shares.map(indices))).toEqual([upTo(50), upTo(50), upTo(50)]);
    expect(made()).toBe(50);
  });

  it('lets the fastest be only a few frames ahead of the slowest', async () => {
    const { frames, made } = source(50);
    const [fast, slow] = shareFrames(frames, 2) as [
      AsyncIterableIterator<VideoFrame>,
      AsyncIterableIterator<VideoFrame>,
    ];
    const all = indices(fast);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made()).toBeLessThanOrEqual(5);
    for (let count = 0; count < 10; count++) await slow.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made()).toBeLessThanOrEqual(15);
    expect(await indices(slow)).toEqual(upTo(50).slice(10));
    expect(await all).toEqual(upTo(50));
  });

  it('waits no longer for one who has left, and closes the source when all have', async () => {
    const { frames, isClosed } = source(50);
    const [stays, leaves] = shareFrames(frames, 2);
    const all = indices(stays!);
    await leaves!.next();
    await leaves!.return?.();
    expect(await all).toEqual(upTo(50));
    const other = source(50);
    for (const share of shareFrames(other.frames, 2)) for await (const _frame of share) break;
    await Promise.resolve();
    expect([isClosed(), other.isClosed()]).toEqual([true, true]);
  });

  it('tells every reader of a fault', async () => {
    async function* broken(): AsyncGenerator<VideoFrame> {
      yield { index: 0, timeSeconds: 0, width: 1, height: 1, rgb: new Uint8Array(3) };
      await Promise.resolve();
      throw new Error('no more');
    }
    const outcomes = await Promise.allSettled(shareFrames(broken(), 2).map(indices));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: new Error('no more') });
  });
});

describe('a fan-out', () => {
  it('can be joined until the first frame has been left behind by all', async () => {
    const fanOut = new FrameFanOut(source(20).frames);
    const first = fanOut.subscribe();
    expect(fanOut.isJoinable).toBe(true);
    const second = fanOut.subscribe();
    await first.next();
    expect(fanOut.isJoinable).toBe(true);
    await second.next();
    expect(fanOut.isJoinable).toBe(false);
    expect(() => fanOut.subscribe()).toThrow(/first frames are gone/);
    await Promise.all([first.return?.(), second.return?.()]);
  });

  it('leaves one behind who keeps the others waiting, who then reads on alone', async () => {
    const reopened: number[] = [];
    const fanOut = new FrameFanOut(source(20).frames, {
      leaveBehind: {
        patienceMs: 5,
        reopen: (from) => {
          reopened.push(from);
          return (async function* () {
            for await (const frame of source(20).frames) if (frame.index >= from) yield frame;
          })();
        },
      },
    });
    const slow = fanOut.subscribe();
    const fast = indices(fanOut.subscribe());
    await slow.next();
    await slow.next();
    expect(await fast).toEqual(upTo(20));
    expect(await indices(slow)).toEqual(upTo(20).slice(2));
    expect(reopened).toEqual([2]);
  });

  it('ends a reader whose signal says so, even one who waits, and goes on for the others', async () => {
    const fanOut = new FrameFanOut(source(20).frames);
    const controller = new AbortController();
    const impatient = indices(fanOut.subscribe(controller.signal));
    const slow = fanOut.subscribe();
    await slow.next();
    setTimeout(() => controller.abort(new Error('enough')), 5);
    await expect(impatient).rejects.toThrow('enough');
    expect(await indices(slow)).toEqual(upTo(20).slice(1));
  });
});
