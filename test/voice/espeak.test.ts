import { beforeAll, describe, expect, it } from 'vitest';
import { ParameterError } from '../../src/errors.ts';
import { openVoice } from '../../src/voice/espeak.ts';
import { ipaOfPhones } from '../../src/voice/phones-of-events.ts';
import type { Voice } from '../../src/voice/voice.ts';

const installed = await import('@echogarden/espeak-ng-emscripten').then(
  () => true,
  () => false,
);

describe.skipIf(!installed)('eSpeak NG', () => {
  let voice: Voice;
  beforeAll(async () => {
    voice = await openVoice();
  });

  const energy = (samples: Float32Array): number => samples.reduce((sum, value) => sum + value * value, 0);

  it('speaks mnemonics and says when each phone was', () => {
    const { samples, sampleRateHz, phones } = voice.synthesise("[[nas'efi]]", { voice: 'es', variant: 'f2' });
    expect(ipaOfPhones(phones)).toBe('nasˈefi');
    expect(energy(samples)).toBeGreaterThan(10);
    expect(phones.at(-1)!.endSeconds).toBeLessThanOrEqual(samples.length / sampleRateHz);
    for (const [index, phone] of phones.entries()) {
      expect(phone.endSeconds).toBeGreaterThan(phone.startSeconds);
      if (index > 0) expect(phone.startSeconds).toBeGreaterThanOrEqual(phones[index - 1]!.endSeconds);
    }
  });

  it('gives the same samples to the same question, asked first', async () => {
    const [one, other] = await Promise.all([openVoice(), openVoice()]);
    const settings = { voice: 'es', variant: 'm3', rate: 140 };
    expect(one.synthesise("[[t'amiko]]", settings).samples).toEqual(other.synthesise("[[t'amiko]]", settings).samples);
  });

  it('speaks slower at a lower rate', () => {
    const slow = voice.synthesise('hola', { voice: 'es', rate: 90 });
    const quick = voice.synthesise('hola', { voice: 'es', rate: 250 });
    expect(slow.samples.length).toBeGreaterThan(quick.samples.length * 1.3);
  });

  it('reads markup as text and not as instructions', () => {
    const { phones } = voice.synthesise('<break time="20s"/>', { voice: 'en-us' });
    expect(phones.at(-1)!.endSeconds).toBeLessThan(10);
    expect(ipaOfPhones(voice.synthesise('a & b', { voice: 'en-us' }).phones)).toContain('nd');
  });

  it('finds a voice by name, identifier or language tag', () => {
    const spoken = ['German', 'gmw/de', 'de', 'DE'].map((name) =>
      ipaOfPhones(voice.synthesise('zwei', { voice: name }).phones),
    );
    expect(new Set(spoken)).toEqual(new Set(['tsvˈaɪ']));
  });

  it('answers an empty text with an empty sound', () => {
    expect(voice.synthesise('').phones).toEqual([]);
  });

  it.each([
    [{ voice: 'atlantean' }, /atlantean/],
    [{ voice: '../es' }, /no eSpeak NG voice/],
    [{ voice: 'es', variant: 'f99' }, /f99/],
    [{ rate: 0 }, /rate between 80 and 450, got 0/],
    [{ pitch: NaN }, /pitch between 0 and 99, got NaN/],
  ])('refuses %j', (settings, message) => {
    expect(() => voice.synthesise('a', settings)).toThrow(ParameterError);
    expect(() => voice.synthesise('a', settings)).toThrow(message);
  });

  it('refuses a text that is too long or has a NUL', () => {
    expect(() => voice.synthesise('a'.repeat(10_001))).toThrow(ParameterError);
    expect(() => voice.synthesise('a\0b')).toThrow(ParameterError);
  });

  it('lists voices and variants', () => {
    expect(voice.voices().length).toBeGreaterThan(100);
    expect(voice.voices().find(({ identifier }) => identifier === 'roa/es')?.languages).toContain('es');
    expect(voice.variants()).toEqual(expect.arrayContaining(['f2', 'm3', 'whisper']));
  });
});
