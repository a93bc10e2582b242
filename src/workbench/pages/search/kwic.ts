/** A match as a line of a concordance needs it. */
export interface MatchInContext {
  readonly ipa: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly before: readonly { readonly startSeconds: number; readonly type: { readonly ipa: string } }[];
  readonly after: readonly { readonly endSeconds: number; readonly type: { readonly ipa: string } }[];
}

/** Keyword in context: what stands left of it, it, and what stands right. */
export interface KwicLine {
  /** The farthest first; `#` where the utterance begins. */
  readonly left: readonly string[];
  readonly match: string;
  /** The nearest first; `#` where the utterance ends. */
  readonly right: readonly string[];
  /** From the first to the last of what is shown, in seconds. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** @param asked how many phones of each side were asked for: where there are fewer, the utterance ends there */
export function kwicLine({ before, after, ...match }: MatchInContext, asked: number): KwicLine {
  const left = before.map(({ type }) => type.ipa);
  const right = after.map(({ type }) => type.ipa);
  return {
    left: left.length < asked ? ['#', ...left] : left,
    match: match.ipa,
    right: right.length < asked ? [...right, '#'] : right,
    startSeconds: before[0]?.startSeconds ?? match.startSeconds,
    endSeconds: after.at(-1)?.endSeconds ?? match.endSeconds,
  };
}

/** A sound of some tens of milliseconds is not heard as anything without a little around it. */
export function audible(stretch: { readonly startSeconds: number; readonly endSeconds: number }, leastSeconds = 0.35) {
  const missing = Math.max(0, leastSeconds - (stretch.endSeconds - stretch.startSeconds)) / 2;
  return { startSeconds: Math.max(0, stretch.startSeconds - missing), endSeconds: stretch.endSeconds + missing };
}
