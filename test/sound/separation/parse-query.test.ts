import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ParameterError } from '../../../src/errors.ts';
import { parseQuery } from '../../../src/sound/separation/parse-query.ts';
import { UnknownQueryError } from '../../../src/sound/separation/separation.errors.ts';
import { wordsOfLabel } from '../../../src/sound/separation/query-words.ts';
import { wordForms } from '../../../src/sound/separation/word-forms.ts';
import type { NamedLabel } from '../../../src/sound/naming/sound-namer.ts';

describe('a query', async () => {
  const file = new URL('../../../models/sound-events/labels.json', import.meta.url);
  const { labels } = JSON.parse(await readFile(file, 'utf8')) as { labels: NamedLabel[] };
  const ofKind = (kind: string) => labels.filter((each) => each.kind === kind).map(({ label }) => label);

  it.each([
    ['dog', ['dog']],
    ['the dog', ['dog']],
    ['Dogs!', ['dog']],
    ['the puppies', ['dog']],
    ['a dog barking', ['dog']],
    ['barking', ['dog']],
    ["the dog's bark", ['dog']],
    ['speech', ['speech']],
    ['voice', ['speech']],
    ['people talking', ['speech']],
    ['a person speaking', ['speech']],
    ["a woman's voice", ['speech']],
    ['human voices', ['speech']],
    ['baby', ['crying baby']],
    ['the baby crying', ['crying baby']],
    ['a baby laughing', ['laughter']],
    ['people clapping', ['applause']],
    ['fire', ['crackling fire']],
    ['a fire engine', ['siren']],
    ['the ocean', ['sea waves']],
    ['waves', ['sea waves']],
    ['the ticking of a clock', ['clock tick']],
    ['clock ticks', ['clock tick']],
    ['wind howling', ['wind']],
    ['birds singing', ['bird']],
    ['sea birds', ['bird']],
    ['crickets chirping', ['insect']],
    ['a rooster crowing', ['rooster']],
    ['car horns', ['horn']],
    ['the engine noise', ['engine']],
    ['rain and wind', ['rain', 'wind']],
    ['dogs, cats & horses', ['dog', 'cat', 'horse']],
    ['extract the dog from the recording', ['dog']],
    ['keep only the speech', ['speech']],
    ['enhance', ['speech']],
    ['denoise the speech', ['speech']],
    ['without the background noise', ['speech']],
    ['remove noise', ['speech']],
    ['the angry dog', ['dog']],
  ])('%j asks for %j', (query, expected) => {
    expect(parseQuery(query, labels)).toMatchObject({ labels: expected, isAllBut: false, against: [] });
  });

  it.each([
    ['animals', 'ANIMAL', 'animal'],
    ['animal sounds', 'ANIMAL', 'animal'],
    ['machines', 'MACHINE', 'machine'],
    ['music', 'MUSIC', 'music'],
    ['a song', 'MUSIC', 'music'],
    ['nature', 'NATURE', 'nature'],
    ['people', 'HUMAN', 'human'],
  ])('%j asks for all labels of a kind', (query, kind, label) => {
    expect(parseQuery(query, labels)).toMatchObject({ labels: ofKind(kind), kind, label });
  });

  it.each([
    ['speech without the rain', ['speech'], ['rain']],
    ['speech but not rain', ['speech'], ['rain']],
    ['speech, no rain and no wind', ['speech'], ['rain', 'wind']],
    ['dog without the rain but with the cat', ['dog', 'cat'], ['rain']],
    ['without the rain, only the dog', ['dog'], ['rain']],
    ['not the rain but the dog', ['dog'], ['rain']],
    ['a dog barking in the rain', ['dog'], ['rain']],
    ['the dog over music', ['dog'], ['music', 'drum']],
    ['separate the dog from the birds', ['dog'], ['bird']],
    ['speech without the fridge', ['speech'], []],
    ['animals but not dogs', ofKind('ANIMAL').filter((label) => label !== 'dog'), ['dog']],
  ])('%j asks for %j, not %j', (query, expected, against) => {
    expect(parseQuery(query, labels)).toMatchObject({ labels: expected, against, isAllBut: false });
  });

  it.each([
    ['without the rain', ['rain']],
    ['no rain', ['rain']],
    ['everything but the dog', ['dog']],
    ['everything except rain and wind', ['rain', 'wind']],
    ['all but the music', ['music', 'drum']],
    ['remove the dog', ['dog']],
    ['get rid of the baby', ['crying baby']],
    ['noise', ['speech']],
    ['the background', ['speech']],
  ])('%j asks for all but %j', (query, expected) => {
    expect(parseQuery(query, labels)).toMatchObject({ labels: expected, isAllBut: true, kind: 'UNKNOWN' });
  });

  it('has a name and a kind, if all it asks for are of one', () => {
    const named = (query: string) => {
      const { label, kind } = parseQuery(query, labels);
      return [label, kind];
    };
    expect(named('the dogs and a cat')).toEqual(['dog and cat', 'ANIMAL']);
    expect(named('dog and rain')).toEqual(['dog and rain', 'UNKNOWN']);
    expect(named('speech without rain')).toEqual(['speech', 'HUMAN']);
    expect(named('animals but not dogs')).toEqual(['animal but dog', 'ANIMAL']);
    expect(named('without the rain')).toEqual(['all but rain', 'UNKNOWN']);
  });

  it.each(['', '  ', 'the', 'xylem', 'the fridge', 'without the fridge', 'dog and fridge', 'everything', '???'])(
    'that names nothing known is refused: %j',
    (query) => {
      expect(() => parseQuery(query, labels)).toThrow(UnknownQueryError);
      expect(() => parseQuery(query, labels)).toThrow(ParameterError);
      expect(() => parseQuery(query, labels)).toThrow(/crying baby.*animal \(all of that kind\)/);
    },
  );

  it('that takes away all it asks for is refused', () => {
    expect(() => parseQuery('the dog without the dog', labels)).toThrow(/takes away/);
  });

  it('finds every label by its own name, and by all its other words', () => {
    const kinds = ['animal', 'machine', 'music'];
    for (const { label } of labels.filter((each) => !kinds.includes(each.label))) {
      for (const words of [label, ...(wordsOfLabel[label] ?? [])]) {
        expect(parseQuery(`the ${words}`, labels).labels, words).toEqual([label]);
      }
    }
    expect(Object.keys(wordsOfLabel).filter((each) => !labels.some(({ label }) => label === each))).toEqual([]);
  });

  it('asks for nothing that is not among the labels', () => {
    expect(() => parseQuery('rain', [{ label: 'dog', kind: 'ANIMAL' }])).toThrow(
      /ask for one or several of dog, animal/,
    );
    expect(() => parseQuery('noise', [{ label: 'dog', kind: 'ANIMAL' }])).toThrow(UnknownQueryError);
  });
});

describe('forms of a word', () => {
  it.each([
    ['dogs', 'dog'],
    ['babies', 'baby'],
    ['horses', 'horse'],
    ['waves', 'wave'],
    ['calves', 'calf'],
    ['buses', 'bus'],
    ['barking', 'bark'],
    ['clapping', 'clap'],
    ['sneezing', 'sneeze'],
    ["dog's", 'dog'],
    ['speaking', 'speak'],
  ])('%s may be of %s', (word, base) => {
    expect(wordForms(word)).toContain(base);
    expect(wordForms(word)[0]).toBe(word);
  });
});
