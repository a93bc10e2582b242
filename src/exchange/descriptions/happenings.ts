import type { Participant } from '../../sight/actions/action.ts';
import type { CameraMove } from '../../sight/motion/camera-motion.ts';
import { boxAt } from '../../sight/objects/path.ts';
import { boxArea, type Box } from '../../sight/pictures/picture.ts';
import { lengthOf, sharedSeconds, type TimeSpan } from '../../sound/time-span.ts';
import { placeInWords } from './places.ts';
import { asKnown, asNew, whereIs } from './say-subject.ts';
import type { SeenAction, SeenShot } from './seen.ts';
import type { Subject, Subjects } from './subject.ts';

/** What is less sure is not told, and what is less sure than the other is told with `perhaps`. */
export const leastAction = 0.4;
const sureAction = 0.55;
/** What only people do. */
const peoples = new Set(['nod', 'shake head', 'wave', 'point', 'give', 'take', 'put', 'clap', 'shake hands', 'hug']);

/** What somebody does, as the end of a sentence; of a label that is not here, by the rule. */
const deeds: Readonly<Record<string, string>> = {
  'shake head': 'shakes their head',
  appear: 'comes into view',
  leave: 'leaves the picture',
  approach: 'comes nearer',
  give: 'gives something away',
  take: 'takes something',
  put: 'puts something down',
};
/** With somebody to whom it is done. */
const deedsTo: Readonly<Record<string, string>> = {
  approach: 'goes up to',
  give: 'gives something to',
  point: 'points at',
  take: 'takes',
  put: 'puts down',
};
/** What is opened and closed by whom; mouths and eyes are not told apart. */
const partsOf: Readonly<Partial<Record<Participant['of'], string>>> = { faces: 'their mouth or eyes', hands: 'a hand' };
const opening = new Set(['open', 'close']);

/**
 * `the person on the left gives something to the dog`, `something falls in the middle`
 * @returns the same with less in it as the second: `a person gives something away`
 */
export function sayAction(
  action: SeenAction,
  subjects: Subjects,
  inView: readonly Subject[],
): readonly [string, string] {
  const { label, actor, box, confidence } = action;
  const subject = subjects.of(actor);
  const target = subjects.of(action.target);
  const span = spanOf(action);
  const perhaps = confidence < sureAction && !(subject?.isUnsure ?? false) ? 'perhaps ' : '';
  const part = actor && opening.has(label) ? partsOf[actor.of] : undefined;
  const alone = part === undefined ? (deeds[label] ?? inThirdPerson(label)) : `${inThirdPerson(label)} ${part}`;
  const does =
    target !== undefined && target !== subject && deedsTo[label] !== undefined
      ? `${deedsTo[label]} ${asKnown(target, span, inView)}`
      : alone;
  const isSomeones = peoples.has(label) || (actor !== undefined && actor.of !== 'appearances');
  const who = subject === undefined ? (isSomeones ? 'someone' : 'something') : asNew(subject);
  const short = `${perhaps}${who} ${alone}`;
  if (subject === undefined || label === 'appear') return [`${perhaps}${who} ${does} ${placeInWords(box)}`, short];
  return [`${perhaps}${asKnown(subject, span, inView)} ${does}`, short];
}

/** `wave` → `waves`, `shake hands` → `shakes hands`. */
export function inThirdPerson(label: string): string {
  const [verb = '', ...rest] = label.split(' ');
  const ending = /(?:s|x|z|ch|sh|o)$/u.test(verb) ? 'es' : 's';
  const conjugated = /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}${ending}`;
  return [conjugated, ...rest].join(' ');
}

/** Who comes into view later than the shot. */
export function sayArrival(subject: Subject, shot: SeenShot): string {
  const span = { startSeconds: subject.startSeconds, endSeconds: Math.min(subject.endSeconds, shot.endSeconds) };
  return `${asNew(subject)} is now ${whereIs(subject, span)}`;
}

const leastWay = 0.3;
const leastGrowth = 2.2;
/** So much of it the camera may move meanwhile. */
const mostCamera = 0.3;

/** Where somebody goes in a shot: `the dog moves to the right`; undefined where they stay, or the camera may be what moves. */
export function sayWay(subject: Subject, shot: SeenShot, inView: readonly Subject[]): string | undefined {
  const span = {
    startSeconds: Math.max(subject.startSeconds, shot.startSeconds),
    endSeconds: Math.min(subject.endSeconds, shot.endSeconds),
  };
  const moving = shot.camera.reduce((seconds, motion) => seconds + sharedSeconds(motion, span), 0);
  if (lengthOf(span) <= 0 || moving > mostCamera * lengthOf(span)) return undefined;
  const [from, to] = [boxAt(subject.path, span.startSeconds), boxAt(subject.path, span.endSeconds)];
  const goes = wayBetween(from, to);
  return goes && `${asKnown(subject, { ...span, endSeconds: span.startSeconds + 0.1 }, inView)} ${goes}`;
}

function wayBetween(from: Box, to: Box): string | undefined {
  const [across, down] = [to[0] + to[2] / 2 - from[0] - from[2] / 2, to[1] + to[3] / 2 - from[1] - from[3] / 2];
  if (Math.max(Math.abs(across), Math.abs(down)) >= leastWay) {
    if (Math.abs(across) >= Math.abs(down)) return `moves to the ${across > 0 ? 'right' : 'left'}`;
    return `moves ${down > 0 ? 'down' : 'up'}`;
  }
  const growth = boxArea(to) / Math.max(1e-6, boxArea(from));
  if (growth >= leastGrowth) return 'comes nearer';
  return growth <= 1 / leastGrowth ? 'moves away' : undefined;
}

const moves: Readonly<Record<CameraMove, string>> = {
  PAN_LEFT: 'pans to the left',
  PAN_RIGHT: 'pans to the right',
  TILT_UP: 'tilts up',
  TILT_DOWN: 'tilts down',
  ZOOM_IN: 'moves closer',
  ZOOM_OUT: 'draws back',
  ROLL: 'turns on its side',
  SHAKE: 'shakes',
};

export function sayCamera(move: CameraMove): string {
  return `the camera ${moves[move]}`;
}

/** How a shot comes out of the one before; that it is cut goes without saying. */
export function sayTransition({ transition }: SeenShot): string | undefined {
  if (transition === 'FADE') return 'the picture fades to another';
  return transition === 'DISSOLVE' ? 'the picture dissolves into another' : undefined;
}

function spanOf({ startSeconds, endSeconds }: TimeSpan): TimeSpan {
  return { startSeconds, endSeconds };
}
