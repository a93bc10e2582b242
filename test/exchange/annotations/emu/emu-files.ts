/** Bundles in the shapes that EMU databases have, made here. */
type Labels = readonly (readonly [name: string, value: string])[];

let id = 0;
const labelled = (labels: Labels, more: object) => ({
  id: ++id,
  ...more,
  labels: labels.map(([name, value]) => ({ name, value })),
});
const segment = (sampleStart: number, sampleDur: number, ...labels: Labels) =>
  labelled(labels, { sampleStart, sampleDur });
const event = (samplePoint: number, ...labels: Labels) => labelled(labels, { samplePoint });
const item = (...labels: Labels) => labelled(labels, {});

type Item = ReturnType<typeof labelled>;

const level = (name: string, type: string, items: readonly Item[], more = {}) => ({ name, type, items, ...more });
const link = (from: Item, to: Item, more = {}) => ({ fromID: from.id, toID: to.id, ...more });
const bundle = (name: string, levels: readonly object[], links: readonly object[], more = {}) => ({
  name,
  annotates: `${name}.wav`,
  sampleRate: 20_000,
  levels,
  links,
  ...more,
});

/** Utterance, words with three labels, syllables, phonemes, segments, and tones that hang on syllables. */
function hierarchy() {
  const utterance = item(['Utterance', '']);
  const words = [
    item(['Word', 'F'], ['Accent', 'S'], ['Text', 'amongst']),
    item(['Word', 'C'], ['Accent', 'W'], ['Text', 'her']),
  ];
  const syllables = [item(['Syllable', 'W']), item(['Syllable', 'S']), item(['Syllable', 'W'])];
  const phonemes = ['V', 'm', 'V', 'N', '@:'].map((each) => item(['Phoneme', each]));
  const segments = [
    [3749, 1389, 'V'],
    [5139, 1664, 'm'],
    [6804, 1729, 'V'],
    [8534, 600, 'N'],
    [9135, 864, '@:'],
    [10_000, 99, 'H'],
  ].map(([start, length, text]) => segment(start as number, length as number, ['Phonetic', text as string]));
  const tones = [event(8381, ['Tone', 'H*']), event(9900, ['Tone', 'L-'])];
  return bundle(
    'msajc003',
    [
      level('Utterance', 'ITEM', [utterance]),
      level('Word', 'ITEM', words),
      level('Syllable', 'ITEM', syllables),
      level('Phoneme', 'ITEM', phonemes),
      level('Phonetic', 'SEGMENT', segments),
      level('Tone', 'EVENT', tones),
    ],
    [
      ...words.map((each) => link(utterance, each)),
      link(words[0]!, syllables[0]!),
      link(words[0]!, syllables[1]!),
      link(words[1]!, syllables[2]!),
      ...[0, 1, 1, 1, 2].map((above, place) => link(syllables[above]!, phonemes[place]!)),
      ...phonemes.map((each, place) => link(each, segments[place]!)),
      // One phoneme said by two segments, one segment that is of two phonemes.
      link(phonemes[4]!, segments[5]!),
      link(phonemes[3]!, segments[4]!),
      link(syllables[1]!, tones[0]!),
    ],
  );
}

function bottomUp() {
  const phones = [segment(0, 99, ['MAU', 'p']), segment(100, 99, ['MAU', 'a'])];
  const words = [item(['ORT', 'pa'], ['KAN', 'p a'])];
  return bundle(
    'bas_0001',
    [level('MAU', 'SEGMENT', phones), level('ORT', 'ITEM', words)],
    phones.map((each) => link(words[0]!, each)),
    { sampleRate: 16_000 },
  );
}

const files: Readonly<Record<string, () => object>> = {
  hierarchy,
  'levels from below': bottomUp,
  'segments alone': () =>
    bundle('s', [level('Seg', 'SEGMENT', [segment(0, 480, ['Seg', 'a']), segment(481, 0, ['Seg', ''])])], []),
  'segments with silence between': () =>
    bundle('s', [level('Seg', 'SEGMENT', [segment(10, 5, ['Seg', 'a']), segment(400, 5, ['Seg', 'b'])])], []),
  'events alone': () =>
    bundle('e', [level('Burst', 'EVENT', [event(0, ['Burst', 'x']), event(77, ['Burst', 'y'])])], []),
  'items without any time': () => {
    const [a, b] = [item(['Up', 'x']), item(['Down', 'y'])];
    return bundle('i', [level('Up', 'ITEM', [a]), level('Down', 'ITEM', [b])], [link(a, b)]);
  },
  'levels without items': () =>
    bundle('empty', [level('A', 'ITEM', []), level('B', 'SEGMENT', []), level('C', 'EVENT', [])], []),
  'no levels': () => bundle('none', [], []),
  'labels by other names, and none': () =>
    bundle('l', [level('L', 'SEGMENT', [segment(1, 2, ['M', 'm'], ['N', 'n']), segment(3, 2)])], []),
  'values that nobody knows': () => {
    const [a, b] = [item(['Up', 'x']), segment(1, 1, ['Down', '<b>"y"</b>\n'])];
    return bundle(
      'u',
      [level('Up', 'ITEM', [{ ...a, certainty: 0.5 } as Item], { colour: 'red' }), level('Down', 'SEGMENT', [b])],
      [link(a, b, { since: 1 })],
      { madeBy: ['us'] },
    );
  },
};

export const emuFiles: readonly (readonly [name: string, file: object])[] = Object.entries(files).map(
  ([name, make]) => {
    id = 0;
    return [name, make()];
  },
);
