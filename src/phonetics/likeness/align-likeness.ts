import type { TimeSpan } from '../../sound/time-span.ts';
import { alignPhones, pairingGap, type PhonePair } from '../phones/articulatory-alignment.ts';
import type { HeardPhone } from '../phones/phone.ts';

/**
 * Why two stretches sound alike, as far as phones say: which phone of one is in the place of which phone of the other.
 * @returns null where either has no phones
 */
export function alignLikeness(
  example: readonly HeardPhone[],
  found: readonly HeardPhone[],
): { readonly pairs: readonly PhonePair[]; readonly likeness: number } | null {
  if (example.length === 0 || found.length === 0) return null;
  const { pairs, cost } = alignPhones(ipas(example), ipas(found), { gap: pairingGap });
  return { pairs, likeness: 1 - Math.min(1, cost / pairs.length / pairingGap) };
}

/** Phones of which more than half lies in a stretch. */
export function phonesWithin<Phone extends TimeSpan>(
  phones: readonly Phone[],
  { startSeconds, endSeconds }: TimeSpan,
): Phone[] {
  return phones.filter((phone) => {
    const middle = (phone.startSeconds + phone.endSeconds) / 2;
    return middle >= startSeconds && middle <= endSeconds;
  });
}

function ipas(phones: readonly HeardPhone[]): string[] {
  return phones.map(({ ipa }) => ipa);
}
