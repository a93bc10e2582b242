import { describe, expect, it } from 'vitest';
import { placePhones, refineSpans, type FrameSpan } from '../../../src/phonetics/phones/place-phones.ts';
import type { PhonePosteriors } from '../../../src/phonetics/phones/phone-posteriors.ts';
import { randomPosteriors, surePosteriors } from './random-posteriors.ts';

const frameScore = ({ classes, phones, segments }: PhonePosteriors, frame: number, phone: number): number => {
  const row = frame * classes;
  const peak = phone === 0 ? phones[row]! : Math.log(Math.exp(phones[row]!) + Math.exp(phones[row + phone]!));
  return Math.max(-12, segments[row + phone]!) + 0.5 * Math.max(-12, peak);
};

const scoreOf = (posteriors: PhonePosteriors, reading: readonly number[], spans: readonly FrameSpan[]): number => {
  let score = 0;
  for (let frame = 0; frame < posteriors.frames; frame++) {
    const place = spans.findIndex(({ start, end }) => frame >= start && frame < end);
    score += frameScore(posteriors, frame, place < 0 ? 0 : reading[place]!);
  }
  return score;
};

/** The best score over every way to place a reading. */
const bestScore = (posteriors: PhonePosteriors, reading: readonly number[]): number => {
  let best = -Infinity;
  const go = (from: number, spans: readonly FrameSpan[]) => {
    if (spans.length === reading.length) {
      best = Math.max(best, scoreOf(posteriors, reading, spans));
      return;
    }
    for (let start = from; start < posteriors.frames; start++) {
      for (let end = start + 1; end <= posteriors.frames; end++) go(end, [...spans, { start, end }]);
    }
  };
  go(0, []);
  return best;
};

describe('placePhones', () => {
  it('finds the best of all ways to place a reading', () => {
    for (let seed = 0; seed < 60; seed++) {
      const frames = 3 + (seed % 5);
      const posteriors = randomPosteriors(frames, 5, seed);
      const reading = [1 + (seed % 4), 1 + ((seed * 7 + 1) % 4), 1 + ((seed * 3 + 2) % 4)].slice(0, 1 + (seed % 3));
      // Twins are halved afterwards.
      if (reading.some((phone, place) => phone === reading[place - 1])) continue;
      const spans = placePhones(posteriors, reading);
      expect(scoreOf(posteriors, reading, spans)).toBeCloseTo(bestScore(posteriors, reading), 6);
    }
  });

  it('gives each phone at least a frame, in order, even where nothing speaks for it', () => {
    for (let seed = 0; seed < 50; seed++) {
      const posteriors = randomPosteriors(6, 4, seed);
      const spans = placePhones(posteriors, [1, 1, 2, 2, 3, 1]);
      expect(spans).toHaveLength(6);
      let end = 0;
      for (const span of spans) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(6);
    }
  });

  it('leaves gaps where nothing sounds, and none where phones follow each other', () => {
    const sounding = [0, 0, 1, 1, 1, 2, 2, 0, 0, 0, 3, 3, 3, 3, 0];
    const peaks = [0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0, 0];
    expect(placePhones(surePosteriors(4, peaks, sounding), [1, 2, 3])).toEqual([
      { start: 2, end: 5 },
      { start: 5, end: 7 },
      { start: 10, end: 14 },
    ]);
  });

  it('halves what a phone and its twin share', () => {
    const spans = placePhones(surePosteriors(3, [0, 1, 0, 1, 0, 0], [1, 1, 1, 1, 1, 1]), [1, 1]);
    expect(spans).toEqual([
      { start: 0, end: 3 },
      { start: 3, end: 6 },
    ]);
  });

  it('has no places for no phones', () => {
    expect(placePhones(randomPosteriors(3, 3, 1), [])).toEqual([]);
  });
});

describe('refineSpans', () => {
  it('moves a boundary inside its frame to where the odds turn', () => {
    const posteriors = surePosteriors(3, [1, 0, 2, 0], [1, 1, 2, 2]);
    const spans = [
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ];
    const even = refineSpans(posteriors, [1, 2], spans);
    expect(even[0]!.endSeconds).toBeCloseTo(0.035, 5);
    expect(even[1]!.startSeconds).toBe(even[0]!.endSeconds);
    expect(even[0]!.startSeconds).toBeCloseTo(-0.005, 5);
    // The frame before the boundary hesitates, so the change lies nearer to it.
    posteriors.segments.set([0.02, 0.5, 0.48].map(Math.log), 3);
    const early = refineSpans(posteriors, [1, 2], spans);
    expect(early[0]!.endSeconds).toBeGreaterThan(0.025);
    expect(early[0]!.endSeconds).toBeLessThan(0.028);
  });

  it('keeps times in order', () => {
    for (let seed = 0; seed < 50; seed++) {
      const posteriors = randomPosteriors(20, 5, seed);
      const reading = [1, 2, 3, 4, 3];
      let end = -Infinity;
      for (const span of refineSpans(posteriors, reading, placePhones(posteriors, reading))) {
        expect(span.startSeconds).toBeGreaterThanOrEqual(end);
        expect(span.endSeconds).toBeGreaterThanOrEqual(span.startSeconds);
        end = span.endSeconds;
      }
    }
  });
});
