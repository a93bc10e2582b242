import { settle } from '../settle.ts';
import { statedProbability } from '../mapping.ts';
import { mappings, type LearnedMapping } from '../mappings.ts';
import type { SettlingInput } from '../settle-lexicon.ts';
import { Verdicts } from '../verdicts.ts';

/** What some situations alone say, in a worker thread. */
export default function settlePast({ situations, verdicts }: SettlingInput): readonly LearnedMapping[] {
  const state = settle(situations, { verdicts: new Verdicts(verdicts) });
  return mappings(state, { minimumProbability: statedProbability });
}
