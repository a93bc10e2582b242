/**
 * How much of a concept's being in view is left for each form once the other forms of the utterance are heard
 * (noisy-or): "look at the dog" shows a dog, and since "dog" accounts for it, "look" learns nothing from it.
 * @param presence per form: probability that it was heard times probability that it means the concept times the rate
 *   at which named things are in view; each in [0, 1)
 * @param base share of situations with the concept in view, in (0, 1)
 * @returns per form, in (0, 1]: 1 when no other form accounts for the concept, down to `base`
 */
export function shareLeftUnexplained(presence: readonly number[], base: number): number[] {
  const absent = presence.reduce((product, p) => product * (1 - p), 1);
  return presence.map((p) => base / (1 - ((1 - base) * absent) / (1 - p)));
}
