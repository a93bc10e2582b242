/** Frames from `start` up to `end`, exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Runs of frames that begin where `opens` and last while `holds` (a Schmitt trigger): a value that hovers about one
 * threshold does not chop a run into pieces.
 */
export function hysteresis(
  frames: number,
  opens: (frame: number) => boolean,
  holds: (frame: number) => boolean,
): Stretch[] {
  const stretches: Stretch[] = [];
  let start = -1;
  for (let frame = 0; frame < frames; frame++) {
    if (start < 0) {
      if (opens(frame)) start = frame;
    } else if (!holds(frame)) {
      stretches.push({ start, end: frame });
      start = opens(frame) ? frame : -1;
    }
  }
  if (start >= 0) stretches.push({ start, end: frames });
  return stretches;
}

/** Neighbours with fewer than `gap` frames between them become one. In order in, in order out. */
export function mergeClose(stretches: readonly Stretch[], gap: number): Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    const last = merged.at(-1);
    if (last !== undefined && stretch.start - last.end < gap) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, stretch.end) };
    } else {
      merged.push(stretch);
    }
  }
  return merged;
}

/** Only those of at least so many frames. */
export function longEnough(stretches: readonly Stretch[], frames: number): Stretch[] {
  return stretches.filter(({ start, end }) => end - start >= frames);
}

/** Each starts so many frames earlier, but not before 0, nor inside the one before it. */
export function beginEarlier(stretches: readonly Stretch[], frames: number): Stretch[] {
  return stretches.map(({ start, end }, i) => ({ start: Math.max(start - frames, stretches[i - 1]?.end ?? 0), end }));
}

/** What `stretches` leave of 0 to `frames`. */
export function gapsBetween(stretches: readonly Stretch[], frames: number): Stretch[] {
  const gaps: Stretch[] = [];
  let from = 0;
  for (const { start, end } of stretches) {
    if (start > from) gaps.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < frames) gaps.push({ start: from, end: frames });
  return gaps;
}
