import type { Phrase } from './phrases/learn-phrases.ts';
import { settleWithPhrases } from './phrases/settle-with-phrases.ts';
import type { Situation } from './situation.ts';
import { storeState, type StoredState } from './stored-state.ts';
import { Verdicts, type Verdict } from './verdicts.ts';

export interface SettlingInput {
  readonly situations: readonly Situation[];
  readonly verdicts: readonly Verdict[];
}

export interface SettledLexicon {
  readonly state: StoredState;
  readonly phrases: readonly Phrase[];
  /** The phrases that are heard as one form each. */
  readonly units: readonly (readonly string[])[];
}

/** The batch result over a lexicon, in a worker thread: its time grows with all that was ever heard. */
export default function settleLexicon({ situations, verdicts }: SettlingInput): SettledLexicon {
  const { state, phrases, units } = settleWithPhrases(situations, { verdicts: new Verdicts(verdicts) });
  return { state: storeState(state), phrases, units: units.phrases };
}
