import { expect, it } from 'vitest';
import { clockTime } from '../../src/workbench/parts/clock-time.ts';

it.each([
  [0, 1, '0:00.0'],
  [61.25, 2, '1:01.25'],
  [59.96, 1, '1:00.0'],
  [3599.999, 0, '1:00:00'],
  [7325.5, 1, '2:02:05.5'],
])('%d s to %d digits is %s', (seconds, digits, text) => {
  expect(clockTime(seconds, digits)).toBe(text);
});
