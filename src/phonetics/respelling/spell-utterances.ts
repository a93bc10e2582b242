import type { RunModule } from '../../inference/run-batch.ts';
import type { HeardPhones } from '../phones/phone.ts';
import { spellUtterance, type SpeltUtterance } from './spell-utterance.ts';

/** How each utterance of a recording is read, by the phones that were heard in it. */
const spellUtterances: RunModule<SpeltUtterance> = ({ subjects, inputs }) => {
  const heard = inputs['phones'] as readonly HeardPhones[];
  return Promise.resolve(subjects.map((_, place) => spellUtterance(heard[place]!.phones)));
};

export default spellUtterances;
