import { describe, expect, it } from 'vitest';
import {
  filterOf,
  noFilter,
  withFilter,
  type LexiconFilter,
} from '../../../../src/workbench/pages/lexicon/lexicon-filter.ts';

describe('a filter in the address', () => {
  it('comes back as it was put in', () => {
    const filter: LexiconFilter = {
      status: 'CONFIRMED',
      kind: 'COLOUR',
      label: 'rot & blau',
      leastProbability: 0.35,
      leastTokens: 4,
      order: 'heard',
    };
    expect(filterOf(new URLSearchParams(withFilter(new URLSearchParams(), filter).toString()))).toEqual(filter);
  });

  it('leaves other things in the address alone, and says nothing of what is not filtered', () => {
    const address = withFilter(new URLSearchParams('lexicon=one&status=REJECTED'), noFilter);
    expect(address.toString()).toBe('lexicon=one');
  });

  it('passes over what makes no sense', () => {
    const address = new URLSearchParams('status=MAYBE&kind=&probability=7&tokens=-3&order=up');
    expect(filterOf(address)).toEqual({ ...noFilter, leastProbability: 1 });
    expect(filterOf(new URLSearchParams('probability=much&tokens=many'))).toEqual(noFilter);
  });
});
