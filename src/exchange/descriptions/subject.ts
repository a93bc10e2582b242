import { groupedBy } from '../../grouped-by.ts';
import { boxAt, meanBox } from '../../sight/objects/path.ts';
import { expressionsOver } from '../../sight/people/expressions-over.ts';
import { boxArea, overlapArea, type Box } from '../../sight/pictures/picture.ts';
import type { Participant } from '../../sight/actions/action.ts';
import { lengthOf, overlaps, sharedSeconds, type TimeSpan } from '../../sound/time-span.ts';
import { ByTime } from './by-time.ts';
import type { Followed, SeenQuality, SeenThing, WhatIsSeen } from './seen.ts';
import { nameInWords } from './nouns.ts';

/** Somebody or something that sentences speak of: once, however many inferences found it. */
export interface Subject extends Followed {
  /** As the detector says it; null for a thing without a name. */
  readonly label: string | null;
  /** Whether the name is said with `perhaps`. */
  readonly isUnsure: boolean;
  /** `big red` */
  readonly adjectives: string;
  /** Places among the faces. */
  readonly faces: readonly number[];
}

export interface Subjects {
  /** In order of time. */
  readonly byTime: ByTime<Subject>;
  /** @returns undefined where it is not spoken of */
  of(participant: Participant | undefined): Subject | undefined;
}

export const personLabel = 'person';
/** A less sure name is no name. */
const leastName = 0.5;
/** A less sure one is said with `perhaps`. */
const sureName = 0.8;
const leastPerson = 0.4;
const leastSeconds = 0.5;
/** What stands out less is no thing to speak of. */
const leastNameless = 0.4;
/** Larger than this a thing without a name is the backdrop. */
const mostNameless = 0.75;
/** So much of it within another it is part of that. */
const partOf = 0.7;
const leastQuality = 0.6;

/** Who and what is in view: bodies, faces and things that are one person are one. */
export function subjectsOf(seen: WhatIsSeen): Subjects {
  const byParticipant = new Map<string, Subject>();
  const people = peopleOf(seen, byParticipant);
  const qualities = qualitiesByThing(seen.qualities);
  const things = seen.things.flatMap((thing, place) => {
    if (byParticipant.has(keyOf({ of: 'appearances', place })) || lengthOf(thing) < leastSeconds) return [];
    const subject = thingSubject(thing, qualities.get(place) ?? []);
    return subject.label === personLabel ? [] : [{ subject, place }];
  });
  const named = new ByTime([...people, ...things.map(({ subject }) => subject).filter(({ label }) => label !== null)]);
  const kept = things.filter(
    ({ subject }) =>
      subject.label !== null ||
      (isWorthTelling(subject) && !named.during(subject).some((each) => isPart(subject, each))),
  );
  for (const { subject, place } of kept) byParticipant.set(keyOf({ of: 'appearances', place }), subject);
  const all = [...people, ...kept.map(({ subject }) => subject)];
  return {
    byTime: new ByTime(all.sort((a, b) => a.startSeconds - b.startSeconds)),
    of: (participant) => participant && byParticipant.get(keyOf(participant)),
  };
}

/** Where it is over a stretch of time. */
export function boxOver({ path, startSeconds, endSeconds }: Followed, span: TimeSpan): Box {
  const from = Math.max(startSeconds, span.startSeconds);
  const until = Math.min(endSeconds, span.endSeconds);
  return until > from ? meanBox(path, from, until) : boxAt(path, from);
}

/** What a face looks like, where that is plain. */
export function expressionOf(subject: Subject, seen: WhatIsSeen, span: TimeSpan): string | undefined {
  for (const place of subject.faces) {
    const { moments } = seen.faces[place]!;
    const [first] = expressionsOver(moments, span.startSeconds, span.endSeconds);
    if (first !== undefined && first.share >= plainExpression) return looks[first.expression];
  }
  return undefined;
}

const plainExpression = 0.6;
const looks: Readonly<Record<string, string>> = {
  ANGRY: 'angry',
  DISGUSTED: 'disgusted',
  FEARFUL: 'frightened',
  HAPPY: 'happy',
  SAD: 'sad',
  SURPRISED: 'surprised',
};

function keyOf({ of, place }: Participant): string {
  return `${of} ${place}`;
}

interface PersonInTheMaking extends Followed {
  readonly keys: string[];
  readonly faces: number[];
  isUnsure: boolean;
}

/** Bodies first, since they are followed best; then what detectors call a person; then faces that are nobody's yet. */
function peopleOf(seen: WhatIsSeen, byParticipant: Map<string, Subject>): readonly Subject[] {
  const people: PersonInTheMaking[] = [];
  const byTime = new ByTime<PersonInTheMaking>();
  const byFace = new Map<number, PersonInTheMaking>();
  const add = (person: PersonInTheMaking): void => {
    people.push(person);
    byTime.add(person);
  };
  seen.bodies.forEach((body, place) => {
    const key = keyOf({ of: 'bodies', place });
    const isUnsure = body.confidence < leastPerson;
    const person = { ...spanAndPath(body), keys: [key], faces: body.face == null ? [] : [body.face], isUnsure };
    add(person);
    if (body.face != null) byFace.set(body.face, person);
  });
  seen.things.forEach((thing, place) => {
    const confidence = thing.labelConfidence ?? 0;
    if (thing.label !== personLabel || confidence < leastPerson || lengthOf(thing) < leastSeconds) return;
    const key = keyOf({ of: 'appearances', place });
    const same = byTime.during(thing).find((person) => isSame(person, thing));
    if (same === undefined) {
      add({ ...spanAndPath(thing), keys: [key], faces: [], isUnsure: confidence < sureName });
    } else same.keys.push(key);
  });
  seen.faces.forEach((face, place) => {
    const key = keyOf({ of: 'faces', place });
    const owner = byFace.get(place) ?? byTime.during(face).find((each) => isPart(face, each));
    if (owner === undefined) {
      add({ ...spanAndPath(face), keys: [key], faces: [place], isUnsure: false });
      return;
    }
    owner.keys.push(key);
    if (!owner.faces.includes(place)) owner.faces.push(place);
    owner.isUnsure = false;
  });
  seen.hands.forEach(({ body }, place) => {
    if (body !== undefined) people[body]!.keys.push(keyOf({ of: 'hands', place }));
  });
  return people.map(({ keys, ...person }) => {
    const subject: Subject = { ...person, label: personLabel, adjectives: '' };
    for (const key of keys) byParticipant.set(key, subject);
    return subject;
  });
}

function spanAndPath({ startSeconds, endSeconds, path, confidence }: Followed): Followed {
  return { startSeconds, endSeconds, path, confidence };
}

/** What is said of one thing alone, by its place. */
function qualitiesByThing(qualities: readonly SeenQuality[]): ReadonlyMap<number, readonly SeenQuality[]> {
  const sure = qualities.filter(({ confidence, of }) => confidence >= leastQuality && of.length === 1);
  return groupedBy(sure, ({ of }) => of[0]!.place);
}

function thingSubject(thing: SeenThing, qualities: readonly SeenQuality[]): Subject {
  const confidence = thing.labelConfidence ?? 0;
  const isNamed = thing.label != null && nameInWords(thing.label) !== '' && confidence >= leastName;
  return {
    ...spanAndPath(thing),
    label: isNamed ? thing.label : null,
    isUnsure: isNamed && confidence < sureName,
    adjectives: (['SIZE', 'COLOUR'] as const)
      .map((kind) => surest(qualities, kind))
      .filter((word) => word !== undefined)
      .join(' '),
    faces: [],
  };
}

function surest(qualities: readonly SeenQuality[], wanted: SeenQuality['kind']): string | undefined {
  const said = qualities.filter(({ kind }) => kind === wanted);
  return said.toSorted((a, b) => b.confidence - a.confidence)[0]?.label;
}

function isWorthTelling(subject: Subject): boolean {
  return subject.confidence >= leastNameless && boxArea(boxOver(subject, subject)) <= mostNameless;
}

/** Found twice: about the same place for most of the shorter stay. */
function isSame(one: Followed, other: Followed): boolean {
  const span = meeting(one, other);
  if (span === undefined) return false;
  const [a, b] = [boxOver(one, span), boxOver(other, span)];
  return overlapArea(a, b) > 0.5 * Math.min(boxArea(a), boxArea(b));
}

function isPart(part: Followed, whole: Followed): boolean {
  const span = meeting(part, whole);
  if (span === undefined) return false;
  const box = boxOver(part, span);
  return overlapArea(box, boxOver(whole, span)) > partOf * boxArea(box);
}

/** When both are in view, where that is for most of the shorter stay. */
function meeting(one: TimeSpan, other: TimeSpan): TimeSpan | undefined {
  const shorter = Math.min(lengthOf(one), lengthOf(other));
  if (!overlaps(one, other) || sharedSeconds(one, other) < shorter / 2) return undefined;
  return {
    startSeconds: Math.max(one.startSeconds, other.startSeconds),
    endSeconds: Math.min(one.endSeconds, other.endSeconds),
  };
}
