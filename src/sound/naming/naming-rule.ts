/** From which probabilities on what is said. */
export interface NamingRule {
  /** A kind. */
  readonly kind: number;
  /** A label of that kind; below it, the kind is all that is said. */
  readonly label: number;
  /** A label beneath what else sounds, which has no event of its own. */
  readonly beneath: number;
  /** Speech, from which on what the detector takes for voice is nothing else. */
  readonly speech: number;
  /** Where speech is not likely: another kind than HUMAN, of what the detector takes for voice. */
  readonly insteadOfVoice: number;
  /** The same of another label of that kind, such as laughter. */
  readonly insteadOfSpeech: number;
}
