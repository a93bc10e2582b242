import type { ClusterRedirect } from '../../dsp/follow-clusters.ts';
import type { FormAssignment } from './form-membership.ts';
import { formParts, type FormPart } from './form-parts.ts';
import { emptyFormState, type FormState } from './form-state.ts';
import type { HeardToken } from './heard-token.ts';
import { matchForms, type FormOfTokens } from './match-forms.ts';
import { PatternShelf } from './pattern-shelf.ts';
import { settleForms } from './settle-forms.ts';
import { stepForms } from './step-forms.ts';

export interface FormsQuestion {
  readonly lexiconId: string;
  readonly tokens: readonly HeardToken[];
  /** What a step goes on from; a settling starts anew. */
  readonly state?: FormState;
  /** The forms before a settling: they are followed by redirects. */
  readonly before?: readonly FormOfTokens[];
}

export interface FormsAnswer {
  readonly state: FormState;
  readonly forms: readonly { readonly id: string; readonly medoidTokenId: string }[];
  readonly assignments: readonly FormAssignment[];
  /** Forms said inside these utterances. */
  readonly parts: readonly FormPart[];
  readonly redirects: readonly ClusterRedirect[];
}

/** Stays with the thread, as a model does: what a step measured, the settling after it need not. */
const shelf = new PatternShelf();

/** One step, or a settling where `before` is given; in a worker thread, since tokens are aligned by the thousand. */
export default function advanceForms(question: FormsQuestion): FormsAnswer {
  try {
    return advance(question);
  } finally {
    shelf.rest();
  }
}

function advance({ lexiconId, tokens, state, before }: FormsQuestion): FormsAnswer {
  // What holds no frame was not heard, and belongs to no form.
  const heard = tokens.filter(({ pattern }) => pattern.frames > 0);
  if (before !== undefined) {
    const settled = settleForms(lexiconId, heard, shelf);
    const parts = formParts(heard, settled.assignments, settled.state, shelf);
    return { ...settled, parts, redirects: matchForms(before, settled.forms) };
  }
  const step = stepForms(state ?? emptyFormState(lexiconId), heard, shelf);
  const touched = new Set(step.assignments.map(({ formId }) => formId));
  for (const { toId } of step.redirects) touched.add(toId);
  const parts = formParts(heard, step.assignments, step.state, shelf);
  return { ...step, parts, forms: step.state.forms.filter((form) => touched.has(form.id)) };
}
