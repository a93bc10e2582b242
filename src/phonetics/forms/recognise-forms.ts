import { compareToForms } from './compare-to-forms.ts';
import { assignToken, formThreshold, type FormCandidate } from './form-membership.ts';
import { formParts, type FormPart } from './form-parts.ts';
import type { FormState } from './form-state.ts';
import type { HeardToken } from './heard-token.ts';
import { PatternShelf } from './pattern-shelf.ts';

export interface RecognitionQuestion {
  readonly state: FormState;
  /** Utterances that are not of the lexicon, ids distinct. */
  readonly tokens: readonly HeardToken[];
}

/** Which known forms an utterance may be, and those inside it. */
export interface RecognisedUtterance {
  readonly tokenId: string;
  /** Of the utterance as a whole, the best first; what their weights lack to 1 is for forms not known. */
  readonly candidates: readonly FormCandidate[];
  /** Known forms said inside it, in order of time. */
  readonly parts: readonly FormPart[];
}

/** Stays with the thread: a second clip against the same forms need not prepare them again. */
const shelf = new PatternShelf();

/** Compares utterances with the forms of a lexicon as a step would, and changes nothing; in a worker thread. */
export default function recogniseForms({ state, tokens }: RecognitionQuestion): readonly RecognisedUtterance[] {
  try {
    return tokens.map((token) => recognise(token, state));
  } finally {
    shelf.rest();
  }
}

function recognise(token: HeardToken, state: FormState): RecognisedUtterance {
  if (token.pattern.frames === 0) return { tokenId: token.id, candidates: [], parts: [] };
  const { distances } = compareToForms(token, state.forms, state.background, shelf);
  const [nearest] = [...distances].sort(([a, left], [b, right]) => left - right || (a < b ? -1 : 1));
  const home = nearest !== undefined && nearest[1] <= formThreshold ? nearest[0] : unknownForm;
  const assignment = assignToken(token.id, home, distances);
  const known = { ...assignment, candidates: assignment.candidates.filter(({ formId }) => formId !== unknownForm) };
  return { tokenId: token.id, candidates: known.candidates, parts: formParts([token], [known], state, shelf) };
}

/** No id of a form. */
const unknownForm = '';
