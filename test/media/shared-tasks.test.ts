import { expect, it } from 'vitest';
import { SharedTasks } from '../../src/media/shared-tasks.ts';

it('begins work of one name once, and anew when it has ended or was given up', async () => {
  const tasks = new SharedTasks<number>();
  const begun: { givenUp: AbortSignal; end: (value: number) => void }[] = [];
  const work = (givenUp: AbortSignal) => new Promise<number>((end) => begun.push({ givenUp, end }));
  const one = [tasks.do('a', work), tasks.do('a', work)];
  const other = tasks.do('b', work);
  expect(begun).toHaveLength(2);
  begun[0]!.end(1);
  begun[1]!.end(2);
  expect(await Promise.all([...one, other])).toEqual([1, 1, 2]);
  expect(tasks.get('a')).toBeUndefined();

  const hungUp = new AbortController();
  const left = tasks.do('a', work, hungUp.signal);
  expect(tasks.get('a')).toBeDefined();
  hungUp.abort();
  await expect(left).rejects.toThrow('aborted');
  expect(begun[2]!.givenUp.aborted).toBe(true);
  expect(tasks.get('a')).toBeUndefined();
  const again = tasks.do('a', work);
  begun[2]!.end(3);
  begun[3]!.end(4);
  expect(await again).toBe(4);
});
