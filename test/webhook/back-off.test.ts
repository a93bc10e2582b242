import { describe, expect, it } from 'vitest';
import { backOffMs, longestBackOffMs, retryAfterMs } from '../../src/webhook/back-off.ts';

describe('the wait after a failure', () => {
  it('doubles from five seconds to an hour', () => {
    const waits = [1, 2, 3, 10, 11, 1000].map((failures) => backOffMs(failures, 0, () => 0));
    expect(waits).toEqual([5_000, 10_000, 20_000, 2_560_000, 3_600_000, 3_600_000]);
  });

  it('is shortened by chance, to a half at most', () => {
    expect(backOffMs(3, 0, () => 0.999999)).toBe(10_000);
    for (let index = 0; index < 100; index++) {
      const wait = backOffMs(3);
      expect(wait).toBeGreaterThanOrEqual(10_000);
      expect(wait).toBeLessThanOrEqual(20_000);
    }
  });

  it('heeds what the receiver asks for, up to an hour', () => {
    expect(backOffMs(1, 60_000, () => 0)).toBe(60_000);
    expect(backOffMs(1, 1e9, () => 0)).toBe(longestBackOffMs);
    expect(backOffMs(1, 1, () => 0)).toBe(5_000);
  });
});

describe('Retry-After', () => {
  it('is seconds or a date, and nothing else', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Sat, 21 Nov 2026 12:01:00 GMT', now)).toBe(60_000);
    expect(retryAfterMs('Sat, 21 Nov 2026 11:00:00 GMT', now)).toBe(0);
    expect(retryAfterMs('-5', Date.now())).toBe(0);
    expect(retryAfterMs('soon', now)).toBe(0);
    expect(retryAfterMs(undefined, now)).toBe(0);
  });
});
