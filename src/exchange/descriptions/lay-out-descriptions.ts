import type { TimeSpan } from '../../sound/time-span.ts';
import {
  descriptionRules,
  secondsToSay,
  type AudioDescription,
  type DescriptionCue,
  type DescriptionRules,
} from './description.ts';
import { pausesBetween } from './pauses.ts';
import type { Remark } from './remark.ts';

/** What was said so shortly before is not said again, whatever is shown between. */
const sameSeconds = 30;
/** In a shorter pause nothing can be said. */
const leastPauseSeconds = 1;
/** Sentences with less between them are one cue. */
const joiningSeconds = 0.05;

export interface DescribedFilm {
  readonly durationSeconds: number;
  readonly shots: readonly TimeSpan[];
  /** When somebody speaks, who is not to be talked over. */
  readonly speech: readonly TimeSpan[];
}

/**
 * Sentences in the pauses of what is spoken, while what they tell is in view: as many as there is time for, the essential before the others. An
 * essential one that fits in no pause is extended: the film is to be held for it, which is not done too often.
 * @param remarks in order of time, of what begins at once the most important first
 */
export function layOutDescriptions(
  remarks: readonly Remark[],
  film: DescribedFilm,
  rules: DescriptionRules = descriptionRules,
): AudioDescription {
  const layout = new Layout(film, rules);
  const essentials = startsOfEssentials(remarks);
  let leftOut = 0;
  for (const [place, remark] of remarks.entries()) {
    if (!layout.isSaid(remark) && !layout.say(remark, essentials[place]!)) leftOut++;
  }
  // Of a film too short for anything the most important is told all the same.
  const most = layout.cues.length > 0 ? undefined : remarks.toSorted(moreImportant)[0];
  if (most !== undefined) {
    layout.hold(most, most.atSeconds);
    leftOut--;
  }
  return { cues: layout.cues, leftOut };
}

/** What is said so far. */
class Layout {
  readonly cues: DescriptionCue[] = [];
  private readonly pauses: readonly TimeSpan[];
  /** The first pause that is not over. */
  private pause = 0;
  private freeSeconds = 0;
  private heldSeconds = -Infinity;
  /** Of the last cue. */
  private shot = -1;
  private readonly saidSeconds = new Map<string, number>();
  private readonly saidOfShot = new Set<string>();

  constructor(
    private readonly film: DescribedFilm,
    private readonly rules: DescriptionRules,
  ) {
    const { speech, durationSeconds } = film;
    this.pauses = pausesBetween(speech, durationSeconds, rules.marginSeconds, leastPauseSeconds);
  }

  isSaid({ text, shot, atSeconds, recurs }: Remark): boolean {
    if (!recurs && this.saidOfShot.has(`${shot} ${text}`)) return true;
    return Math.max(this.freeSeconds, atSeconds) - (this.saidSeconds.get(text) ?? -Infinity) < sameSeconds;
  }

  /**
   * @param nextSeconds when the next one is to be said that must be
   * @returns whether it is said
   */
  say(remark: Remark, nextSeconds: number): boolean {
    const { pauses, rules } = this;
    const { text, shorter, isEssential, latestSeconds } = remark;
    const shot = this.film.shots[remark.shot]!;
    const atSeconds = Math.max(this.freeSeconds, remark.atSeconds);
    while (this.pause < pauses.length && pauses[this.pause]!.endSeconds <= atSeconds) this.pause++;
    // What need not be said makes room for what must.
    const endSeconds = Math.min(shot.endSeconds + rules.overrunSeconds, isEssential ? Infinity : nextSeconds);
    const room = { atSeconds, latestSeconds, endSeconds };
    for (const variant of [text, ...shorter]) {
      const span = firstRoom(pauses, this.pause, secondsToSay(variant, rules), room);
      if (span === undefined) continue;
      this.add({ ...span, text: variant, isExtended: false }, remark);
      return true;
    }
    const isLong = shot.endSeconds - shot.startSeconds >= rules.heldShotSeconds;
    const isRare = atSeconds - this.heldSeconds >= rules.betweenHoldsSeconds;
    if (!isEssential || !isLong || !isRare || atSeconds > latestSeconds) return false;
    this.hold(remark, atSeconds);
    return true;
  }

  hold(remark: Remark, startSeconds: number): void {
    const endSeconds = startSeconds + this.rules.heldCueSeconds;
    this.add({ startSeconds, endSeconds, text: remark.text, isExtended: true }, remark);
    this.heldSeconds = startSeconds;
  }

  /** Sentences of one shot that follow each other at once are one cue. */
  private add(cue: DescriptionCue, { text, shot }: Remark): void {
    const last = this.cues.at(-1);
    const goesOn =
      last !== undefined &&
      this.shot === shot &&
      !last.isExtended &&
      !cue.isExtended &&
      cue.startSeconds - last.endSeconds <= joiningSeconds &&
      cue.endSeconds - last.startSeconds <= this.rules.mostSeconds;
    if (goesOn) this.cues.pop();
    const { startSeconds } = goesOn ? last : cue;
    this.cues.push({ ...cue, startSeconds, text: goesOn ? `${last.text} ${cue.text}` : cue.text });
    this.shot = shot;
    this.freeSeconds = cue.endSeconds;
    this.saidSeconds.set(text, cue.startSeconds);
    this.saidOfShot.add(`${shot} ${text}`);
  }
}

function moreImportant(one: Remark, other: Remark): number {
  return Number(other.isEssential) - Number(one.isEssential) || other.weight - one.weight;
}

/** For each remark when the next one must be begun that has to be said, and comes later. */
function startsOfEssentials(remarks: readonly Remark[]): readonly number[] {
  const starts: number[] = [];
  let next = Infinity;
  for (const { isEssential, atSeconds } of remarks.toReversed()) {
    starts.push(next);
    if (isEssential) next = atSeconds;
  }
  return starts.reverse();
}

interface Room {
  readonly atSeconds: number;
  readonly latestSeconds: number;
  readonly endSeconds: number;
}

/** @returns undefined where no pause has so much room in time */
function firstRoom(
  pauses: readonly TimeSpan[],
  from: number,
  seconds: number,
  { atSeconds, latestSeconds, endSeconds }: Room,
): TimeSpan | undefined {
  for (let place = from; place < pauses.length; place++) {
    const pause = pauses[place]!;
    const startSeconds = Math.max(pause.startSeconds, atSeconds);
    if (startSeconds > latestSeconds) return undefined;
    const end = startSeconds + seconds;
    if (end <= Math.min(pause.endSeconds, endSeconds)) return { startSeconds, endSeconds: end };
  }
  return undefined;
}
