import { overlaps, sharedSeconds, type TimeSpan } from '../../sound/time-span.ts';
import { ByTime } from './by-time.ts';
import { descriptionRules, type DescriptionRules } from './description.ts';
import { leastAction, sayAction, sayArrival, sayCamera, sayTransition, sayWay } from './happenings.ts';
import { sentence } from './nouns.ts';
import { isInView, settingInWords, whatElse, whatIsInView } from './opening.ts';
import type { Remark } from './remark.ts';
import { asKnown } from './say-subject.ts';
import type { SeenAction, SeenScene, SeenShot, SeenText, WhatIsSeen } from './seen.ts';
import { expressionOf, subjectsOf, type Subject, type Subjects } from './subject.ts';

/** Whoever is in view so long after a shot begins was not there from the start. */
const arrivalSeconds = 1.25;
/** Whoever is seen again so soon was not away, */
const goneSeconds = 5;
/** though two ways of one may overlap for so long. */
const lostSeconds = 0.5;
const leastText = 0.75;
/** What is shorter is more often a mark on a wall. */
const leastLetters = 3;
const longestText = 120;
/** Mean luminance below which there is nothing to see. */
const darkest = 0.003;

/** Which of what could be said at once is said first. */
const weights = {
  view: 10,
  text: 9,
  action: 8,
  setting: 7,
  arrival: 6,
  expression: 5,
  dark: 4,
  way: 4,
  others: 3,
  camera: 2,
  transition: 1,
} as const;

interface Known {
  readonly seen: WhatIsSeen;
  readonly subjects: Subjects;
  readonly actions: ByTime<SeenAction>;
  readonly texts: ByTime<SeenText>;
  readonly scenes: ByTime<SeenScene>;
  readonly rules: DescriptionRules;
}

/** A shot with all that is known while it is shown. */
interface Moment extends Known {
  readonly shot: SeenShot;
  readonly place: number;
  /** Where it differs from that of the shot before. */
  readonly setting: string | undefined;
}

/**
 * All that could be said of what is seen, as sentences in the present tense, in order of time; of what begins at once the
 * most important first.
 */
export function remarksOf(seen: WhatIsSeen, rules: DescriptionRules = descriptionRules): readonly Remark[] {
  const known: Known = {
    seen,
    rules,
    subjects: subjectsOf(seen),
    actions: new ByTime(seen.actions.filter(({ confidence }) => confidence >= leastAction)),
    texts: new ByTime(seen.texts.filter(isReadable)),
    scenes: new ByTime(seen.scenes),
  };
  let before: string | undefined;
  return seen.shots.flatMap((shot, place) => {
    const now = settingInWords(sceneOf(known, shot));
    const setting = now === before ? undefined : now;
    before = now ?? before;
    const moment: Moment = { ...known, shot, place, setting };
    return [...openingOf(moment), ...textsOf(moment), ...happeningsOf(moment)].sort(
      (a, b) => a.atSeconds - b.atSeconds || b.weight - a.weight,
    );
  });
}

/** Whether there is nothing but darkness from the beginning to the end. */
export function isDark(seen: WhatIsSeen): boolean {
  return seen.scenes.length > 0 && seen.scenes.every(({ brightness }) => brightness < darkest);
}

function openingOf(moment: Moment): readonly Remark[] {
  const { seen, subjects, shot, setting } = moment;
  const present = subjects.byTime
    .during(shot)
    .filter((subject) => isInView(subject, shot) && subject.startSeconds <= shot.startSeconds + arrivalSeconds);
  const at = (text: string | undefined, kind: keyof typeof weights): readonly Remark[] =>
    text === undefined ? [] : [remark(moment, shot, text, kind)];
  const views = whatIsInView(present, shot);
  const [view, ...shorter] =
    setting === undefined ? views : [...views.map((each) => `${setting}, ${each}`), ...views.slice(-1)];
  const scene = sceneOf(moment, shot);
  const dark = view === undefined && scene !== undefined && scene.brightness < darkest;
  return [
    ...at(view, 'view').map((opening) => ({ ...opening, isEssential: true, shorter: shorter.map(sentence) })),
    ...at(view === undefined && setting !== undefined && !dark ? `the scene is ${setting}` : undefined, 'setting'),
    ...at(dark ? 'the picture is dark' : undefined, 'dark'),
    ...present.flatMap((subject) => {
      const look = expressionOf(subject, seen, shot);
      return at(look && `${asKnown(subject, shot, present)} looks ${look}`, 'expression');
    }),
    ...at(whatElse(present, shot), 'others'),
    ...at(sayTransition(shot), 'transition'),
  ];
}

/** What is written is read out, since who listens cannot read it. */
function textsOf(moment: Moment): readonly Remark[] {
  return moment.texts
    .during(moment.shot)
    .filter((text) => isOfShot(text, moment.shot))
    .map((text) => remark(moment, text, `text reads: “${shortened(text.text)}”`, 'text', true));
}

function happeningsOf(moment: Moment): readonly Remark[] {
  const { subjects, shot, rules } = moment;
  const inShot = subjects.byTime.during(shot).filter((subject) => isInView(subject, shot));
  const during = (span: TimeSpan): readonly Subject[] =>
    subjects.byTime.during(span).filter((subject) => overlaps(subject, shot));
  const actions = moment.actions.during(shot).filter((action) => isOfShot(action, shot));
  const doers = new Set(actions.map(({ actor }) => subjects.of(actor)));
  const named = inShot.filter(({ label }) => label !== null);
  return [
    ...actions.map((action) => {
      const [whole, short] = sayAction(action, subjects, during(action));
      return { ...remark(moment, action, whole, 'action', true, rules.lateSeconds), shorter: [sentence(short)] };
    }),
    ...named
      .filter((subject) => subject.startSeconds > shot.startSeconds + arrivalSeconds)
      .filter((subject) => !doers.has(subject) && !isBack(subject, during(aroundStart(subject))))
      .map((subject) => remark(moment, subject, sayArrival(subject, shot), 'arrival')),
    ...named.flatMap((subject) => {
      const way = doers.has(subject) || subject.isUnsure ? undefined : sayWay(subject, shot, during(subject));
      return way === undefined ? [] : [remark(moment, subject, way, 'way')];
    }),
    ...shot.camera.map((motion) => remark(moment, motion, sayCamera(motion.move), 'camera', false, rules.lateSeconds)),
  ];
}

/** Lost for a moment and found again, as far as names tell; who is unsure may be the other one. */
function isBack(subject: Subject, before: readonly Subject[]): boolean {
  return before.some(
    (each) =>
      each !== subject &&
      each.label === subject.label &&
      (subject.isUnsure || each.endSeconds <= subject.startSeconds + lostSeconds),
  );
}

function aroundStart({ startSeconds }: Subject): TimeSpan {
  return { startSeconds: startSeconds - goneSeconds, endSeconds: startSeconds };
}

/** @param lateSeconds how long after it has ended it may still be told; unless said, while it is in view */
function remark(
  { shot, place }: Moment,
  { startSeconds, endSeconds }: TimeSpan,
  text: string,
  kind: keyof typeof weights,
  isEssential = false,
  lateSeconds = 0,
): Remark {
  return {
    atSeconds: Math.max(startSeconds, shot.startSeconds),
    latestSeconds: Math.min(endSeconds + lateSeconds, shot.endSeconds),
    shot: place,
    text: sentence(text),
    shorter: [],
    isEssential,
    recurs: kind === 'action',
    weight: weights[kind],
  };
}

/** What goes on over a cut is of the shot in which it begins. */
function isOfShot({ startSeconds, endSeconds }: TimeSpan, shot: SeenShot): boolean {
  const middle = (startSeconds + endSeconds) / 2;
  const at = Math.min(startSeconds + 0.2, middle);
  return at >= shot.startSeconds && at < shot.endSeconds;
}

/** Of those of a shot the one that lasts longest in it. */
function sceneOf({ scenes }: Known, shot: SeenShot): SeenScene | undefined {
  return scenes.during(shot).toSorted((a, b) => sharedSeconds(b, shot) - sharedSeconds(a, shot))[0];
}

function isReadable({ text, confidence }: SeenText): boolean {
  return confidence >= leastText && (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastLetters;
}

function shortened(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= longestText ? line : `${letters.slice(0, longestText).join('').trimEnd()}…`;
}
