import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibratedProbabilities, expectedAffect, type EmotionLabel } from '../../../src/emotion/voice/affect.ts';

const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 8 });
const temperature = fc.double({ min: 0.3, max: 3, noNaN: true });

describe('probabilities at a temperature', () => {
  it('add up to 1 and keep their order', () => {
    fc.assert(
      fc.property(logits, temperature, (values, at) => {
        const probabilities = calibratedProbabilities(values, at);
        expect(probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        const greatest = values.indexOf(Math.max(...values));
        expect(probabilities[greatest]).toBe(Math.max(...probabilities));
      }),
    );
  });

  it('are those of the logits with anything added', () => {
    const one = calibratedProbabilities([1, 2, 4], 1.5);
    calibratedProbabilities([1001, 1002, 1004], 1.5).forEach((each, i) => expect(each).toBeCloseTo(one[i]!, 12));
  });

  it('are less sure at a greater temperature', () => {
    expect(calibratedProbabilities([0, 2], 2)[1]).toBeLessThan(calibratedProbabilities([0, 2], 1)[1]!);
  });
});

describe('the affect that is to be expected', async () => {
  const url = new URL('../../../models/voice-emotion/labels.json', import.meta.url);
  const { labels } = JSON.parse(await readFile(url, 'utf8')) as { labels: EmotionLabel[] };

  it('is that of a label which is certain', () => {
    labels.forEach(({ valence, arousal }, certain) => {
      const affect = expectedAffect(
        labels.map((_, i) => Number(i === certain)),
        labels,
      );
      expect(affect).toEqual({ valence, arousal });
    });
  });

  it('stays between -1 and 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 8, maxLength: 8 }), (values) => {
        const { valence, arousal } = expectedAffect(calibratedProbabilities(values, 1), labels);
        expect(Math.max(Math.abs(valence), Math.abs(arousal))).toBeLessThanOrEqual(1);
      }),
    );
  });
});
