import { describe, expect, it } from 'vitest';
import { featureString, featureValue, type FeatureName } from '../../../src/phonetics/phones/articulatory-features.ts';
import {
  featuresOf,
  knownFeaturesOf,
  toneFeatures,
  UnknownPhoneError,
} from '../../../src/phonetics/phones/articulatory-features-of-phone.ts';
import { symbols } from '../../../src/phonetics/phones/articulatory-features-symbols.ts';

const values = (phone: string, ...names: FeatureName[]): string =>
  names.map((name) => featureValue(featuresOf(phone), name) + name).join(' ');

describe('features of base symbols', () => {
  it('tell every symbol from every other', () => {
    const byFeatures = new Map([...symbols].map(([symbol, features]) => [featureString(features), symbol]));
    expect(byFeatures.size).toBe(symbols.size);
  });

  it('cover the chart of the International Phonetic Alphabet', () => {
    const chart =
      'pbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟʘǀǃǂǁɓɗʄɠʛʍwɥʜʢʡɕʑɺɧiyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒ';
    expect([...chart].filter((symbol) => knownFeaturesOf(symbol) === undefined)).toEqual([]);
  });

  it('say what the chart says', () => {
    expect(values('m', 'syl', 'son', 'nas', 'lab', 'voi')).toBe('-syl +son +nas +lab +voi');
    expect(values('s', 'son', 'cont', 'strid', 'ant', 'cor', 'voi')).toBe('-son +cont +strid +ant +cor -voi');
    expect(values('k', 'cont', 'hi', 'back', 'cor')).toBe('-cont +hi +back -cor');
    expect(values('y', 'syl', 'hi', 'back', 'round', 'tense')).toBe('+syl +hi -back +round +tense');
    expect(values('ǁ', 'velaric', 'lat', 'nas')).toBe('+velaric +lat -nas');
    expect(values('ɓ', 'voi', 'cg', 'lab')).toBe('+voi +cg +lab');
  });
});

describe('features of marks', () => {
  it.each([
    ['tʰ', 'sg', '+'], ['tʼ', 'cg', '+'], ['b̤', 'sg', '+'], ['a̰', 'cg', '+'], ['m̥', 'voi', '-'], ['s̬', 'voi', '+'],
    ['ã', 'nas', '+'], ['dⁿ', 'nas', '+'], ['ⁿd', 'nas', '+'], ['tˡ', 'lat', '+'], ['n̩', 'syl', '+'], ['i̯', 'syl', '-'],
    ['aː', 'long', '+'], ['aˑ', 'long', '0'], ['ă', 'long', '-'], ['tʷ', 'round', '+'], ['nʲ', 'hi', '+'], ['kʲ', 'back', '-'],
    ['tˠ', 'back', '+'], ['tˤ', 'lo', '+'], ['t̪', 'distr', '+'], ['t̺', 'distr', '-'], ['s̻', 'distr', '+'], ['t̼', 'lab', '+'],
    ['ɚ', 'cor', '+'], ['ə˞', 'cor', '+'], ['o̜', 'round', '0'], ['ɯ̹', 'round', '0'], ['e̘', 'tense', '+'], ['ä', 'back', '0'],
    ['k̟', 'back', '0'], ['u̟', 'back', '0'], ['t̠', 'ant', '0'], ['ᵐb', 'nas', '+'], ['ˀb', 'cg', '+'],
  ] as const)('%s has another %s: %s', (phone, name, value) => {
    expect(featureValue(featuresOf(phone), name)).toBe(value);
  }); // prettier-ignore

  it('go along the heights of vowels, and between stop, fricative and approximant', () => {
    const same = (a: string, b: string) => expect(featureString(featuresOf(a))).toBe(featureString(featuresOf(b)));
    same('e̝', 'ɪ');
    same('ɛ̞', 'æ');
    same('e̞', 'ɛ̝');
    same('i̝', 'i');
    same('ð̞', 'ð̞˕');
    expect(values('β̞', 'son', 'cons', 'cont')).toBe('+son -cons +cont');
    expect(values('r̝', 'son', 'strid')).toBe('-son +strid');
    expect(values('x̝', 'cont')).toBe('-cont');
    expect(values('u̽', 'hi', 'back', 'tense')).toBe('+hi 0back -tense');
  });

  it('join what a tie bar joins', () => {
    expect(values('t͡ʃ', 'cont', 'delrel', 'strid', 'ant', 'voi')).toBe('-cont +delrel +strid -ant -voi');
    expect(values('d͡ɮ', 'delrel', 'lat', 'voi')).toBe('+delrel +lat +voi');
    expect(values('k͡p', 'lab', 'hi', 'back', 'ant', 'delrel')).toBe('+lab +hi +back 0ant -delrel');
    expect(values('ŋ͡ǃ', 'nas', 'velaric', 'son', 'voi')).toBe('+nas +velaric -son +voi');
    expect(values('t͜sʼ', 'delrel', 'cg')).toBe('+delrel +cg');
  });

  it('are the same in any Unicode form and for letters that look alike', () => {
    for (const [a, b] of [['ã', 'a\u0303'], ['ç', 'c\u0327'], ['g', 'ɡ'], ['ʧ', 't͡ʃ'], ['a:', 'aː']] as const) {
      expect(featuresOf(a)).toEqual(featuresOf(b));
    } // prettier-ignore
  });
});

it.each(['', 'ab', '͡', 't͡', 'ˈa', 'T', 'a b', 'ʰ', '한'])('refuses %j, which is not one phone', (text) => {
  expect(() => featuresOf(text)).toThrow(UnknownPhoneError);
  expect(knownFeaturesOf(text)).toBeUndefined();
});

it('gives tones a register and a height in it', () => {
  expect(toneFeatures(5)).toEqual({ hitone: '+', hireg: '+' });
  expect(toneFeatures(3)).toEqual({ hitone: '0', hireg: '0' });
  expect(() => toneFeatures(6)).toThrow('1 (lowest) to 5');
});
