import { describe, expect, it } from 'vitest';
import { parseUtteranceList, UtteranceListError } from '../../../../src/phonetics/phones/evaluation/utterance-list.ts';

describe('parseUtteranceList', () => {
  it('reads text and IPA, and takes paths from the folder of the list', () => {
    expect(
      parseUtteranceList('a.wav\tfr\tle chat\n\n# no\n/b.wav\tkk\t/s æ l e m/\tsaid slowly\r\n', '/lists/x.tsv'),
    ).toEqual([
      { file: '/lists/a.wav', language: 'fr', said: 'le chat', isIpa: false, group: 'fr' },
      { file: '/b.wav', language: 'kk', said: 's æ l e m', isIpa: true, group: 'said slowly' },
    ]);
  });

  it.each([
    ['a.wav fr text', 'the language is empty'],
    ['a.wav\t\ttext', 'the language is empty'],
    ['a.wav\tfr\t', 'the text or /IPA/ is empty'],
    ['a.wav\tfr\ttext\tgroup\tmore', 'found 5 cells'],
  ])('says what is wrong with %j, and in which line', (line, reason) => {
    const parse = () => parseUtteranceList(`a.wav\tfr\tun\n${line}`, 'x.tsv');
    expect(parse).toThrow(UtteranceListError);
    expect(parse).toThrow(`x.tsv, line 2: ${reason}`);
  });
});
