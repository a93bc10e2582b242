/**
 * How much of a concept's being in view is left for a form once the other forms of the utterance are heard (noisy-or):
 * "look at the dog" shows a dog, and since "dog" accounts for it, "look" learns nothing from it.
 * @param own probability that the form was heard times probability that it means the concept times the rate at which
 *   named things are in view, in [0, 1)
 * @param absent product over all forms of the utterance, this one too, of 1 - the same
 * @param base share of situations with the concept in view, in (0, 1)
 * @returns in (0, 1]: 1 when no other form accounts for the concept, down to `base`
 */
export function shareLeftUnexplained(own: number, absent: number, base: number): number {
  return base / (1 - ((1 - base) * absent) / (1 - own));
}
