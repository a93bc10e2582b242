import type { TimeSpan } from '../../sound/time-span.ts';
import { nameInWords, one, several } from './nouns.ts';
import { nearness, placeInWords } from './places.ts';
import { boxOver, type Subject } from './subject.ts';

/** `big red cup`; `thing` where it has no name. */
export function nounOf({ label, adjectives }: Subject): string {
  const noun = label === null ? 'thing' : nameInWords(label);
  return adjectives === '' ? noun : `${adjectives} ${noun}`;
}

/** As somebody whom nothing was said of: `a dog`, `perhaps a dog`. */
export function asNew(subject: Subject): string {
  return `${subject.isUnsure ? 'perhaps ' : ''}${one(nounOf(subject))}`;
}

/** Where it is over a stretch, and how near where that is plain: `on the left, in the distance`. */
export function whereIs(subject: Subject, span: TimeSpan): string {
  const box = boxOver(subject, span);
  const near = nearness(subject.label, box);
  if (near === 'close up') return near;
  return near === undefined ? placeInWords(box) : `${near} ${placeInWords(box)}`;
}

/**
 * As somebody who is in view: `the dog`, and where there are several of the name, `the dog on the left`.
 * @param inView all who are meanwhile
 */
export function asKnown(subject: Subject, span: TimeSpan, inView: readonly Subject[]): string {
  if (subject.isUnsure || subject.label === null) return asNew(subject);
  const noun = nounOf(subject);
  const alike = inView.filter((each) => each !== subject && each.label === subject.label);
  return alike.length === 0 ? `the ${noun}` : `the ${noun} ${placeInWords(boxOver(subject, span))}`;
}

/** Several of a name, as whom nothing was said of: `two dogs`. */
export function severalAsNew(subjects: readonly Subject[]): string {
  const [first] = subjects;
  const isAlike = subjects.every(({ adjectives }) => adjectives === first!.adjectives);
  const noun = nounOf(isAlike ? first! : { ...first!, adjectives: '' });
  return `${first!.isUnsure ? 'perhaps ' : ''}${several(subjects.length, noun)}`;
}
