/** The stretch of time that is shown. */
export interface Viewport {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Nobody wants to see less; the samples of 16 kHz lie apart then. */
const leastSpanSeconds = 0.02;

export function spanOf({ startSeconds, endSeconds }: Viewport): number {
  return endSeconds - startSeconds;
}

/** The nearest viewport that lies within the recording. */
export function within(view: Viewport, durationSeconds: number): Viewport {
  const span = Math.min(durationSeconds, Math.max(Math.min(leastSpanSeconds, durationSeconds), spanOf(view)));
  const startSeconds = Math.min(Math.max(0, view.startSeconds), durationSeconds - span);
  return { startSeconds, endSeconds: startSeconds + span };
}

/**
 * What is at `atSeconds` stays where it is.
 * @param factor above 1 shows less
 */
export function zoomed(view: Viewport, factor: number, atSeconds: number, durationSeconds: number): Viewport {
  const span = Math.min(durationSeconds, Math.max(Math.min(leastSpanSeconds, durationSeconds), spanOf(view) / factor));
  const share = spanOf(view) > 0 ? (atSeconds - view.startSeconds) / spanOf(view) : 0.5;
  return within(
    { startSeconds: atSeconds - share * span, endSeconds: atSeconds + (1 - share) * span },
    durationSeconds,
  );
}

export function moved(view: Viewport, bySeconds: number, durationSeconds: number): Viewport {
  return within(
    { startSeconds: view.startSeconds + bySeconds, endSeconds: view.endSeconds + bySeconds },
    durationSeconds,
  );
}

/** Unchanged where the stretch is in view; else moved, and widened where it does not fit, so that it is. */
export function revealing(view: Viewport, from: number, to: number, durationSeconds: number): Viewport {
  if (from >= view.startSeconds && to <= view.endSeconds) return view;
  const span = spanOf(view);
  if (to - from > 0.9 * span) {
    const margin = 0.1 * (to - from);
    return within({ startSeconds: from - margin, endSeconds: to + margin }, durationSeconds);
  }
  const middle = (from + to) / 2;
  return within({ startSeconds: middle - span / 2, endSeconds: middle + span / 2 }, durationSeconds);
}

/** While sound plays: the next page of it when the position leaves the view. */
export function following(view: Viewport, positionSeconds: number, durationSeconds: number): Viewport {
  if (positionSeconds >= view.startSeconds && positionSeconds <= view.endSeconds) return view;
  const startSeconds = positionSeconds - 0.05 * spanOf(view);
  return within({ startSeconds, endSeconds: startSeconds + spanOf(view) }, durationSeconds);
}
