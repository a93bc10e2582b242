import { statedProbability } from '../mapping.ts';
import { mappings, type LearnedMapping } from '../mappings.ts';
import { settleWithPhrases } from '../phrases/settle-with-phrases.ts';
import type { SettlingInput } from '../settle-lexicon.ts';
import { Verdicts } from '../verdicts.ts';

/** What some situations alone say, in a worker thread. */
export default function settlePast({ situations, verdicts }: SettlingInput): readonly LearnedMapping[] {
  const { state } = settleWithPhrases(situations, { verdicts: new Verdicts(verdicts) });
  return mappings(state, { minimumProbability: statedProbability });
}
