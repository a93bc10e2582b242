import type { SpokenPhone } from './voice.ts';

/** An event of the synthesiser: `id` is a phone in IPA, or empty where there is none (a pause, the end). */
export interface PhoneEvent {
  readonly startSeconds: number;
  readonly id: string;
}

/** Stress marks stand before the phone they belong to; `(en)` marks a switch of language and is no sound. */
const stressed = /^(?:\([a-z-]+\))?([ˈˌ]?)(.*)$/u;

/**
 * Timed phones from the synthesiser's event list, in which each phone lasts until the next event.
 * @param endSeconds where the sound ends, and so the last phone at the latest
 */
export function phonesOfEvents(events: readonly PhoneEvent[], endSeconds: number): SpokenPhone[] {
  const phones: SpokenPhone[] = [];
  for (const [index, event] of events.entries()) {
    const [, mark = '', phone = ''] = stressed.exec(event.id) ?? [];
    const end = Math.min(events[index + 1]?.startSeconds ?? endSeconds, endSeconds);
    if (phone === '' || end <= event.startSeconds) continue;
    phones.push({
      startSeconds: event.startSeconds,
      endSeconds: end,
      phone,
      ...(mark === 'ˈ' ? { stress: 'primary' as const } : mark === 'ˌ' ? { stress: 'secondary' as const } : {}),
    });
  }
  return phones;
}

/** One IPA string, with stress marks before the stressed phone. */
export function ipaOfPhones(phones: readonly SpokenPhone[]): string {
  const marks = { primary: 'ˈ', secondary: 'ˌ' };
  return phones.map(({ phone, stress }) => (stress ? marks[stress] : '') + phone).join('');
}
