import { beforeAll, describe, expect, it, vi } from 'vitest';
import { secondsToSay } from '../../../src/exchange/descriptions/description.ts';
import { speakCue } from '../../../src/exchange/descriptions/speak-cue.ts';
import { type MissingDependencyError } from '../../../src/errors.ts';
import type { Voice } from '../../../src/voice/voice.ts';

const installed = await import('@echogarden/espeak-ng-emscripten').then(
  () => true,
  () => false,
);

describe.skipIf(!installed)('a cue is spoken', () => {
  let voice: Voice;
  beforeAll(async () => {
    const { openVoice } = await import('../../../src/voice/espeak.ts');
    voice = await openVoice();
  });

  it.each([
    'A person is on the left, a dog in the middle and a cup on the right.',
    'Perhaps a refrigerator is on the left, a potted plant in the middle and a television on the right.',
    'The person on the right gives something to the person on the left.',
    'Text reads: “Caution: wet floor”.',
    'Nothing can be seen: the picture is dark.',
    'Outdoors at night, two people are in the distance on the left and on the right.',
  ])('within its time: %s', (text) => {
    const seconds = secondsToSay(text);
    const cue = { startSeconds: 3, endSeconds: 3 + seconds, text, isExtended: false };
    const { samples, sampleRateHz } = speakCue(voice, cue, 'en-gb');
    expect(samples.length / sampleRateHz).toBeLessThanOrEqual(seconds);
    expect(samples.length / sampleRateHz).toBeGreaterThan(seconds / 2);
  });

  it('with the brackets of what was read in the picture as they are', () => {
    const text = "Text reads: “[[h@l'oU]]”.";
    const cue = { startSeconds: 0, endSeconds: 3, text, isExtended: true };
    expect(speakCue(voice, cue, 'en-gb').phones.length).toBeGreaterThan(5);
  });
});

describe('without eSpeak NG', () => {
  it('is told what to install', async () => {
    vi.resetModules();
    vi.doMock('@echogarden/espeak-ng-emscripten', () => {
      throw new Error('Cannot find package');
    });
    try {
      const { checkVoice } = await import('../../../src/voice/espeak.ts');
      const fault = await checkVoice().catch((error: unknown) => error as MissingDependencyError);
      expect(fault).toMatchObject({ code: 'MISSING_DEPENDENCY' });
      expect((fault as Error).message).toContain('npm install @echogarden/espeak-ng-emscripten');
    } finally {
      vi.doUnmock('@echogarden/espeak-ng-emscripten');
    }
  });
});
