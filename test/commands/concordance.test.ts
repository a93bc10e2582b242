import { describe, expect, it } from 'vitest';
import { concordance } from '../../src/commands/concordance.ts';

const line = (before: string, match: string, after: string) => ({
  ...{ file: 'clip.wav', start: 1.25, end: 1.5, respelling: '', confidence: 1, recordingId: 'r', soundEventId: 'e' },
  before: before === '' ? [] : before.split(' '),
  match: match.split(' '),
  after: after === '' ? [] : after.split(' '),
});

describe('concordance', () => {
  it('puts matches below one another, whatever is around them', () => {
    expect(concordance([line('k a', 'n a', ''), line('', 'm u', 't i')]).split('\n')).toEqual([
      'k a  [n a]       clip.wav 1.25',
      '     [m u]  t i  clip.wav 1.25',
    ]);
  });

  it('counts marks that take no column as none', () => {
    const [marked, plain] = concordance([line('ɑ̃ t͡ʃ', 'n̩', 'a'), line('a tt', 'n', 'a')]).split('\n');
    expect(marked!.replaceAll(/\p{M}/gu, '').indexOf('[')).toBe(plain!.indexOf('['));
  });
});
