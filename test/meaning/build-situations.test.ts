import { describe, expect, it } from 'vitest';
import { buildSituations, type HeardUtterance } from '../../src/meaning/build-situations.ts';

const utterance = (eventId: string, startSeconds: number, endSeconds: number): HeardUtterance => ({
  eventId,
  startSeconds,
  endSeconds,
  tokens: [{ tokenId: `${eventId}-token`, forms: [{ formId: 'w', weight: 1 }] }],
});
const shows = (startSeconds: number, endSeconds: number, ...conceptIds: string[]) => ({
  startSeconds,
  endSeconds,
  shows: conceptIds.map((conceptId) => ({ conceptId, confidence: 0.8 })),
});

describe('buildSituations', () => {
  it('gives a thing in view all through the utterance its own confidence', () => {
    const [situation] = buildSituations('r', [utterance('e', 2, 3)], [shows(0, 5, 'ball')]);
    expect(situation!.saw).toEqual([{ conceptId: 'ball', confidence: expect.closeTo(0.8, 9) }]);
  });

  it('joins intervals that follow each other', () => {
    const [situation] = buildSituations(
      'r',
      [utterance('e', 2, 3)],
      [shows(0, 2.5, 'ball'), shows(2.5, 5, 'ball', 'cup')],
    );
    const [ball, cup] = situation!.saw;
    expect(ball!.confidence).toBeCloseTo(0.8, 9);
    expect(cup!.confidence).toBeGreaterThan(0.5);
    expect(cup!.confidence).toBeLessThan(0.8);
  });

  it('lets a thing fade with the time since it was in view, and forgets it after the window', () => {
    const seconds = [0.5, 1, 2, 3.5];
    const confidences = seconds.map((gap) => {
      const [situation] = buildSituations('r', [utterance('e', 10, 10.2)], [shows(0, 10 - gap, 'ball')]);
      return situation!.saw[0]?.confidence ?? 0;
    });
    expect(confidences[0]).toBeGreaterThan(confidences[1]!);
    expect(confidences[1]).toBeGreaterThan(confidences[2]!);
    expect(confidences[3]).toBe(0);
  });

  it('finds a long interval that began long before', () => {
    const short = Array.from({ length: 50 }, (_, i) => shows(i, i + 0.1, `c${i}`));
    const situations = buildSituations('r', [utterance('e', 40, 41)], [shows(0, 100, 'ball'), ...short]);
    expect(situations[0]!.saw.map(({ conceptId }) => conceptId)).toContain('ball');
    expect(situations[0]!.saw.map(({ conceptId }) => conceptId)).not.toContain('c20');
  });

  it('makes the same ids again, in order of time, and keeps utterances with nothing in view', () => {
    const utterances = [utterance('b', 5, 6), utterance('a', 1, 2)];
    const situations = buildSituations('r', utterances, []);
    expect(situations.map(({ eventId }) => eventId)).toEqual(['a', 'b']);
    expect(situations).toEqual(buildSituations('r', [...utterances].reverse(), []));
    expect(new Set(situations.map(({ id }) => id)).size).toBe(2);
  });

  it('refuses a decay that is not above 0', () => {
    expect(() => buildSituations('r', [], [], { decaySeconds: 0, windowSeconds: 1 })).toThrow(/decaySeconds is 0/);
  });
});
