import { describe, expect, it } from 'vitest';
import { spanWithin } from '../../../src/sound/separation/asked-span.ts';

describe('a stretch that is asked for', () => {
  it.each([
    [{}, [0, 6]],
    [{ startSeconds: 2 }, [2, 6]],
    [{ endSeconds: 2 }, [0, 2]],
    [{ startSeconds: 1.5, endSeconds: 6 }, [1.5, 6]],
    [{ startSeconds: undefined, endSeconds: undefined }, [0, 6]],
  ])('%j is from %j', (asked, [startSeconds, endSeconds]) => {
    expect(spanWithin(asked, 6, 'a recording')).toEqual({ startSeconds, endSeconds });
  });

  it.each([
    [{ startSeconds: 3, endSeconds: 2 }, 'from 3 to 2 s is no stretch of "yard.wav" of 6 s: it must start before'],
    [{ startSeconds: 2, endSeconds: 2 }, 'it must start before it ends'],
    [{ startSeconds: 7 }, 'from 7 to 6 s'],
    [{ endSeconds: 6.1 }, 'from 0 to 6.1 s is no stretch of "yard.wav" of 6 s: it must not end after'],
    [{ startSeconds: -1 }, 'it must not start before the recording does'],
    [{ startSeconds: Number.NaN }, 'from NaN to 6 s is no stretch of "yard.wav" of 6 s: both must be numbers'],
    [{ endSeconds: Infinity }, 'both must be numbers'],
  ])('%j is refused', (asked, message) => {
    const span = () => spanWithin(asked, 6, '"yard.wav"');
    expect(span).toThrow(message);
    expect(span).toThrow(expect.objectContaining({ code: 'BAD_SPAN', durationSeconds: 6 }));
  });
});
