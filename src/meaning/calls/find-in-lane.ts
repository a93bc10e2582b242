import { findCallHypotheses, type CallHypotheses } from './call-hypotheses.ts';
import type { Observations } from './observations.ts';

export interface CallQuestion {
  readonly observations: Observations;
  readonly withinSeconds: number;
}

/** In a worker thread: its time grows with recordings, call types and conditions. */
export default function findInLane({ observations, withinSeconds }: CallQuestion): CallHypotheses {
  return findCallHypotheses(observations, { withinSeconds });
}
