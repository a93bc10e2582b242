/** A sentence that may be said. */
export interface Remark {
  /** From when on what it says is seen. */
  readonly atSeconds: number;
  /** It is begun no later. */
  readonly latestSeconds: number;
  /** Its shot, by number. */
  readonly shot: number;
  readonly text: string;
  /** The same with less in it, in order of length, the longest first: where there is no time for all of it. */
  readonly shorter: readonly string[];
  /** Without it a listener misses what matters: it is made room for, and the film is held for it. */
  readonly isEssential: boolean;
  /** It tells of something that may be done again in its shot, and is then told again. */
  readonly recurs: boolean;
  /** Which of two that are begun at once comes first; the larger one. */
  readonly weight: number;
}
