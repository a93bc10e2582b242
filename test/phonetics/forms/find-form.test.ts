import { describe, expect, it } from 'vitest';
import { frameSeconds } from '../../../src/phonetics/forms/acoustic-pattern.ts';
import { comparablePattern } from '../../../src/phonetics/forms/comparable-pattern.ts';
import { findForm } from '../../../src/phonetics/forms/find-form.ts';
import { inventWords, tokenOf, type InventedWord, type Saying } from './invented-words.ts';

const words = inventWords(4);
const lengthOf = (word: InventedWord) => word.reduce((sum, { seconds }) => sum + seconds, 0);
const padSeconds = 0.25;

function find(word: InventedWord, phrase: InventedWord, saying: Saying = {}, most = 1) {
  const { pattern } = tokenOf('phrase', phrase, { padSeconds });
  const form = comparablePattern(tokenOf('word', word, saying).pattern);
  return findForm(form, comparablePattern(pattern), { most }).map(({ startFrame, endFrame, distance }) => ({
    startSeconds: pattern.startSeconds + startFrame * frameSeconds,
    endSeconds: pattern.startSeconds + endFrame * frameSeconds,
    distance,
  }));
}

describe('finding a form in a longer utterance', () => {
  it.each([
    ['the same voice', {}],
    ['another voice, faster and in noise', { f0Hz: 150, tract: 1.08, tempo: 1.1, noise: 0.008 }],
  ])('says where it starts and ends, asked with %s', (_, saying) => {
    const phrase = [...words[0]!, ...words[1]!, ...words[2]!];
    const [found] = find(words[1]!, phrase, saying);
    const start = padSeconds + lengthOf(words[0]!);
    expect(Math.abs(found!.startSeconds - start)).toBeLessThan(0.12);
    expect(Math.abs(found!.endSeconds - (start + lengthOf(words[1]!)))).toBeLessThan(0.12);
  });

  it('finds a form as often as it is said, apart', () => {
    const phrase = [...words[1]!, ...words[0]!, ...words[1]!];
    const found = find(words[1]!, phrase, {}, 2).sort((a, b) => a.startSeconds - b.startSeconds);
    expect(found.length).toBe(2);
    expect(found[0]!.endSeconds).toBeLessThanOrEqual(found[1]!.startSeconds + 1e-9);
    expect(found[1]!.startSeconds).toBeGreaterThan(padSeconds + lengthOf(words[1]!));
  });

  it('is further from a phrase without it', () => {
    const [inside] = find(words[1]!, [...words[0]!, ...words[1]!]);
    const [outside] = find(words[1]!, [...words[0]!, ...words[3]!]);
    expect(inside!.distance).toBeLessThan(0.75 * (outside?.distance ?? Infinity));
  });
});
