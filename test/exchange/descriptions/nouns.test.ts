import { expect, it } from 'vitest';
import { inARow, nameInWords, one, pluralOf, sentence, several } from '../../../src/exchange/descriptions/nouns.ts';
import { cocoLabels } from '../../../src/sight/objects/coco-labels.ts';

it('has an article and a plural for whatever detectors name', () => {
  const all = cocoLabels.map((label) => `${one(nameInWords(label))}, ${pluralOf(nameInWords(label))}`);
  expect(all).toEqual(expect.arrayContaining([
    'a person, people', 'an aeroplane, aeroplanes', 'a bus, buses', 'a bench, benches', 'a sheep, sheep', 'an umbrella, umbrellas',
    'a wine glass, wine glasses', 'a knife, knives', 'a toothbrush, toothbrushes', 'a computer mouse, computer mice', 'scissors, scissors',
    'a hair dryer, hair dryers', 'an orange, oranges', 'a teddy bear, teddy bears', 'skis, skis',
  ])); // prettier-ignore
  expect(pluralOf('red sheep')).toBe('red sheep');
  expect(pluralOf('big red knife')).toBe('big red knives');
  expect(several(2, 'person')).toBe('two people');
  expect(several(40, 'bird')).toBe('many birds');
});

it('makes sentences', () => {
  expect(inARow(['a', 'b', 'c'])).toBe('a, b and c');
  expect(inARow(['a'])).toBe('a');
  expect(sentence('éclairs are on the left')).toBe('Éclairs are on the left.');
  expect(sentence('text reads: “stop!”')).toBe('Text reads: “stop!”');
});
