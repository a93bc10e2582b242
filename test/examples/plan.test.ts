import { describe, expect, it } from 'vitest';
import { planSample } from '../../examples/sample/plan.ts';
import { callers, nouns, speakers } from '../../examples/sample/vocabulary.ts';

describe('planSample', () => {
  const plan = planSample(1);
  const conceptOf = new Map(nouns.map(({ word, concept }) => [word, concept]));

  it('is the same for the same seed and another for another', () => {
    expect(planSample(1)).toEqual(plan);
    expect(planSample(2)).not.toEqual(plan);
  });

  it('has every noun at least three times, by at least three speakers', () => {
    for (const { word } of nouns) {
      const clips = plan.filter(({ words }) => words.some((one) => one.word === word));
      expect(clips.length).toBeGreaterThanOrEqual(3);
      expect(new Set(clips.map(({ speaker }) => speaker.name)).size).toBeGreaterThanOrEqual(3);
    }
    expect(new Set(plan.map(({ speaker }) => speaker.name)).size).toBe(speakers.length);
  });

  it('shows what is spoken of, at most one thing beside it, and never twice the same thing', () => {
    for (const { words, pictures } of plan) {
      const meant = conceptOf.get(words.at(-1)!.word);
      const shown = pictures.map(({ concept }) => concept);
      expect(shown).toContain(meant);
      expect(shown.length).toBeLessThanOrEqual(2);
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  it('says each caller once with every noun', () => {
    for (const caller of callers) {
      const beside = plan.filter(({ words }) => words[0]?.word === caller.word).map(({ words }) => words.at(-1)?.word);
      expect(beside.sort()).toEqual(nouns.map(({ word }) => word).sort());
    }
  });

  it('never shows a noun twice beside the same other thing', () => {
    const pairs = plan
      .filter(({ pictures }) => pictures.length === 2)
      .map(
        ({ words, pictures }) =>
          `${words.at(-1)!.word}: ${pictures
            .map(({ concept }) => concept)
            .sort()
            .join('+')}`,
      );
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('keeps every picture inside the frame and apart from the other', () => {
    for (const { pictures } of plan) {
      for (const {
        box: [x, y, width, height],
      } of pictures) {
        expect(Math.min(x, y)).toBeGreaterThan(0);
        expect(Math.max(x + width, y + height)).toBeLessThan(1);
      }
      const [one, other] = [...pictures].sort((a, b) => a.box[0] - b.box[0]);
      if (one && other) expect(one.box[0] + one.box[2]).toBeLessThan(other.box[0]);
    }
  });
});
