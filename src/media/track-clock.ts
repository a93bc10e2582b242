import type { Track } from './probe-media.ts';

/** Containers whose clock may jump: ffmpeg starts their time at the first packet of the tracks that it decodes. */
const CLOCK_MAY_JUMP = new Set(['mpegts', 'mpeg', 'ogg']);

/**
 * What to add to the times that ffmpeg gives one track decoded alone, so that they count from the recording's start,
 * which is the start of its earliest track. Without it the sound of a broadcast recording would come too early.
 */
export function clockCorrectionSeconds(container: string, track: Track): number {
  return CLOCK_MAY_JUMP.has(container) ? track.offsetSeconds : 0;
}
