import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepTier, proposedTier } from '../../../../src/workbench/pages/recording/last-tier.ts';

describe('the tier that is proposed', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is the one last written to in this recording, while it is there', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    keepTier('r1', 'words');
    keepTier('r1', 'notes');
    expect(proposedTier('r1', ['words', 'notes'])).toBe('notes');
    expect(proposedTier('r1', ['words'])).toBeUndefined();
    expect(proposedTier('r2', ['notes'])).toBeUndefined();
  });

  it('is none where the browser keeps nothing', () => {
    vi.stubGlobal('sessionStorage', undefined);
    keepTier('r1', 'notes');
    expect(proposedTier('r1', ['notes'])).toBeUndefined();
  });
});
