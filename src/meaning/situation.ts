import { ParameterError } from '../errors.ts';

/** One form that a stretch of sound may be, with the probability that it is; a token's weights sum to at most 1. */
export interface FormCandidate {
  readonly formId: string;
  /** 0 to 1 */
  readonly weight: number;
}

/** One occurrence of a recurring sound, not yet decided which: its label is a distribution over forms. */
export interface HeardToken {
  readonly tokenId: string;
  readonly forms: readonly FormCandidate[];
}

/** A candidate referent, with the probability that it really was in view at that moment. */
export interface SeenConcept {
  readonly conceptId: string;
  /** 0 to 1 */
  readonly confidence: number;
  /**
   * Probability that somebody's gaze, finger or hand is on it: 0 to 1, 0 unless said. How far such cues are to be
   * trusted is learned.
   */
  readonly cue?: number;
}

/** An utterance with what was in view around it: the unit that word learning counts. */
export interface Situation {
  readonly id: string;
  /**
   * The recording, or another stretch of talk, that this is part of, and its place there, counted from 0. Neighbours
   * tell what is spoken of, and a word repeated beside the same thing tells less than one repeated elsewhere. Absent:
   * it stands alone.
   */
  readonly sequenceId?: string;
  readonly ordinal?: number;
  /** In the order in which they were said. */
  readonly heard: readonly HeardToken[];
  readonly saw: readonly SeenConcept[];
}

/** Every form that may have been heard, as often as it may have been. */
export function* formIdsOf(situations: Iterable<Situation>): Generator<string> {
  for (const { heard } of situations) for (const { forms } of heard) for (const { formId } of forms) yield formId;
}

/** A weight, or a confidence, that is no probability. */
export class SituationError extends ParameterError {
  override readonly code = 'BAD_SITUATION';
  constructor(
    readonly situationId: string,
    reason: string,
  ) {
    super(`situation ${JSON.stringify(situationId)}: ${reason}`);
  }
}

/**
 * What one situation says of forms and concepts as such: each at most once, with the probability that it occurred at
 * all. A word said three times in one breath is one piece of evidence, so tokens of a form join as 1 - Π(1 - weight).
 */
export interface Presence {
  readonly id: string;
  readonly probability: number;
}

/** @returns forms heard, in order of id, those with probability 0 left out. @throws {SituationError} */
export function formsHeard(situation: Situation): Presence[] {
  const absent = new Map<string, number>();
  for (const token of situation.heard) {
    let total = 0;
    for (const { formId, weight } of token.forms) {
      checkProbability(situation, weight, `weight of form ${JSON.stringify(formId)}`);
      total += weight;
      absent.set(formId, (absent.get(formId) ?? 1) * (1 - weight));
    }
    if (total > 1 + 1e-6) {
      const token_ = JSON.stringify(token.tokenId);
      throw new SituationError(situation.id, `the forms of token ${token_} weigh ${total} together; at most 1`);
    }
  }
  return presences(absent);
}

/** A concept in view, and the probability that somebody points it out. */
export interface Sight extends Presence {
  readonly cue: number;
}

/** @returns concepts in view, in order of id, those with probability 0 left out. @throws {SituationError} */
export function conceptsSeen(situation: Situation): Sight[] {
  const absent = new Map<string, number>();
  const cues = new Map<string, number>();
  for (const { conceptId, confidence, cue = 0 } of situation.saw) {
    checkProbability(situation, confidence, `confidence of concept ${JSON.stringify(conceptId)}`);
    checkProbability(situation, cue, `cue of concept ${JSON.stringify(conceptId)}`);
    absent.set(conceptId, Math.min(absent.get(conceptId) ?? 1, 1 - confidence));
    cues.set(conceptId, Math.max(cues.get(conceptId) ?? 0, cue));
  }
  return presences(absent).map(({ id, probability }) => ({ id, probability, cue: cues.get(id)! }));
}

function presences(absent: ReadonlyMap<string, number>): Presence[] {
  const present: Presence[] = [];
  for (const [id, missing] of absent) if (missing < 1) present.push({ id, probability: 1 - missing });
  return present.sort((a, b) => compareIds(a.id, b.id));
}

/** By code unit: the same on every machine and in every locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function checkProbability(situation: Situation, value: number, what: string): void {
  if (!(value >= 0 && value <= 1)) throw new SituationError(situation.id, `${what} is ${value}, not within 0 and 1`);
}
