import { afterEach, expect, test, vi } from 'vitest';
import { waitForPlayableCopy } from '../../../src/workbench/parts/playable-copy.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function answering(...answers: readonly Response[]): string[] {
  const asked: string[] = [];
  const left = [...answers];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    return left.shift()!;
  });
  return asked;
}

const { signal } = new AbortController();

test('asks until the copy is there, and tells how much is made', async () => {
  const making = Response.json({ progress: 0.5 }, { status: 202 });
  const asked = answering(making, new Response('x', { status: 206 }));
  const told: number[] = [];
  await waitForPlayableCopy('/media/r1', (share) => told.push(share), signal);
  expect(told).toEqual([0.5]);
  expect(asked).toEqual(['/media/r1/playable', '/media/r1/playable']);
});

test('says why there will be none', async () => {
  answering(Response.json({ error: { message: 'it is damaged' } }, { status: 422 }));
  await expect(waitForPlayableCopy('/media/r1', () => {}, signal)).rejects.toThrow('it is damaged');
});
