/** A stretch of a recording, [start, end), in seconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** In order, apart by more than `gapSeconds`, none empty. */
export function united(spans: readonly Span[], gapSeconds = 0): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (!(end > start)) continue;
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end + gapSeconds) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** What lies within 0 to `seconds`. */
export function clipped(spans: readonly Span[], seconds: number): Span[] {
  return spans.flatMap(({ start, end }) => {
    const span = { start: Math.max(0, start), end: Math.min(seconds, end) };
    return span.end > span.start ? [span] : [];
  });
}

/** @param spans united */
export function secondsOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + (end - start), 0);
}

/** @param spans united */
export function holds(spans: readonly Span[], seconds: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= seconds) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= seconds;
}

/** What is in `spans` and not in `others`; both united. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const { start, end } of spans) {
    let from = start;
    while (next < others.length && others[next]!.end <= from) next++;
    for (let i = next; i < others.length && others[i]!.start < end; i++) {
      if (others[i]!.start > from) left.push({ start: from, end: others[i]!.start });
      from = Math.max(from, others[i]!.end);
    }
    if (from < end) left.push({ start: from, end });
  }
  return left;
}

/** Takes stretches out of a recording and closes the gaps: what is after them moves forward. */
export class Cut {
  private readonly before: number[] = [];
  private readonly taken: number;

  /** @param spans united, within the recording */
  constructor(private readonly spans: readonly Span[]) {
    let sum = 0;
    for (const { start, end } of spans) {
      this.before.push(sum);
      sum += end - start;
    }
    this.taken = sum;
  }

  /** Of a recording of so many seconds, how many are left. */
  left(durationSeconds: number): number {
    return durationSeconds - this.taken;
  }

  /** Where a moment has gone; a moment that was taken out is where the cut is. */
  moved(seconds: number): number {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.spans[middle]!.start <= seconds) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return seconds;
    const { start, end } = this.spans[low - 1]!;
    return seconds - this.before[low - 1]! - (Math.min(seconds, end) - start);
  }

  movedSpans(spans: readonly Span[]): Span[] {
    return united(spans.map(({ start, end }) => ({ start: this.moved(start), end: this.moved(end) })));
  }
}
