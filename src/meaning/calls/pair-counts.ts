import { pointOf, type Condition } from './conditions.ts';
import type { Observations } from './observations.ts';
import type { SplitCalls } from './rate-ratio.ts';
import type { RotationDistribution } from './rotations.ts';
import { holds, secondsOf, type Span } from './spans.ts';

/** A moment to listen to. */
export interface Moment {
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What speaks for a pair: calls with the condition, or, where calls stay away, times of it without one. */
export function momentsFor(pair: PairMoments): readonly Moment[] {
  return pair.direction === 'MORE' ? pair.momentsWith : pair.momentsWithout;
}

/** What speaks against it: the other ones. */
export function momentsAgainst(pair: PairMoments): readonly Moment[] {
  return pair.direction === 'MORE' ? pair.momentsWithout : pair.momentsWith;
}

type PairMoments = Pick<PairCounts, 'momentsWith' | 'momentsWithout'> & { readonly direction: 'MORE' | 'LESS' };

/** Of recordings that could show it: those with calls of the type, where the condition held at some times and not at others. */
export interface PairCounts {
  readonly calls: number;
  readonly callsWith: number;
  /** Calls that rotations bring there on average. */
  readonly expectedCallsWith: number;
  readonly recordings: number;
  /** Recordings with more calls there than expected, or with fewer where they are missing. */
  readonly recordingsShowing: number;
  readonly secondsWith: number;
  readonly secondsWithout: number;
  /** How many times it held, and at how many of these a call came. */
  readonly times: number;
  readonly timesWithCall: number;
  /** Some calls with it, and some times of it without one; spread over the recordings. */
  readonly momentsWith: readonly Moment[];
  readonly momentsWithout: readonly Moment[];
}

const mostMoments = 20;

export function countsOf(
  typeId: string,
  condition: Condition,
  informative: ReadonlyMap<number, RotationDistribution>,
  direction: 'MORE' | 'LESS',
  { recordings }: Observations,
): { readonly counts: PairCounts; readonly splits: readonly SplitCalls[] } {
  const splits: SplitCalls[] = [];
  const withCalls: Moment[][] = [];
  const withoutCalls: Moment[][] = [];
  let expected = 0;
  let showing = 0;
  let times = 0;
  let timesWithCall = 0;
  for (const [place, { mean, observed }] of informative) {
    const { id: recordingId, calls } = recordings[place]!;
    const { windows, spans, leftSeconds } = condition.held.get(place)!;
    const heard = calls.filter((call) => call.typeId === typeId);
    const inside = heard.filter((call) => holds(windows, pointOf(call, condition)));
    const insideSeconds = secondsOf(spans);
    splits.push({
      inside: inside.length,
      outside: heard.length - inside.length,
      insideSeconds,
      outsideSeconds: Math.max(0, leftSeconds - insideSeconds),
    });
    expected += mean;
    if (direction === 'MORE' ? observed > mean : observed < mean) showing += 1;
    const momentOf = ({ start, end }: Span): Moment => ({ recordingId, startSeconds: start, endSeconds: end });
    const empty = windows.filter((window) => !inside.some((call) => holds([window], pointOf(call, condition))));
    times += windows.length;
    timesWithCall += windows.length - empty.length;
    withCalls.push(inside.map(momentOf));
    withoutCalls.push(empty.map(momentOf));
  }
  const sum = (count: (split: SplitCalls) => number) => splits.reduce((total, split) => total + count(split), 0);
  return {
    splits,
    counts: {
      calls: sum(({ inside, outside }) => inside + outside),
      callsWith: sum(({ inside }) => inside),
      expectedCallsWith: expected,
      recordings: splits.length,
      recordingsShowing: showing,
      secondsWith: sum(({ insideSeconds }) => insideSeconds),
      secondsWithout: sum(({ outsideSeconds }) => outsideSeconds),
      times,
      timesWithCall,
      momentsWith: spread(withCalls),
      momentsWithout: spread(withoutCalls),
    },
  };
}

/** One of each recording in turn. */
function spread(byRecording: readonly (readonly Moment[])[]): Moment[] {
  const chosen: Moment[] = [];
  const most = byRecording.reduce((longest, { length }) => Math.max(longest, length), 0);
  for (let turn = 0; turn < most && chosen.length < mostMoments; turn++) {
    for (const moments of byRecording) {
      const moment = moments[turn];
      if (moment !== undefined && chosen.length < mostMoments) chosen.push(moment);
    }
  }
  return chosen;
}
