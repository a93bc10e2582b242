import { describe, expect, it } from 'vitest';
import {
  distinctWindows,
  judgeLanguage,
  languageOfSpeech,
  languageShares,
  meanProbabilities,
} from '../../../src/phonetics/languages/judge-language.ts';
import type { SpokenLanguage } from '../../../src/phonetics/languages/spoken-language.ts';

const languages = ['deu', 'kaz', 'other'];
const spoken = (...windows: readonly number[][]): SpokenLanguage => ({
  language: null,
  confidence: 0,
  languages,
  windows: windows.map((probabilities, i) => ({ startSeconds: 4 * i, endSeconds: 4 * i + 4, probabilities })),
});

describe('judgeLanguage', () => {
  it('names the likeliest language where it is probable enough', () => {
    expect(judgeLanguage(languages, [0.2, 0.7, 0.1], 0.5)).toEqual({ language: 'kaz', confidence: 0.7 });
  });

  it('says other where others are likelier together, and where no language is probable enough', () => {
    expect(judgeLanguage(languages, [0.3, 0.1, 0.6], 0.2)).toEqual({ language: 'other', confidence: 0.7 });
    expect(judgeLanguage(languages, [0.5, 0.25, 0.25], 0.6)).toEqual({ language: 'other', confidence: 0.5 });
  });

  it('says nothing of no speech', () => {
    expect(judgeLanguage(languages, [], 0.5)).toEqual({ language: null, confidence: 0 });
  });
});

describe('meanProbabilities', () => {
  it('is the mean of the windows', () => {
    expect(meanProbabilities(spoken([1, 0, 0], [0.5, 0.25, 0.25]))).toEqual([0.75, 0.125, 0.125]);
    expect(meanProbabilities(spoken())).toEqual([]);
  });
});

describe('languageShares', () => {
  it('counts utterances by their length, and passes over those of which nothing was told', () => {
    const shares = languageShares([
      { seconds: 3, spoken: spoken([1, 0, 0]) },
      { seconds: 1, spoken: spoken([0, 1, 0]) },
      { seconds: 9, spoken: spoken() },
    ]);
    expect(shares).toEqual([
      { language: 'deu', share: 0.75 },
      { language: 'kaz', share: 0.25 },
      { language: 'other', share: 0 },
    ]);
    expect(languageShares([{ seconds: 9, spoken: spoken() }])).toEqual([]);
  });
});

describe('languageOfSpeech', () => {
  it('names the language of most of the speech, unless it is less than probable enough', () => {
    const utterances = [
      { seconds: 3, spoken: spoken([1, 0, 0]) },
      { seconds: 1, spoken: spoken([0, 0.5, 0.5]) },
    ];
    expect(languageOfSpeech(utterances, 0.7)).toMatchObject({ language: 'deu', confidence: 0.75 });
    expect(languageOfSpeech(utterances, 0.8)).toMatchObject({ language: 'other', confidence: 0.25 });
    expect(languageOfSpeech([{ seconds: 1, spoken: spoken() }], 0.5)).toEqual({
      language: null,
      confidence: 0,
      shares: [],
    });
  });
});

describe('distinctWindows', () => {
  it('has a window that tells several utterances once', () => {
    const both = spoken([1, 0, 0]);
    const windows = distinctWindows([
      { seconds: 1, spoken: both },
      { seconds: 1, spoken: both },
      { seconds: 8, spoken: spoken([1, 0, 0], [0, 1, 0]) },
    ]);
    expect(windows.map(({ startSeconds }) => startSeconds)).toEqual([0, 4]);
  });
});
