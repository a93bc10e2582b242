import { expect, it } from 'vitest';
import { LatestFirst } from '../../../src/sound/tiles/latest-first.ts';

/** Work that ends when it is told to. */
function slowWork() {
  const done: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => async () => {
    await new Promise<void>((resolve) => ends.push(resolve));
    done.push(name);
  };
  const endNext = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { done, work, endNext };
}

it('does what was asked for last first, one piece at a time, each once', async () => {
  const { done, work, endNext } = slowWork();
  const queue = new LatestFirst(60_000);
  for (const name of ['a', 'b', 'c', 'a', 'b']) queue.ask(name, work(name));
  for (let piece = 0; piece < 4; piece++) await endNext();
  expect(done).toEqual(['a', 'b', 'c']);
  queue.ask('a', work('a'));
  await endNext();
  expect(done).toEqual(['a', 'b', 'c', 'a']);
});

it('drops what nobody has asked for lately, and all when it is cleared', async () => {
  const { done, work, endNext } = slowWork();
  const impatient = new LatestFirst(-1);
  impatient.ask('a', work('a'));
  await endNext();
  const queue = new LatestFirst(60_000);
  for (const name of ['b', 'c']) queue.ask(name, work(name));
  queue.clear();
  await endNext();
  await endNext();
  expect(done).toEqual(['b']);
});
