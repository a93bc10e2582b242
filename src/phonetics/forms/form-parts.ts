import { nodeId } from '../../graph/node-id.ts';
import { frameSeconds } from './acoustic-pattern.ts';
import type { FormAssignment, FormCandidate } from './form-membership.ts';
import type { FormState } from './form-state.ts';
import { formsWithin } from './forms-within.ts';
import type { PatternShelf, PatternToken } from './pattern-shelf.ts';

/** A form said inside an utterance: a token of its own beside that of the whole. */
export interface FormPart {
  /** From the whole's id and the place in it. */
  readonly id: string;
  readonly wholeTokenId: string;
  /** From the start of the recording. */
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly candidates: readonly FormCandidate[];
}

/**
 * The forms of a state within utterances that were just put into it. Parts make no forms and change no state: what a
 * form is follows from whole utterances alone.
 * @param assignments of these utterances
 * @returns by the id of the whole, then by time
 */
export function formParts(
  utterances: readonly PatternToken[],
  assignments: readonly FormAssignment[],
  state: FormState,
  shelf: PatternShelf,
): FormPart[] {
  const homes = new Map(assignments.map(({ tokenId, formId }) => [tokenId, formId]));
  return [...utterances]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((whole) => {
      const { startSeconds } = whole.pattern;
      return formsWithin(whole, homes.get(whole.id) ?? '', state, shelf).map(
        ({ startFrame, endFrame, candidates }) => ({
          id: nodeId('token', whole.id, startFrame, endFrame),
          wholeTokenId: whole.id,
          startSeconds: startSeconds + startFrame * frameSeconds,
          endSeconds: startSeconds + endFrame * frameSeconds,
          candidates,
        }),
      );
    });
}
