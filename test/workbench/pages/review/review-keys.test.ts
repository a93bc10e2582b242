import { describe, expect, it } from 'vitest';
import { actionOfKey, type Focus } from '../../../../src/workbench/pages/review/review-keys.ts';

const press = (key: string, code = '', focus: Focus = 'PAGE', more = {}) =>
  actionOfKey({ key, code, isModified: false, isRepeated: false, ...more }, focus);
const confirmed = { kind: 'ANSWER', verdict: 'CONFIRMED' };

describe('keys of review', () => {
  it('answer, play, undo, rename and help', () => {
    expect(press('y')).toEqual(confirmed);
    expect(press('Enter')).toEqual(confirmed);
    expect(press('n')).toEqual({ kind: 'ANSWER', verdict: 'REJECTED' });
    expect(press('u')).toEqual({ kind: 'ANSWER', verdict: 'UNSURE' });
    expect(press(' ')).toEqual({ kind: 'PLAY' });
    expect(press('3', 'Digit3')).toEqual({ kind: 'CLIP', place: 2 });
    expect(press('z')).toEqual({ kind: 'UNDO' });
    expect(press('r')).toEqual({ kind: 'RENAME' });
    expect(press('?', 'Slash')).toEqual({ kind: 'HELP' });
    expect(press('x', 'KeyX')).toBeUndefined();
  });

  it('mean nothing while somebody writes, with a modifier, or held down', () => {
    expect(press('y', 'KeyY', 'TEXT')).toBeUndefined();
    expect(press('z', 'KeyZ', 'PAGE', { isModified: true })).toBeUndefined();
    expect(press('y', 'KeyY', 'PAGE', { isRepeated: true })).toBeUndefined();
  });

  it('leave space and enter to a button, and nothing else', () => {
    expect(press(' ', 'Space', 'CONTROL')).toBeUndefined();
    expect(press('Enter', 'Enter', 'CONTROL')).toBeUndefined();
    expect(press('y', 'KeyY', 'CONTROL')).toEqual(confirmed);
  });

  it('are found by their place on keyboards without Latin letters, and by their letter on all others', () => {
    expect(press('ㅛ', 'KeyY')).toEqual(confirmed);
    expect(press('н', 'KeyY')).toEqual(confirmed);
    // German: where z lies elsewhere, y is written.
    expect(press('y', 'KeyZ')).toEqual(confirmed);
    expect(press('z', 'KeyY')).toEqual({ kind: 'UNDO' });
    // French: digits need shift, and their keys write other signs.
    expect(press('é', 'Digit2')).toEqual({ kind: 'CLIP', place: 1 });
  });
});
