import { CompanyTable } from './company-table.ts';
import { ConceptTable } from './concept-table.ts';
import { FormTable } from './form-table.ts';
import type { Habits } from './habits.ts';
import { learnerParameters, type LearnerParameters } from './learner-parameters.ts';
import { PairTable } from './pair-table.ts';
import { RecentTalk } from './recent-talk.ts';
import { SituationTable } from './situation-table.ts';
import { Surroundings } from './surroundings.ts';

/** All that the learner remembers: its size goes with distinct pairs, never with the number of situations. */
export class LearnerState {
  situations = 0;
  /** Sum over forms of the probability that they refer to anything. */
  referring = 0;
  /** Sum over pairs of the squared probability: how many forms a thing has, summed over things. */
  claims = 0;
  /** Learned by settling, and kept by the online steps that follow. */
  habits: Habits;
  readonly forms = new FormTable();
  readonly concepts = new ConceptTable();
  readonly pairs = new PairTable();
  readonly company = new CompanyTable();
  readonly surroundings = new Surroundings();
  /** What the sequence under way has just been about. Never stored: what is restored begins a sequence anew. */
  readonly recent = new RecentTalk();
  /** The situation being taken in; here only so that it need not be made anew each time. */
  readonly incoming = new SituationTable();

  constructor({ presentWhenNamed, attention, kinship }: LearnerParameters = learnerParameters) {
    const { stay, none, cueTrust } = attention;
    this.habits = { presentWhenNamed, stay, none, cueTrust, kinship: kinship.share };
  }
}

export function emptyState(parameters: LearnerParameters = learnerParameters): LearnerState {
  return new LearnerState(parameters);
}
