import { describe, expect, it } from 'vitest';
import { textGrid } from '../../../../src/exchange/annotations/textgrid/text-grid.ts';
import { textGridFiles } from './text-grid-files.ts';
import { valuesOf } from './text-grid-values.ts';

const options = { durationSeconds: 1 };

describe('a TextGrid that is read and written', () => {
  it('has at least thirty shapes here', () => expect(textGridFiles.length).toBeGreaterThanOrEqual(30));

  it.each(textGridFiles)('says the same: $name', ({ bytes, comesBackAlike }) => {
    const document = textGrid.read(bytes);
    const written = textGrid.write(document, options);
    expect(written.losses).toEqual([]);
    expect(textGrid.read(written.bytes)).toEqual(document);
    if (comesBackAlike) expect(valuesOf(written.bytes)).toEqual(valuesOf(bytes));
  });

  it('is the same to the byte where Praat or a program like it wrote it', () => {
    const same = textGridFiles.filter(({ bytes }) => {
      const written = textGrid.write(textGrid.read(bytes), options).bytes;
      return Buffer.from(written).equals(bytes);
    });
    expect(same.length).toBeGreaterThanOrEqual(20);
  });
});
