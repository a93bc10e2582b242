/** What the network makes of a stretch of sound on the way to its phones; 40 ms a frame, the first from 5 ms before the stretch. */
export interface EncoderStates {
  readonly frames: number;
  /** Numbers a frame. */
  readonly width: number;
  /** Shape (frames, width). */
  readonly data: Float32Array;
}

/** Seconds between two frames of {@link EncoderStates}. */
export const STATE_SECONDS = 0.04;

/** States from frame `start` up to `end` (exclusive), clamped, one frame at least; a view, not a copy. */
export function stateSpan({ data, frames, width }: EncoderStates, start: number, end: number): EncoderStates {
  const first = Math.max(0, Math.min(start, frames - 1));
  const last = Math.max(first + 1, Math.min(end, frames));
  return { frames: last - first, width, data: data.subarray(first * width, last * width) };
}
