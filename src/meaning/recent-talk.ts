import type { Bursts } from './bursts.ts';

/** What a sequence under way has just been about, for the online steps. */
export class RecentTalk {
  sequenceId: string | undefined;
  bursts: Bursts | undefined;
  /** Of the last situation: what was in view, and the attention to nothing and to each of them. */
  concepts = new Int32Array(0);
  attention = new Float64Array(0);
}
