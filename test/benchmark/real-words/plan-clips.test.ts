import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../benchmark/evaluations/real-words/choose-concepts.ts';
import { chooseWords, planClips } from '../../../benchmark/evaluations/real-words/plan-clips.ts';

const candidate = (concept: string, voices: number): Candidate => ({
  concept,
  stamp: { picture: `${concept}.png`, captions: new Map(), spoken: new Map(), mirrorable: concept !== 'c0' },
  recordings: Array.from({ length: voices }, (_, voice) => ({ voice: `v${voice}`, file: `${concept}-${voice}.opus` })),
});
const many = Array.from({ length: 40 }, (_, index) => candidate(`c${index}`, (index % 2) + 1));
const options = { clips: 72, words: 18, seed: 7 };

describe('chooseWords', () => {
  it('takes half of the words in two voices, and more of one kind where the other is scarce', () => {
    const voices = (chosen: Candidate[]) => chosen.filter(({ recordings }) => recordings.length === 2).length;
    expect(voices(chooseWords(many, 18, 1))).toBe(9);
    expect(
      voices(chooseWords([...many.slice(0, 6), ...many.filter((one) => one.recordings.length === 1)], 18, 1)),
    ).toBe(3);
    expect(chooseWords(many, 39, 1)).toHaveLength(39);
  });
});

describe('planClips', () => {
  const chosen = chooseWords(many, options.words, options.seed);
  const plan = planClips(chosen, options);

  it('is the same for the same seed', () => {
    expect(planClips(chosen, options)).toEqual(plan);
    expect(planClips(chosen, { ...options, seed: 8 })).not.toEqual(plan);
  });

  it('speaks of every word equally often, in all its voices, and shows it each time', () => {
    for (const { concept, recordings } of chosen) {
      const clips = plan.filter((clip) => clip.concept === concept);
      expect(clips).toHaveLength(4);
      expect(new Set(clips.map(({ recording }) => recording.voice)).size).toBe(recordings.length);
    }
    for (const { concept, pictures } of plan) {
      expect(pictures.map((picture) => picture.concept)).toContain(concept);
      expect(new Set(pictures.map((picture) => picture.concept)).size).toBe(pictures.length);
    }
  });

  it('gives the asked share of words a constant companion', () => {
    const accompanied = planClips(chosen, { ...options, companions: 1 / 3 });
    const constant = chosen.filter(({ concept }) => {
      const shown = accompanied.filter((clip) => clip.concept === concept).map(({ pictures }) => pictures);
      const beside = shown.map((pictures) => pictures.find((one) => one.concept !== concept)?.concept);
      return new Set(beside).size === 1 && beside[0] !== undefined;
    });
    expect(constant.length).toBeGreaterThanOrEqual(6);
    expect(constant.length).toBeLessThan(12);
  });

  it('varies codec, noise and pictures, and mirrors only what may be mirrored', () => {
    expect(new Set(plan.map(({ encoding }) => encoding.name)).size).toBe(8);
    expect(new Set(plan.map(({ noise }) => noise.colour)).size).toBe(3);
    const pictures = plan.flatMap((clip) => clip.pictures);
    expect(pictures.some(({ mirrored }) => mirrored)).toBe(true);
    expect(pictures.some(({ concept, mirrored }) => concept === 'c0' && mirrored)).toBe(false);
  });
});
