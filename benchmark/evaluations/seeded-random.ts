import { createHash } from 'node:crypto';
import { seededRandom as numbersFrom } from '../../src/dsp/seeded-random.ts';

/** Random numbers that follow from a text, the same on every machine. */
export interface Random {
  /** in [0, 1) */
  readonly next: () => number;
  readonly between: (low: number, high: number) => number;
  /** mean 0, variance 1 */
  readonly normal: () => number;
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
}

export function seededRandom(seed: string): Random {
  const next = numbersFrom(createHash('sha256').update(seed).digest().readUInt32LE(0));
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    between: (low, high) => low + (high - low) * next(),
    oneOf: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('oneOf needs at least one item');
      return item;
    },
  };
}
