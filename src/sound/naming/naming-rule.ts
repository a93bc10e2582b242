/** From which probabilities on what is said. */
export interface NamingRule {
  /** A kind. */
  readonly kind: number;
  /** A label of that kind; below it, the kind is all that is said. */
  readonly label: number;
  /** A label beneath what else sounds, which has no event of its own. */
  readonly beneath: number;
  /** Another label than speech, of what the detector takes for voice, and speech below the rest of it. */
  readonly insteadOfVoice: number;
}
