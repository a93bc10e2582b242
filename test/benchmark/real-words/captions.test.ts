import { describe, expect, it } from 'vitest';
import { findArticles, nounOfCaption } from '../../../benchmark/evaluations/real-words/captions.ts';
import { parseCaptions } from '../../../benchmark/evaluations/real-words/read-stamps.ts';

const captions = [
  'Um zovu.',
  'Um talo!',
  'Ula feno.',
  'Ula bako.',
  'Um grande talo.',
  'Ula mira.',
  'Sopa.',
  'Talo dia vivo',
];

describe('findArticles', () => {
  it('finds the short words that captions often begin with, in a language that it does not know', () => {
    expect(findArticles(captions)).toEqual(new Set(['um', 'ula']));
  });

  it('finds none where there is none', () => {
    expect(findArticles(['Casa vire', 'Domo bela', 'Kato'])).toEqual(new Set());
  });
});

describe('nounOfCaption', () => {
  const articles = new Set(['um', 'ula']);

  it('takes off article and punctuation', () => {
    expect(nounOfCaption('¡Um Zovu!', articles)).toBe('zovu');
    expect(nounOfCaption('Sopa.', articles)).toBe('sopa');
  });

  it('is nothing where more is said than the noun', () => {
    expect(nounOfCaption('Um grande talo.', articles)).toBeUndefined();
    expect(nounOfCaption('Talo vivo', articles)).toBeUndefined();
    expect(nounOfCaption('', articles)).toBeUndefined();
  });
});

describe('parseCaptions', () => {
  it('reads English from the first line and others by their tag', () => {
    const parsed = parseCaptions('A red apple.\nes.utf8=Una manzana.\nca@valencia.utf8=Una poma.\nxx.utf8=\nnoise\n');
    expect([...parsed]).toEqual([
      ['en', 'A red apple.'],
      ['es', 'Una manzana.'],
      ['ca@valencia', 'Una poma.'],
    ]);
  });
});
