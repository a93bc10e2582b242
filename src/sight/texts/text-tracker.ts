import { boxIou, resample, type Box, type Picture } from '../pictures/picture.ts';
import { textLikeness } from './edit-distance.ts';
import type { TextFound } from './text-in-view.ts';
import type { Reading } from './text-reader.ts';
import type { TextRegion } from './text-regions.ts';

/** Reads a place of a picture. @returns undefined where nothing can be read there */
export type ReadText = (picture: Picture, place: Box) => Promise<Reading | undefined>;

/** A text that is not seen for longer is gone. */
const longestGapSeconds = 1.25;
/** What stays in one place is read again after this, since it may be a screen on which text changes little by little. */
const readAgainSeconds = 4;
/** Two readings of one text: likeness of letters, and that their places meet. */
const leastLikeness = 0.6;
const leastMeeting = 0.15;
/** Mean difference of grey levels, 0 to 255, below which a place looks the same. */
const sameLook = 9;
const look = { width: 48, height: 12 } as const;
/** A reading that came once and is not this sure is more often a pattern than a text. */
const sureAtOnce = 0.93;
const leastConfidence = 0.78;

interface Place {
  /** Of the region, not of the letters in it. */
  box: Box;
  look: Float32Array;
  /** When it was read last, and what it was; undefined where nothing could be. */
  readSeconds: number;
  seenSeconds: number;
  text: Track | undefined;
}

interface Track {
  readonly startSeconds: number;
  lastSeconds: number;
  seen: number;
  best: Reading;
  box: Box;
  readonly boxSum: [number, number, number, number];
}

/**
 * Follows what is written from picture to picture: a place that looks as it did is not read again, and readings of one text
 * become one statement, with the letters of the surest.
 */
export class TextTracker {
  private places: Place[] = [];
  private tracks: Track[] = [];

  /** @param stepSeconds between two pictures: a text is held to last until the next one */
  constructor(
    private readonly read: ReadText,
    private readonly stepSeconds: number,
  ) {}

  /** @returns texts that have gone */
  async next(picture: Picture, regions: readonly TextRegion[], timeSeconds: number): Promise<readonly TextFound[]> {
    for (const { box } of regions) await this.visit(picture, box, timeSeconds);
    this.places = this.places.filter(({ seenSeconds }) => timeSeconds - seenSeconds <= longestGapSeconds);
    return this.close(({ lastSeconds }) => timeSeconds - lastSeconds > longestGapSeconds);
  }

  /** Texts that are there at the end. */
  finish(): readonly TextFound[] {
    return this.close(() => true);
  }

  private async visit(picture: Picture, box: Box, timeSeconds: number): Promise<void> {
    const seen = lookOf(picture, box);
    const known = this.places.find((place) => boxIou(place.box, box) > 0.6 && difference(place.look, seen) < sameLook);
    if (known && timeSeconds - known.readSeconds < readAgainSeconds) {
      Object.assign(known, { box, look: seen, seenSeconds: timeSeconds });
      if (known.text) this.see(known.text, known.text.box, timeSeconds);
      return;
    }
    const reading = await this.read(picture, box);
    const text = reading && this.place(reading, timeSeconds);
    const place = { box, look: seen, readSeconds: timeSeconds, seenSeconds: timeSeconds, text };
    if (known) Object.assign(known, place);
    else this.places.push(place);
  }

  private place(reading: Reading, timeSeconds: number): Track {
    const same = this.tracks
      .map((track) => ({ track, likeness: textLikeness(track.best.text, reading.text) }))
      .filter(({ track, likeness }) => likeness >= leastLikeness && boxIou(track.box, reading.box) >= leastMeeting)
      .sort((a, b) => b.likeness - a.likeness)[0]?.track;
    if (same) {
      if (worth(reading) > worth(same.best)) same.best = reading;
      this.see(same, reading.box, timeSeconds);
      return same;
    }
    const track: Track = {
      startSeconds: timeSeconds,
      lastSeconds: timeSeconds,
      seen: 1,
      best: reading,
      box: reading.box,
      boxSum: [...reading.box],
    };
    this.tracks.push(track);
    return track;
  }

  private see(track: Track, box: Box, timeSeconds: number): void {
    if (track.lastSeconds === timeSeconds) return;
    track.lastSeconds = timeSeconds;
    track.seen++;
    track.box = box;
    box.forEach((value, i) => (track.boxSum[i]! += value));
  }

  private close(isOver: (track: Track) => boolean): readonly TextFound[] {
    const over = this.tracks.filter(isOver);
    this.tracks = this.tracks.filter((track) => !isOver(track));
    return over.flatMap(({ startSeconds, lastSeconds, seen, best, boxSum }) => {
      const { text, confidence } = best;
      if (confidence < leastConfidence || (seen < 2 && confidence < sureAtOnce)) return [];
      const box = boxSum.map((value) => value / seen) as unknown as Box;
      return [{ startSeconds, endSeconds: lastSeconds + this.stepSeconds, text, confidence, box }];
    });
  }
}

/** Of two readings the surer one, and of two about as sure the longer: less of it was cut or hidden. */
function worth({ confidence, text }: Reading): number {
  return confidence + 0.01 * Math.min(20, text.length);
}

function lookOf(picture: Picture, box: Box): Float32Array {
  const from = [
    box[0] * picture.width,
    box[1] * picture.height,
    box[2] * picture.width,
    box[3] * picture.height,
  ] as const;
  const { pixels } = resample(picture, look.width, look.height, from);
  return Float32Array.from(
    { length: look.width * look.height },
    (_, i) => (pixels[i * 3]! + pixels[i * 3 + 1]! + pixels[i * 3 + 2]!) / 3,
  );
}

function difference(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}
