import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutWords } from '../../../src/phonetics/transcripts/cut-words.ts';
import { placeWords } from '../../../src/phonetics/transcripts/place-words.ts';

const voice = (id: string, startSeconds: number, endSeconds: number) => ({ id, startSeconds, endSeconds });
const cueOf = (startSeconds: number, endSeconds: number, text: string) => ({
  ...{ startSeconds, endSeconds, text, speaker: null, words: cutWords(text, 'en') },
});
const placed = (...given: Parameters<typeof placeWords>) =>
  Object.fromEntries(
    [...placeWords(...given)].map(([id, words]) => [id, words.map((word) => `${word.text} ${word.placement}`)]),
  );

it('puts the words of a cue into the only utterance that it goes over', () => {
  const voices = [voice('a', 0, 1), voice('b', 1.5, 3)];
  expect(placed(cueOf(1.2, 2, 'one two'), voices)).toEqual({ b: ['one CUE', 'two CUE'] });
});

it('spreads words over several utterances by their letters, and says so', () => {
  const voices = [voice('a', 0, 1), voice('b', 2, 4)];
  expect(placed(cueOf(0, 4, 'abc def ghi'), voices)).toEqual({
    a: ['abc ESTIMATED'],
    b: ['def ESTIMATED', 'ghi ESTIMATED'],
  });
});

it('puts a word with times of its own where most of it is', () => {
  const cue = cueOf(0, 4, 'one two');
  const words = [
    { ...cue.words[0]!, startSeconds: 0.8, endSeconds: 2.6 },
    { ...cue.words[1]!, startSeconds: 1.2, endSeconds: 1.4 },
  ];
  expect(placed({ ...cue, words }, [voice('a', 0, 1), voice('b', 2, 4)])).toEqual({ b: ['one WORD'] });
});

it('puts every word without times into one utterance, in order, where there is voice at all', () => {
  const voices = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), { maxLength: 6 })
    .map((lengths) => {
      let at = 0;
      return lengths.map(([pause, length], i) => {
        const startSeconds = at + pause;
        at = startSeconds + length;
        return voice(String(i), startSeconds, at);
      });
    });
  const texts = fc.array(fc.constantFrom('a', 'be', 'see', 'deed'), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      voices,
      texts,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      (all, words, start, length) => {
        const cue = cueOf(start, start + length, words.join(' '));
        const found = placeWords(cue, all);
        const isHeard = all.some((each) => each.startSeconds < start + length && each.endSeconds > start);
        const inOrder = [...found].sort(([a], [b]) => Number(a) - Number(b)).flatMap(([, some]) => some);
        expect(inOrder.map(({ text }) => text)).toEqual(isHeard ? words : []);
      },
    ),
  );
});
