import { sameMomentSeconds, type RawTier } from './text-grid-form.ts';

/** From one text to the next; start and end in seconds. */
export type Gap = readonly [startSeconds: number, endSeconds: number];

/**
 * Intervals without a text that `fillGap` does not make by itself: those of gaps that are cut into several, or shorter than what
 * counts as one moment.
 */
export function unusualGaps({ xmin, xmax, spans }: RawTier): Gap[] {
  const unusual: Gap[] = [];
  let former = xmin;
  let silent: Gap[] = [];
  const close = (next: number) => {
    const made = fillGap(former, next, []);
    const same = made.length === silent.length && made.every(([start, end], place) => is(silent[place]!, start, end));
    // A hole, where no interval is, is filled.
    if (!same) unusual.push(...silent);
    silent = [];
  };
  for (const { startSeconds, endSeconds, text } of spans) {
    if (text === '') {
      silent.push([startSeconds, endSeconds]);
      continue;
    }
    close(startSeconds);
    former = endSeconds;
  }
  close(xmax);
  return unusual;
}

function is([start, end]: Gap, startSeconds: number, endSeconds: number): boolean {
  return start === startSeconds && end === endSeconds;
}

/**
 * Intervals without a text, from one text's end to the next one's start.
 * @param cuts those that a file had there, in order of time
 */
export function fillGap(startSeconds: number, endSeconds: number, cuts: readonly Gap[]): Gap[] {
  const gaps: Gap[] = [];
  let former = startSeconds;
  for (const cut of cuts) {
    if (cut[0] - former > sameMomentSeconds) gaps.push([former, cut[0]]);
    gaps.push(cut);
    former = cut[1];
  }
  if (endSeconds - former > sameMomentSeconds) gaps.push([former, endSeconds]);
  return gaps;
}
