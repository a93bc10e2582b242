import { refuse, type RawTier } from './parse-eaf.ts';

/**
 * Parents before their children, else as in the file.
 * @throws {AnnotationFormatError} a tier without a name or with that of another, a parent that is not there, tiers that are their own parents
 */
export function tiersByName(rawTiers: readonly RawTier[]): ReadonlyMap<string, RawTier> {
  const named = new Map<string, RawTier>();
  for (const tier of rawTiers) {
    const name = tier.attributes.TIER_ID;
    if (name === undefined) refuse(tier, 'a <TIER> has no TIER_ID', 'give it a name');
    if (named.has(name)) refuse(tier, `there are two tiers ${JSON.stringify(name)}`, 'rename one of them');
    named.set(name, tier);
  }
  const ordered = new Map<string, RawTier>();
  for (const [name, tier] of named) {
    const waiting = new Map<string, RawTier>();
    let place: RawTier | undefined = tier;
    let placeName = name;
    while (!ordered.has(placeName)) {
      if (waiting.has(placeName)) {
        refuse(tier, `tier ${JSON.stringify(name)} has itself among its parents`, 'correct PARENT_REF');
      }
      waiting.set(placeName, place);
      const parent: string | undefined = place.attributes.PARENT_REF;
      if (parent === undefined) break;
      place = named.get(parent);
      if (place === undefined) {
        refuse(
          waiting.get(placeName)!,
          `tier ${JSON.stringify(placeName)} has the parent ${JSON.stringify(parent)}, which is not there`,
          'correct PARENT_REF, or add that tier',
        );
      }
      placeName = parent;
    }
    for (const [each, found] of [...waiting].reverse()) ordered.set(each, found);
  }
  return ordered;
}
