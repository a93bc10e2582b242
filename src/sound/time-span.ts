/** From when to when, in seconds from the start of the recording; from another moment only where that is said. */
export interface TimeSpan {
  readonly startSeconds: number;
  readonly endSeconds: number;
}
