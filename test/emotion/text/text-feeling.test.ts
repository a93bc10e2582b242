import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emotionCategories } from '../../../src/emotion/emotion-category.ts';
import { isReadLanguage } from '../../../src/emotion/text/read-languages.ts';
import { sentimentOf } from '../../../src/emotion/text/sentiment.ts';
import { expectedValence, feelingOfValence } from '../../../src/emotion/text/text-feeling.ts';
import { feelingOfWords } from '../../../src/emotion/text/words-in-utterance.ts';

describe('sentimentOf', () => {
  it.each(['I am so happy to see you', 'What a wonderful day', 'I am not sad at all'])('finds %j pleasant', (text) => {
    expect(sentimentOf(text)).toBeGreaterThan(0.1);
  });

  it.each(['This is terrible, I hate it', 'I am not happy', 'I was afraid of the dog'])(
    'finds %j unpleasant',
    (text) => {
      expect(sentimentOf(text)).toBeLessThan(-0.1);
    },
  );

  it.each(['', '   ', 'The table is brown', '…!?'])('has nothing to say of %j', (text) => {
    expect(sentimentOf(text)).toBeUndefined();
  });

  it('lies between -1 and 1, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
        const sentiment = sentimentOf(`${one} love ${other}`) ?? 0;
        expect(Math.abs(sentiment)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('isReadLanguage', () => {
  it('knows English of any region, and no other language', () => {
    expect(['en', 'en-GB', 'en-US'].every(isReadLanguage)).toBe(true);
    expect(['kk', 'und', 'enm', 'de-EN'].some(isReadLanguage)).toBe(false);
  });
});

describe('feelingOfValence', () => {
  const probabilityOf = (label: string, valence: number) =>
    feelingOfValence(valence).probabilities[emotionCategories.findIndex((each) => each.label === label)]!;

  it('adds up to 1 and keeps its valence', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (valence) => {
        const feeling = feelingOfValence(valence);
        expect(feeling.probabilities.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        expect(feeling.valence.mean).toBe(valence);
      }),
    );
  });

  it('has pleasant categories likelier the more pleasant the words, and the reverse', () => {
    expect(probabilityOf('happy', expectedValence(1))).toBeGreaterThan(probabilityOf('happy', expectedValence(0.2)));
    expect(probabilityOf('sad', expectedValence(-1))).toBeGreaterThan(probabilityOf('sad', expectedValence(-0.2)));
  });

  it('tells the categories weakly, and unpleasant ones hardly apart', () => {
    expect(Math.max(...feelingOfValence(expectedValence(1)).probabilities)).toBeLessThan(0.5);
    expect(probabilityOf('sad', -0.5) / probabilityOf('angry', -0.5)).toBeCloseTo(1, 0);
  });
});

describe('feelingOfWords', () => {
  it('counts each cue by its words in the utterance', () => {
    const said = feelingOfWords([
      { words: 3, valence: 0.4 },
      { words: 1, valence: -0.4 },
      { words: 9, valence: undefined },
    ]);
    expect(said).toEqual({ channel: 'text', feeling: feelingOfValence((3 * 0.4 - 0.4) / 4) });
  });

  it('tells no words from words that are not rated', () => {
    expect(feelingOfWords([])).toEqual({ channel: 'text', silence: 'NO_TEXT' });
    expect(feelingOfWords([{ words: 2, valence: undefined }])).toEqual({ channel: 'text', silence: 'NO_FEELING_WORD' });
  });
});
