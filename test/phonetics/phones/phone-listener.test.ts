import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearingRule } from '../../../src/phonetics/phones/hearing-rule.ts';
import type { HeardPhones } from '../../../src/phonetics/phones/phone.ts';
import { PhoneRecogniser } from '../../../src/phonetics/phones/phone-recogniser.ts';
import { PhoneListener } from '../../../src/phonetics/phones/recognise-phones.ts';
import type { HeardSoundEvent } from '../../../src/sound/sound-event.ts';
import { buzz, noise, tone } from '../../dsp/signals.ts';
import { memoryPcm } from '../../../src/media/memory-pcm.ts';
import { joined, silence } from '../../fixtures/wave-file.ts';
import { makeToyModel, toyPhones, type ToyModel } from './toy-model.ts';

let toy: ToyModel;
let recogniser: PhoneRecogniser;
beforeAll(async () => {
  toy = await makeToyModel();
  recogniser = await PhoneRecogniser.load(toy.folder);
});
afterAll(() => toy.remove());

const voiceFrom = (startSeconds: number, endSeconds: number, confidence = 1): HeardSoundEvent => {
  return { startSeconds, endSeconds, label: 'voice', kind: 'HUMAN', confidence };
};
const say = (ipa: keyof typeof toyPhones, seconds: number) => tone(toyPhones[ipa], seconds, 16000, 0.3);

function hear(samples: Float32Array, event = voiceFrom(0, samples.length / 16000), others: HeardSoundEvent[] = []) {
  const events = [...others, event].sort((a, b) => a.startSeconds - b.startSeconds);
  return new PhoneListener(memoryPcm(samples), events, recogniser).hear(event);
}

const ipasOf = ({ phones }: HeardPhones) => phones.map(({ ipa }) => ipa).join('');

describe('PhoneListener', () => {
  it('hears phones in order, each where it was said, and pauses between them', async () => {
    const samples = joined(silence(0.5), say('s', 0.2), say('a', 0.3), silence(0.2), say('i', 0.1), say('u', 0.16));
    const heard = await hear(samples, voiceFrom(0.5, 1.46));
    expect(ipasOf(heard)).toBe(['s', 'a', 'i', 'u'].join(''));
    expect(heard.silence).toBeNull();
    const truth = [0.5, 0.7, 0.7, 1, 1.2, 1.3, 1.3, 1.46];
    const times = heard.phones.flatMap(({ startSeconds, endSeconds }) => [startSeconds, endSeconds]);
    times.forEach((time, place) => expect(Math.abs(time - truth[place]!)).toBeLessThan(0.02));
    for (const { confidence } of heard.phones) expect(confidence).toBeGreaterThan(0.8);
  });

  it('tells other phones where two sound at once, and is less sure', async () => {
    const other = say('i', 0.4);
    const both = say('a', 0.4).map((sample, i) => sample + 1.02 * other[i]!);
    const [phone] = (await hear(both)).phones;
    expect(phone!.confidence).toBeLessThan(0.8);
    expect(phone!.alternatives[0]!.ipa).toBe(phone!.ipa === 'a' ? 'i' : 'a');
    const sum = phone!.alternatives.reduce((total, { confidence }) => total + confidence, phone!.confidence);
    expect(sum).toBeLessThanOrEqual(1);
    expect(sum).toBeGreaterThan(0.6);
  });

  it('gives stress to vowels alone', async () => {
    const { phones } = await hear(joined(say('a', 0.2), say('s', 0.2), say('i', 0.2)));
    expect(phones.map(({ ipa, stress }) => [ipa, stress])).toEqual([
      ['a', 'PRIMARY'],
      ['s', null],
      ['i', 'UNSTRESSED'],
    ]);
  });

  it('measures the tone of voiced vowels in the range of the whole recording', async () => {
    const glide = buzz(220, 110, 0.5);
    const samples = joined(buzz(110, 110, 1), silence(0.3), glide);
    const event = voiceFrom(1.3, 1.8);
    const others = [voiceFrom(0, 1)];
    const { phones } = await hear(samples, event, others);
    // The toy takes the voice for one of its vowels.
    expect(phones.at(-1)!.tone).toBe('51');
    const level = await hear(samples, others[0], [event]);
    expect(level.phones.find(({ tone: course }) => course !== null)?.tone).toBe('11');
  });

  it('hears the edges that the detector of voice cut off, but not its neighbour', async () => {
    const samples = joined(silence(0.2), say('s', 0.05), say('a', 0.25), silence(0.08), say('i', 0.3));
    expect(ipasOf(await hear(samples, voiceFrom(0.25, 0.5), [voiceFrom(0.58, 0.88)]))).toBe('sa');
  });

  it('hears the same phones wherever it has to cut', async () => {
    const ipas = ['a', 's', 'i', 'u', 's', 'a', 'u', 'i'] as const;
    const parts = Array.from({ length: 40 }, (_, place) =>
      joined(say(ipas[place % 8]!, 0.16 + 0.02 * (place % 3)), silence(place % 5 === 4 ? 0.3 : 0)),
    );
    const samples = joined(...parts);
    const event = voiceFrom(0, samples.length / 16000);
    const whole = await new PhoneListener(memoryPcm(samples), [event], recogniser).hear(event);
    expect(whole.phones).toHaveLength(40);
    for (const longestSeconds of [2, 3.3]) {
      const options = { longestSeconds };
      const parted = await new PhoneListener(memoryPcm(samples), [event], recogniser, options).hear(event);
      expect(ipasOf(parted)).toBe(ipasOf(whole));
      parted.phones.forEach(({ startSeconds }, place) =>
        expect(Math.abs(startSeconds - whole.phones[place]!.startSeconds)).toBeLessThan(0.025),
      );
    }
  });

  it.each([
    ['what is no voice', say('a', 0.5), { label: 'noise' }, 'NO_VOICE'],
    ['what is hardly a voice', say('a', 0.5), { confidence: hearingRule.minimumVoice / 2 }, 'NO_VOICE'],
    ['50 ms', say('a', 0.05), {}, 'TOO_SHORT'],
    ['digital silence', silence(1), {}, 'TOO_QUIET'],
    ['what is nearly silent', say('a', 1).map((sample) => sample / 3000), {}, 'TOO_QUIET'],
    ['voice without a phone in it', tone(7000, 1, 16000, 0.1), {}, 'UNSURE'],
    ['white noise', noise(16000, 3, 0.02), {}, 'UNSURE'],
  ] as const)('invents nothing in %s', async (_name, samples, more, why) => {
    expect(await hear(samples, { ...voiceFrom(0, samples.length / 16000), ...more })).toEqual({
      phones: [],
      silence: why,
    });
  });

  it('bears a tenth of a second, clipping, samples that are no numbers, and a recording shorter than it says', async () => {
    expect(ipasOf(await hear(say('a', 0.1)))).toBe('a');
    const clipped = say('a', 0.5).map((sample) => Math.max(-1, Math.min(1, 20 * sample)));
    expect(ipasOf(await hear(clipped))).toContain('a');
    const broken = say('a', 0.5).fill(NaN, 100, 130).fill(Infinity, 4000, 4002);
    expect(ipasOf(await hear(broken))).toContain('a');
    expect(ipasOf(await hear(say('a', 0.5), voiceFrom(0, 3)))).toBe('a');
    expect(await hear(say('a', 0.5), voiceFrom(1, 2))).toEqual({ phones: [], silence: 'TOO_QUIET' });
  });

  it('hears through the telephone what the telephone lets through', async () => {
    // 8 kHz, as it comes out of a decoder: nothing above 4 kHz.
    expect(ipasOf(await hear(joined(say('a', 0.3), say('i', 0.3), say('u', 0.3))))).toBe('aiu');
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    const event = voiceFrom(0, 0.5);
    const listener = new PhoneListener(memoryPcm(say('a', 0.5)), [event], recogniser, { signal });
    await expect(listener.hear(event)).rejects.toThrow(/abort/i);
  });
});
