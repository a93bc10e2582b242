import { describe, expect, it } from 'vitest';
import { GroupedWrites } from '../../src/webhook/grouped-writes.ts';

describe('grouped writes', () => {
  it('go together where they come together, each with its own result', async () => {
    const groups: number[][] = [];
    const writes = new GroupedWrites<number, string>(async (items) => {
      groups.push([...items]);
      return items.map(String);
    });
    expect(await Promise.all([1, 2, 3].map((item) => writes.add(item)))).toEqual(['1', '2', '3']);
    expect(await writes.add(4)).toBe('4');
    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  it('gather while others are under way', async () => {
    const groups: number[][] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const writes = new GroupedWrites<number, number>(async (items) => {
      groups.push([...items]);
      if (groups.length === 1) await held;
      return items;
    });
    const first = writes.add(0);
    await expect.poll(() => groups.length).toBe(1);
    const many = Array.from({ length: 450 }, (_, index) => writes.add(index + 1));
    release();
    expect(await first).toBe(0);
    expect(await Promise.all(many)).toHaveLength(450);
    expect(groups.map((group) => group.length)).toEqual([1, 200, 200, 50]);
  });

  it('fail together, and go on with those that come after', async () => {
    let away = true;
    const writes = new GroupedWrites<number, number>(async (items) => {
      if (away) throw new Error('away');
      return items;
    });
    const both = await Promise.allSettled([writes.add(1), writes.add(2)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    away = false;
    expect(await writes.add(3)).toBe(3);
  });
});
