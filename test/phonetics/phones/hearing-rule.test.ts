import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { believable, hearingRule, whyNotListen } from '../../../src/phonetics/phones/hearing-rule.ts';
import type { HeardPhone } from '../../../src/phonetics/phones/phone.ts';

const rule = hearingRule;

function phone(confidence: number, startSeconds: number, endSeconds: number): HeardPhone {
  return { ipa: 'a', confidence, startSeconds, endSeconds, alternatives: [], stress: null, tone: null };
}

describe('whyNotListen', () => {
  it('listens to a voice that is long enough', () => {
    const voice = { isVoice: true, voice: 0.9, seconds: 1 };
    expect(whyNotListen(voice)).toBeNull();
    expect(whyNotListen({ ...voice, isVoice: false })).toBe('NO_VOICE');
    expect(whyNotListen({ ...voice, voice: rule.minimumVoice - 0.01 })).toBe('NO_VOICE');
    expect(whyNotListen({ ...voice, seconds: rule.minimumSeconds / 2 })).toBe('TOO_SHORT');
  });
});

describe('believable', () => {
  it('tells what is sure enough, and leaves single phones out', () => {
    const [sure, unsure] = [phone(0.9, 0, 0.1), phone(rule.minimumConfidence - 0.01, 0.1, 0.2)];
    expect(believable([sure, unsure], 1)).toEqual({ phones: [sure], silence: null });
  });

  it('tells nothing of what is unsure as a whole, weighing long phones more', () => {
    expect(believable([phone(0.9, 0, 0.02), phone(0.16, 0.02, 1)], 1)).toEqual({ phones: [], silence: 'UNSURE' });
    expect(believable([phone(0.4, 0, 1)], 0.4)).toEqual({ phones: [], silence: 'UNSURE' });
    expect(believable([], 1)).toEqual({ phones: [], silence: 'UNSURE' });
  });

  it('is what docs/phones.md says', () => {
    const text = readFileSync(new URL('../../../docs/phones.md', import.meta.url), 'utf8');
    for (const words of [
      `gave it less than ${rule.minimumVoice}`,
      `shorter than ${rule.minimumSeconds * 1000} ms`,
      `below ${rule.minimumLevelDb} dB`,
      `is below ${rule.minimumTrust}, or no phone reaches ${rule.minimumConfidence}`,
      `Single phones below ${rule.minimumConfidence}`,
    ]) {
      expect(text).toContain(words);
    }
  });
});
