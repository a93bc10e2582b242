import { describe, expect, it } from 'vitest';
import { knownSound, parseSoundList, SoundListError } from '../../../src/sound/evaluation/sound-list.ts';
import type { NamedLabel } from '../../../src/sound/naming/sound-namer.ts';

const labels: readonly NamedLabel[] = [
  { label: 'sea waves', kind: 'NATURE' },
  { label: 'dog', kind: 'ANIMAL' },
];

describe('a list of sounds', () => {
  it('has labels with their kinds, kinds, and groups where there are some', () => {
    const list = 'a.wav\tsea waves\tfold 1\n# more\n/b.wav\tMACHINE\nc.wav\tUNKNOWN\tfold 2\n';
    const listed = parseSoundList(list, '/lists/mine.tsv');
    expect(listed.map(({ file, group, line }) => [file, group, line])).toEqual([
      ['/lists/a.wav', 'fold 1', 1],
      ['/b.wav', '', 3],
      ['/lists/c.wav', 'fold 2', 4],
    ]);
    expect(listed.map((each) => knownSound(each, 'mine.tsv', labels))).toEqual([
      { label: 'sea waves', kind: 'NATURE' },
      { kind: 'MACHINE' },
      { kind: 'UNKNOWN' },
    ]);
  });

  it.each([
    ['a.wav', /mine\.tsv, line 1: "" is none of sea waves, dog, HUMAN/],
    ['a.wav\tdog\n\tdog', /line 2: the path is empty/],
    ['a.wav\twolf', /"wolf" is none of/],
    ['a.wav\tdog\t1\t2', /found 4 cells/],
  ])('refuses %j with its place and what there is', (list, message) => {
    const read = () => parseSoundList(list, 'mine.tsv').map((each) => knownSound(each, 'mine.tsv', labels));
    expect(read).toThrow(SoundListError);
    expect(read).toThrow(message);
  });
});
