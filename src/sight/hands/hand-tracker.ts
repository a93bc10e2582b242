import type { TurnedSquare } from '../pictures/crop-turned.ts';
import { boxIou, type Box, type Picture } from '../pictures/picture.ts';
import type { ShotGuide } from '../shots/shot-guide.ts';
import type { DetectedHand } from './hand-detector.ts';
import type { HandLandmarks } from './hand-landmarks.ts';
import { boxOfPoints, squareOfPoints, squaresOfBox } from './hand-squares.ts';
import { HandTrack } from './hand-track.ts';
import type { HandFound } from './hand.ts';
import type { WristInView } from './wrists-in-view.ts';

/** What the tracker asks of its networks. */
export interface HandEyes {
  detect(picture: Picture): Promise<readonly DetectedHand[]>;
  measure(picture: Picture, square: TurnedSquare): Promise<HandLandmarks>;
}

/** Wrists that have no hand yet are looked at in every so many frames. */
const probeEvery = 3;
/** The picture is searched in every so many, and in fewer where wrists are in view. */
const detectEvery = 6;
const detectSeldom = 12;
const leastPresence = 0.5;
/** What is taken for a hand that nobody knows yet must be surer. */
const leastPresenceAtFirst = 0.7;
/** As sure as this, no other way to turn the square is tried. */
const surely = 0.9;
const patienceSeconds = 0.5;
/** Two boxes that share more than this are one hand. */
const sameIou = 0.5;
/** A hand that was lost is found again within so many sides of its square. */
const lostReach = 1.5;
const mostFollowed = 6;
const mostProbes = 4;
/** Hands that are smaller than half of this, pixels, have no fingers to be seen. */
const leastSide = 24;

/** Follows hands through a video, many frames a second. What is held at once is what is in view. */
export class HandTracker {
  private tracks: HandTrack[] = [];
  private frames = 0;

  constructor(
    private readonly eyes: HandEyes,
    private readonly ratePerSecond: number,
    private readonly guide: ShotGuide,
  ) {}

  /** @returns hands that went before this frame */
  async next(picture: Picture, timeSeconds: number, wrists: readonly WristInView[]): Promise<readonly HandFound[]> {
    const shotEnd = this.guide.endSeconds;
    const isCut = this.guide.isCutBefore(timeSeconds);
    const ended = isCut ? this.closeAll(shotEnd) : [];
    if (isCut) this.frames = 0;
    for (const track of this.tracks) {
      const seen = await this.eyes.measure(picture, track.square);
      if (seen.presence >= leastPresence) track.see(picture, timeSeconds, seen, wrists);
    }
    ended.push(...this.closeDoubles(timeSeconds));
    const isSomeLost = this.tracks.some((track) => track.lastSeconds < timeSeconds);
    if (isSomeLost || this.frames % probeEvery === 0) await this.probe(picture, timeSeconds, wrists);
    if (this.frames % (wrists.length > 0 ? detectSeldom : detectEvery) === 0) {
      await this.search(picture, timeSeconds, wrists);
    }
    this.frames++;
    this.tracks = this.tracks.filter((track) => {
      const isGone = timeSeconds - track.lastSeconds > patienceSeconds;
      if (isGone) ended.push(...this.close(track, this.guide.endSeconds));
      return !isGone;
    });
    return ended;
  }

  /** At the end of a shot or of the video. */
  closeAll(shotEndSeconds = this.guide.endSeconds): HandFound[] {
    const ended = this.tracks.flatMap((track) => this.close(track, shotEndSeconds));
    this.tracks = [];
    return ended;
  }

  private close(track: HandTrack, shotEndSeconds: number): HandFound[] {
    const closed = track.close(Math.min(track.lastSeconds + 1 / this.ratePerSecond, shotEndSeconds));
    return closed ? [closed] : [];
  }

  /** Where two tracks have run into one hand, the older keeps it. */
  private closeDoubles(timeSeconds: number): HandFound[] {
    const kept: HandTrack[] = [];
    const ended: HandFound[] = [];
    for (const track of this.tracks.toSorted((a, b) => b.age - a.age)) {
      const isDouble =
        track.lastSeconds === timeSeconds &&
        kept.some((other) => other.lastSeconds === timeSeconds && boxIou(other.box, track.box) > sameIou);
      if (isDouble) ended.push(...this.close(track, this.guide.endSeconds));
      else kept.push(track);
    }
    this.tracks = kept;
    return ended;
  }

  /** Hands at the ends of forearms, the largest first. */
  private async probe(picture: Picture, timeSeconds: number, wrists: readonly WristInView[]): Promise<void> {
    const squares = wrists
      .filter((wrist) => !this.hasHand(wrist, timeSeconds))
      .flatMap(({ square }) => (square && square.side >= leastSide ? [square] : []))
      .sort((a, b) => b.side - a.side);
    for (const square of squares.slice(0, mostProbes)) {
      await this.take(picture, timeSeconds, await this.eyes.measure(picture, square), wrists);
    }
  }

  private hasHand({ x, y }: WristInView, timeSeconds: number): boolean {
    return this.tracks.some(
      ({ lastSeconds, square }) =>
        lastSeconds === timeSeconds && Math.hypot(square.x - x, square.y - y) < 0.75 * square.side,
    );
  }

  private async search(picture: Picture, timeSeconds: number, wrists: readonly WristInView[]): Promise<void> {
    for (const { box } of await this.eyes.detect(picture)) {
      if (this.tracks.some((track) => track.lastSeconds === timeSeconds && isAbout(track.box, box))) continue;
      let best: HandLandmarks | undefined;
      for (const square of squaresOfBox(picture, box)) {
        const seen = await this.eyes.measure(picture, square);
        if (!best || seen.presence > best.presence) best = seen;
        if (best.presence >= surely) break;
      }
      if (best) await this.take(picture, timeSeconds, best, wrists);
    }
  }

  /** Looks again where a hand may be: as it is turned, it must still be one. */
  private async take(
    picture: Picture,
    timeSeconds: number,
    first: HandLandmarks,
    wrists: readonly WristInView[],
  ): Promise<void> {
    if (first.presence < leastPresence) return;
    const square = squareOfPoints(first.points);
    if (square.side < leastSide) return;
    const seen = await this.eyes.measure(picture, square);
    if (seen.presence < leastPresenceAtFirst) return;
    const box = boxOfPoints(picture, seen.points);
    const inView = this.tracks.filter(({ lastSeconds }) => lastSeconds === timeSeconds);
    if (inView.some((track) => boxIou(track.box, box) > sameIou)) return;
    const lost = this.tracks.find(
      (track) =>
        track.lastSeconds < timeSeconds &&
        Math.hypot(track.square.x - square.x, track.square.y - square.y) < lostReach * track.square.side,
    );
    const track = lost ?? this.begun(timeSeconds, square);
    track?.see(picture, timeSeconds, seen, wrists);
  }

  private begun(timeSeconds: number, square: TurnedSquare): HandTrack | undefined {
    if (this.tracks.length >= mostFollowed) return undefined;
    const { startSeconds } = this.guide;
    const isFirst = timeSeconds - startSeconds < probeEvery / this.ratePerSecond;
    const start = isFirst ? Math.min(timeSeconds, startSeconds) : timeSeconds;
    const track = new HandTrack(start, timeSeconds, this.ratePerSecond, square);
    this.tracks.push(track);
    return track;
  }
}

/** Whether what is found holds the middle of what is known, whose box may be far smaller or larger. */
function isAbout([x, y, width, height]: Box, [left, top, w, h]: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return middleX > left && middleY > top && middleX < left + w && middleY < top + h;
}
