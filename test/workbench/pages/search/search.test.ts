import { describe, expect, it } from 'vitest';
import { audible, kwicLine } from '../../../../src/workbench/pages/search/kwic.ts';
import { patternProblem } from '../../../../src/workbench/pages/search/pattern-problem.ts';
import { afterMatches, noNews } from '../../../../src/workbench/pages/search/saved-news.ts';
import { readSearchAddress, writeSearchAddress } from '../../../../src/workbench/pages/search/search-address.ts';

describe('a line of a concordance', () => {
  const phone = (ipa: string, at: number) => ({ startSeconds: at, endSeconds: at + 0.1, type: { ipa } });

  it('has what stands on both sides, and the whole stretch', () => {
    const match = {
      ipa: 'ma',
      startSeconds: 1,
      endSeconds: 1.2,
      before: [phone('t', 0.8), phone('a', 0.9)],
      after: [phone('k', 1.2)],
    };
    expect(kwicLine(match, 2)).toEqual({
      left: ['t', 'a'],
      match: 'ma',
      right: ['k', '#'],
      startSeconds: 0.8,
      endSeconds: expect.closeTo(1.3, 9) as number,
    });
  });

  it('says where the utterance begins and ends', () => {
    const line = kwicLine({ ipa: 'a', startSeconds: 1, endSeconds: 1.1, before: [], after: [] }, 3);
    expect(line).toEqual({ left: ['#'], match: 'a', right: ['#'], startSeconds: 1, endSeconds: 1.1 });
  });

  it('is played with a little around it where it is short, never from before the start', () => {
    expect(audible({ startSeconds: 1, endSeconds: 2 })).toEqual({ startSeconds: 1, endSeconds: 2 });
    const short = audible({ startSeconds: 1, endSeconds: 1.05 });
    expect(short.endSeconds - short.startSeconds).toBeCloseTo(0.35, 9);
    expect(audible({ startSeconds: 0.01, endSeconds: 0.02 }).startSeconds).toBe(0);
  });
});

describe('a pattern that cannot be read', () => {
  const errors = (place: number) => [{ extensions: { place, problem: 'unknown', remedy: 'write another' } }];

  it('is shown with its place', () => {
    expect(patternProblem('[+nasa V', errors(1))).toMatchObject({ before: '[', at: '+', after: 'nasa V', place: 1 });
    expect(patternProblem('[ab', errors(3))).toMatchObject({ before: '[ab', at: '', after: '' });
  });

  it('is not cut within a letter and its marks', () => {
    expect(patternProblem('aẽb', errors(1))).toMatchObject({ before: 'a', at: 'ẽ', after: 'b' });
  });

  it('is another matter where the server says something else', () => {
    expect(patternProblem('a', [{ extensions: { code: 'TOO_MANY' } }])).toBeUndefined();
    expect(patternProblem('a', undefined)).toBeUndefined();
  });
});

describe('the address of a search', () => {
  const read = (address: string) => readSearchAddress(new URL(address, 'http://x').searchParams);

  it('says all of it, and no more than is needed', () => {
    const address = read('/search?tab=example&event=e&collection=c&listen=50');
    expect(address).toMatchObject({ tab: 'example', event: 'e', collection: 'c', listen: 50 });
    expect(writeSearchAddress(address)).toBe('/search?tab=example&collection=c&event=e&listen=50');
    expect(writeSearchAddress(read('/search'))).toBe('/search');
  });

  it('comes back as it was written, whatever is looked for', () => {
    const address = read(
      writeSearchAddress({ q: '[^+nasal] V{2,3} #&?', order: 'PRECEDING', least: 0.5, alternatives: true }),
    );
    expect(address).toMatchObject({ q: '[^+nasal] V{2,3} #&?', order: 'PRECEDING', least: 0.5, alternatives: true });
  });

  it('is as usual where it is wrong', () => {
    expect(read('/search?tab=x&order=y&least=nine&listen=-4&among=z')).toEqual(read('/search'));
  });
});

describe('news of a saved query', () => {
  const told = (cursor: string, ...matches: [string, string][]) => ({
    cursor,
    recordingId: 'r',
    matches: matches.map(([id, cause]) => ({ cause, match: { id, ipa: 'a', startSeconds: 0, endSeconds: 1 } })),
  });

  it('counts what was heard, not what was heard again', () => {
    const news = [told('1', ['a', 'HEARD'], ['b', 'REPLACED']), told('2', ['c', 'HEARD'])].reduce(afterMatches, noNews);
    expect(news).toMatchObject({ count: 2, cursor: '2' });
    expect(news.newest.map(({ id }) => id)).toEqual(['c', 'a']);
  });

  it('keeps the newest few', () => {
    const many = Array.from({ length: 9 }, (_, i) => told(String(i), [String(i), 'HEARD']));
    const news = many.reduce(afterMatches, noNews);
    expect(news.count).toBe(9);
    expect(news.newest.map(({ id }) => id)).toEqual(['8', '7', '6', '5', '4']);
  });
});
