import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageWindows } from '../../../src/phonetics/languages/language-windows.ts';
import type { TimeSpan } from '../../../src/sound/time-span.ts';

const at = (startSeconds: number, endSeconds: number): TimeSpan => ({ startSeconds, endSeconds });
const lengthOf = (spans: readonly TimeSpan[]) =>
  spans.reduce((sum, span) => sum + span.endSeconds - span.startSeconds, 0);

describe('languageWindows', () => {
  it('cuts a long utterance into as many windows of four seconds as fit, evenly spread', () => {
    expect(languageWindows([at(10, 15)], 0)).toEqual([[at(10.5, 14.5)]]);
    expect(languageWindows([at(0, 9)], 0)).toEqual([[at(0, 4)], [at(5, 9)]]);
    expect(languageWindows([at(0, 4)], 0)).toEqual([[at(0, 4)]]);
  });

  it('fills a short one up with what is said around it, nearest first', () => {
    const said = [at(0, 3), at(3.5, 4.5), at(4.75, 6.25), at(20, 23)];
    expect(languageWindows(said, 1)).toEqual([[at(1.5, 3), at(3.5, 4.5), at(4.75, 6.25)]]);
    expect(languageWindows(said, 3)).toEqual([[at(20, 23)]]);
  });

  it('says nothing of a word or two alone', () => {
    expect(languageWindows([at(0, 0.9), at(3, 8)], 0)).toEqual([]);
    expect(languageWindows([at(0, 0.9), at(1, 1.3)], 0)).toHaveLength(1);
  });

  it('never holds more than four seconds, nor a sound twice, and always some of the utterance', () => {
    const parts = fc.array(
      fc.tuple(fc.double({ min: 0.01, max: 4, noNaN: true }), fc.double({ min: 0.1, max: 12, noNaN: true })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(parts, fc.nat(), (lengths, seed) => {
        let end = 0;
        const said = lengths.map(([pause, length]) => {
          const start = end + pause;
          end = start + length;
          return at(start, end);
        });
        const place = seed % said.length;
        for (const window of languageWindows(said, place)) {
          expect(lengthOf(window)).toBeLessThan(4 + 1e-9);
          expect(lengthOf(window)).toBeGreaterThanOrEqual(1 - 1e-9);
          for (let i = 1; i < window.length; i++) {
            expect(window[i]!.startSeconds).toBeGreaterThanOrEqual(window[i - 1]!.endSeconds);
          }
          const own = said[place]!;
          expect(window.some((span) => span.startSeconds < own.endSeconds && span.endSeconds > own.startSeconds)).toBe(
            true,
          );
        }
      }),
    );
  });
});
