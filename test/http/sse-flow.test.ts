import { expect, test } from 'vitest';
import { SseFlow } from '../../src/http/sse-flow.ts';

test('lets one event through at a time, and all when the stream is closed', async () => {
  const flow = new SseFlow();
  const passed: number[] = [];
  const all = [1, 2, 3, 4].map((i) => flow.turn().then(() => passed.push(i)));
  await new Promise(setImmediate);
  expect(passed).toEqual([1]);
  flow.written(':\n\n');
  await new Promise(setImmediate);
  expect(passed).toEqual([1]);
  flow.written('event: next\ndata: {}\n\n');
  await new Promise(setImmediate);
  expect(passed).toEqual([1, 2]);
  flow.close();
  await Promise.all(all);
  expect(passed).toEqual([1, 2, 3, 4]);
});
