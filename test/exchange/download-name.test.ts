import { expect, test } from 'vitest';
import { downloadName } from '../../src/exchange/download-name.ts';

test.each([
  ['talk.wav', '.TextGrid', 'talk.TextGrid'],
  ['Talk.MP4', '.vtt', 'Talk.vtt'],
  ['tape 1.side b.flac', '_annot.json', 'tape 1.side b_annot.json'],
  ['at 3.30', '.eaf', 'at 3.30.eaf'],
  ['.wav', '.srt', '.wav.srt'],
])('a file of %s that ends in %s is called %s', (title, ending, name) => {
  expect(downloadName(title, ending)).toBe(name);
});
