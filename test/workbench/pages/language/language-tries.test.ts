import { describe, expect, it } from 'vitest';
import { afterTry, inOrder, type LanguageTry } from '../../../../src/workbench/pages/language/language-tries.ts';

const tries: readonly LanguageTry[] = [
  { key: '2', name: 'b.wav', sound: 'blob:2', step: 'LISTENING' },
  { key: '1', name: 'a.wav', sound: 'blob:1', step: 'LISTENING' },
];
const told = {
  __typename: 'LanguageOfClip' as const,
  durationSeconds: 4,
  verdict: { language: 'kaz', confidence: 0.8, shares: [{ language: 'kaz', share: 0.8 }] },
  windows: [],
};

describe('clips whose language was asked for', () => {
  it('are told one by one, whichever is answered first', () => {
    const after = afterTry(tries, '1', told, undefined);
    expect(after.map(({ step }) => step)).toEqual(['LISTENING', 'TOLD']);
    expect(after[1]!.told?.verdict.language).toBe('kaz');
  });

  it('say why where it could not be told: in the words of the refusal, or of what went wrong', () => {
    const refusal = { __typename: 'LanguageOfClipRefused' as const, message: '"a.wav" has no sound track' };
    expect(afterTry(tries, '2', refusal, undefined)[0]).toMatchObject({ step: 'FAILED', message: refusal.message });
    expect(afterTry(tries, '2', undefined, 'away')[0]).toMatchObject({ step: 'FAILED', message: 'away' });
  });

  it('have their windows drawn in the order of the whole', () => {
    const shares = [
      { language: 'rus', share: 0.6 },
      { language: 'new', share: 0.1 },
      { language: 'kaz', share: 0.3 },
    ];
    expect(inOrder(shares, ['kaz', 'rus']).map(({ language }) => language)).toEqual(['kaz', 'rus', 'new']);
  });
});
