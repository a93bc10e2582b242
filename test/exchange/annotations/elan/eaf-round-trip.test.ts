import { describe, expect, it } from 'vitest';
import { eaf } from '../../../../src/exchange/annotations/elan/eaf.ts';
import { eafTree } from './eaf-tree.ts';
import { interlinearEafs } from './interlinear-eafs.ts';
import { speechEafs } from './speech-eafs.ts';
import { vocabularyEafs } from './vocabulary-eafs.ts';

const files = Object.entries({ ...interlinearEafs, ...vocabularyEafs, ...speechEafs });
const options = { durationSeconds: 1 };

describe('an EAF that is read and written', () => {
  it('has at least thirty shapes here', () => expect(files.length).toBeGreaterThanOrEqual(30));

  it.each(files)('has all that it had: %s', (_, text) => {
    const document = eaf.read(new TextEncoder().encode(text));
    const written = eaf.write(document, options);
    expect(written.losses).toEqual([]);
    expect(eafTree(new TextDecoder().decode(written.bytes))).toEqual(eafTree(text));
    expect(eaf.read(written.bytes)).toEqual(document);
  });
});
