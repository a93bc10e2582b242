import { tagOf } from '../explanation/names.ts';
import type { Alternative } from './alternatives.ts';
import type { CallHypothesis } from './call-hypotheses.ts';
import type { ConditionSource, Relation } from './observations.ts';

/** What a person calls a concept, by its id. */
export type ConceptNames = (conceptId: string) => string;

interface Condition {
  readonly source: ConditionSource;
  readonly relation: Relation;
}

/** A call has no name of its own: the beginning of its form's id tells it from others. */
export function nameOfCallType(formId: string): string {
  return `call type ${tagOf(formId)}`;
}

export function nameOfSource({ kind, id }: ConditionSource, nameOf: ConceptNames): string {
  switch (kind) {
    case 'VIEW':
      return nameOf(id);
    case 'BEHAVIOUR':
      return `“${id}”`;
    case 'CALL':
      return nameOfCallType(id);
    case 'SOUND':
      return nameOfSound(id);
  }
}

function nameOfSound(id: string): string {
  const [kind, ...label] = id.split(' ');
  const source = kind === 'UNKNOWN' || kind === undefined ? '' : `${kind.toLowerCase()} `;
  return `another sound (${source}${label.join(' ')})`;
}

const verbs: Readonly<
  Record<ConditionSource['kind'], { readonly lasts: string; readonly starts: string; readonly ends: string }>
> = {
  VIEW: { lasts: 'is in view', starts: 'comes into view', ends: 'goes out of view' },
  BEHAVIOUR: { lasts: 'lasts', starts: 'begins', ends: 'ends' },
  SOUND: { lasts: 'lasts', starts: 'begins', ends: 'ends' },
  CALL: { lasts: 'lasts', starts: 'begins', ends: 'ends' },
};

/** Such as "within 5 s after Hawk comes into view". */
export function phraseOf({ source, relation }: Condition, withinSeconds: number, nameOf: ConceptNames): string {
  const name = nameOfSource(source, nameOf);
  const { lasts, starts, ends } = verbs[source.kind];
  const within = `within ${numberText(withinSeconds)} s`;
  switch (relation) {
    case 'WHILE':
      return `while ${name} ${lasts}`;
    case 'AFTER_START':
      return `${within} after ${name} ${starts}`;
    case 'AFTER_END':
      return `${within} after ${name} ${ends}`;
    case 'BEFORE_START':
      return `${within} before ${name} ${starts}`;
    case 'BEFORE_END':
      return `${within} before ${name} ${ends}`;
  }
}

/** All of a hypothesis in words. Of what a call is for it says nothing. */
export function sentenceOf(hypothesis: CallHypothesis, withinSeconds: number, nameOf: ConceptNames): string {
  const { typeId, ratio, calls, callsWith, expectedCallsWith, recordings, recordingsShowing, alternatives } =
    hypothesis;
  const phrase = phraseOf(hypothesis, withinSeconds, nameOf);
  const times = `${numberText(ratio.ratio)} times (${numberText(ratio.low)} to ${numberText(ratio.high)})`;
  const counts =
    `${callsWith} of ${calls} calls, where ${numberText(expectedCallsWith)} are expected by chance, ` +
    `in ${recordingsShowing} of ${recordings} ${recordings === 1 ? 'recording' : 'recordings'}`;
  const claim = `${nameOfCallType(typeId)} is given ${times} as often ${phrase} as at other times: ${counts}`;
  const others = alternatives.map((other) => phraseOf(other, withinSeconds, nameOf));
  const explained = alternatives.filter(({ kind }) => kind === 'EXPLAINS').length;
  const also = [
    ...(explained > 0 ? [`It may be no more than this: ${listText(others.slice(0, explained))}.`] : []),
    ...(explained < others.length ? [`It cannot be told apart from: ${listText(others.slice(explained))}.`] : []),
  ];
  return [`${standingText(hypothesis)}: ${claim}.`, ...also].join(' ');
}

function standingText({ standing, falseDiscoveryRate }: CallHypothesis): string {
  switch (standing) {
    case 'HYPOTHESIS':
      return `Hypothesis (q ${falseDiscoveryRate < 0.001 ? 'below 0.001' : falseDiscoveryRate.toFixed(3)})`;
    case 'SEEN_ONCE':
      return 'Seen in one recording only, which tells nothing of others';
    case 'MAY_BE_CHANCE':
      return 'May be chance, among so many pairs';
  }
}

/** What to observe next, to tell a condition from another one. */
export function separatingText(
  condition: Condition,
  { source, relation, secondsWithoutOther, otherSecondsWithout }: Alternative,
  withinSeconds: number,
  nameOf: ConceptNames,
): string {
  const mine = phraseOf(condition, withinSeconds, nameOf);
  const theirs = phraseOf({ source, relation }, withinSeconds, nameOf);
  return (
    `Recordings with calls of a time ${mine}, but not ${theirs} (${secondsText(secondsWithoutOther)} so far), ` +
    `and the other way round (${secondsText(otherSecondsWithout)} so far).`
  );
}

function secondsText(seconds: number): string {
  return seconds === 0 ? 'none' : `${numberText(seconds)} s`;
}

/** Two digits that count. */
function numberText(value: number): string {
  return value >= 10 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}

function listText(items: readonly string[]): string {
  return items.join('; ');
}
