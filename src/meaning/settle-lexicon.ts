import { settle } from './settle.ts';
import type { Situation } from './situation.ts';
import { storeState, type StoredState } from './stored-state.ts';
import { Verdicts, type Verdict } from './verdicts.ts';

export interface SettlingInput {
  readonly situations: readonly Situation[];
  readonly verdicts: readonly Verdict[];
}

/** The batch result over a lexicon, in a worker thread: its time grows with all that was ever heard. */
export default function settleLexicon({ situations, verdicts }: SettlingInput): StoredState {
  return storeState(settle(situations, { verdicts: new Verdicts(verdicts) }));
}
