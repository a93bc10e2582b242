import { describe, expect, it } from 'vitest';
import { hyphenated, spellTogether, spellUtterance } from '../../../src/phonetics/respelling/spell-utterance.ts';

/** Phones one after the other, a tenth of a second each; a number is a pause in seconds. */
function said(...parts: (string | number)[]) {
  let at = 0;
  return parts.flatMap((part) => {
    const startSeconds = at;
    at += typeof part === 'number' ? part : 0.1;
    return typeof part === 'number' ? [] : [{ ipa: part, startSeconds, endSeconds: at }];
  });
}

const greeting = ['a', 'n', 'ɲ', 'ʌ', 'ŋ', 'h', 'a', 's', 'e', 'j', 'o'];

describe('spellUtterance', () => {
  it('writes the Korean greeting as English readers know it', () => {
    const spelt = spellUtterance(said(...greeting));
    expect(spelt).toEqual({ ipa: greeting.join(''), respelling: 'An Nyeong Ha Se Yo' });
    expect(hyphenated(spelt.respelling)).toBe('An-Nyeong-Ha-Se-Yo');
  });

  it('sets off what comes behind a pause, not behind the closure of a stop', () => {
    const spelt = spellUtterance(said('m', 'a', 0.08, 't', 'a', 0.3, 'n', 'o'));
    expect(spelt).toEqual({ ipa: 'mata no', respelling: 'Ma Ta | No' });
    expect(hyphenated(spelt.respelling)).toBe('Ma-Ta No');
  });

  it('writes nothing where nothing was heard', () => {
    expect(spellUtterance([])).toEqual({ ipa: '', respelling: '' });
  });
});

describe('spellTogether', () => {
  it('sets utterances off, and leaves out those without phones', () => {
    const utterances = [said('m', 'a'), [], said('n', 'o', 'm', 'a')].map(spellUtterance);
    expect(spellTogether(utterances)).toEqual({ ipa: 'ma noma', respelling: 'Ma | No Ma' });
    expect(spellTogether([])).toEqual({ ipa: '', respelling: '' });
  });
});
