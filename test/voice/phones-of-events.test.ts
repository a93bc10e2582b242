import { describe, expect, it } from 'vitest';
import { ipaOfPhones, phonesOfEvents } from '../../src/voice/phones-of-events.ts';

describe('phonesOfEvents', () => {
  it('ends a phone where the next event begins, and the last one with the sound', () => {
    const phones = phonesOfEvents(
      [
        { startSeconds: 0, id: 't' },
        { startSeconds: 0.1, id: 'ˈa' },
      ],
      0.3,
    );
    expect(phones).toEqual([
      { startSeconds: 0, endSeconds: 0.1, phone: 't' },
      { startSeconds: 0.1, endSeconds: 0.3, phone: 'a', stress: 'primary' },
    ]);
    expect(ipaOfPhones(phones)).toBe('tˈa');
  });

  it('leaves pauses out, so that they are gaps', () => {
    const phones = phonesOfEvents(
      [
        { startSeconds: 0, id: 'a' },
        { startSeconds: 0.2, id: '' },
        { startSeconds: 0.5, id: 'ˌo' },
        { startSeconds: 0.6, id: '' },
      ],
      0.7,
    );
    expect(phones.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [0, 0.2],
      [0.5, 0.6],
    ]);
  });

  it('drops the mark of a language switch', () => {
    expect(phonesOfEvents([{ startSeconds: 0, id: '(en)ˈaɪ' }], 1)[0]).toMatchObject({
      phone: 'aɪ',
      stress: 'primary',
    });
    expect(phonesOfEvents([{ startSeconds: 0, id: '(en)' }], 1)).toEqual([]);
  });
});
