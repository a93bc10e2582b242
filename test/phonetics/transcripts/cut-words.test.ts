// cspell:disable
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalLanguage } from '../../../src/phonetics/canonical-language.ts';
import { cutTimedWords, cutWords } from '../../../src/phonetics/transcripts/cut-words.ts';

const texts = (text: string, language: string) => cutWords(text, language).map((word) => word.text);

it('cuts words as each language writes them', () => {
  expect(texts("L'été, c'est fini !", 'fr')).toEqual(["L'été", "c'est", 'fini']);
  expect(texts('Сәлем, әлем!\n«Қалайсың?»', 'kk')).toEqual(['Сәлем', 'әлем', 'Қалайсың']);
  expect(texts('안녕하세요 여러분', 'ko')).toEqual(['안녕하세요', '여러분']);
  expect(texts('私は学生です。', 'ja')).toEqual(['私', 'は', '学生', 'です']);
  expect(texts('สวัสดีครับ', 'th')).toEqual(['สวัสดี', 'ครับ']);
  expect(texts('… — ?', 'en')).toEqual([]);
});

const cue = { startSeconds: 1, endSeconds: 4, isShared: false };
const timed = (text: string, marks: { offset: number; seconds: number }[], more = {}) =>
  cutTimedWords({ ...cue, text, marks, ...more }, 'en').map((word) => [word.text, word.startSeconds, word.endSeconds]);

it('gives a word times where it stands alone between two moments, and no others', () => {
  expect(timed('one', [])).toEqual([['one', 1, 4]]);
  expect(timed('one two', [])).toEqual([
    ['one', null, null],
    ['two', null, null],
  ]);
  const marks = [
    { offset: 4, seconds: 2 },
    { offset: 8, seconds: 3 },
  ];
  expect(timed('one two three four', marks)).toEqual([
    ['one', 1, 2],
    ['two', 2, 3],
    ['three', null, null],
    ['four', null, null],
  ]);
});

it('gives none where another speaks in the same times, and none of no length', () => {
  expect(timed('one', [], { isShared: true })).toEqual([['one', null, null]]);
  expect(timed('one two', [{ offset: 4, seconds: 4 }])).toEqual([
    ['one', 1, 4],
    ['two', null, null],
  ]);
});

it('finds every word at its place, in order, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('en', 'ja', 'kk', 'und'),
      (text, tag) => {
        let end = 0;
        for (const word of cutWords(text, tag)) {
          expect(text.slice(word.from, word.to)).toBe(word.text);
          expect(word.from).toBeGreaterThanOrEqual(end);
          end = word.to;
        }
      },
    ),
  );
});

it('knows one way to write a language', () => {
  expect(['kaz', 'KK', 'en-gb', 'zh-hant-tw', 'und'].map((tag) => canonicalLanguage(tag))).toEqual([
    'kk',
    'kk',
    'en-GB',
    'zh-Hant-TW',
    'und',
  ]);
  for (const tag of ['kazakh', 'the language of whales', '', '1']) {
    expect(() => canonicalLanguage(tag)).toThrow('is no language tag');
  }
});
