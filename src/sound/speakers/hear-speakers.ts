import { cleanSamples } from '../../dsp/clean-samples.ts';
import type { Pcm } from '../../media/media.ts';
import type { TimeSpan } from '../time-span.ts';
import type { SpeakerEmbedder } from './speaker-embedder.ts';
import { speakerTurns, type SpeakerTurns } from './speaker-turns.ts';
import { speakerWindows, type SpeakerWindow } from './speaker-windows.ts';

export interface HearingOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (fraction: number) => void;
}

/**
 * Who speaks when in a recording.
 * @param pcm mono at 16 kHz
 * @param utterances stretches of voice, in order of time, not overlapping
 */
export async function hearSpeakers(
  pcm: Pcm,
  utterances: readonly TimeSpan[],
  embedder: SpeakerEmbedder,
  options: HearingOptions = {},
): Promise<SpeakerTurns> {
  const windows = speakerWindows(utterances);
  return speakerTurns(windows, await pointsOfWindows(pcm, windows, embedder, options), embedder.turnRule);
}

/** What the voice of each window is like, as a point on the unit sphere. */
export async function pointsOfWindows(
  pcm: Pcm,
  windows: readonly SpeakerWindow[],
  embedder: SpeakerEmbedder,
  { signal, progress }: HearingOptions = {},
): Promise<Float32Array[]> {
  const points: Float32Array[] = [];
  for (const { startSeconds, endSeconds } of windows) {
    signal?.throwIfAborted();
    points.push(await embedder.embed(cleanSamples(await pcm.slice(startSeconds, endSeconds))));
    progress?.(points.length / windows.length);
  }
  return points;
}
