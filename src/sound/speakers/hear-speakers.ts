import { cleanSamples } from '../../dsp/clean-samples.ts';
import type { Pcm } from '../../media/media.ts';
import type { TimeSpan } from '../time-span.ts';
import { speakerTurns, type SpeakerTurns, type TurnRule } from './speaker-turns.ts';
import { speakerWindows } from './speaker-windows.ts';
import type { SpeakerEmbedder } from './speaker-embedder.ts';

/**
 * Who speaks when in a recording.
 * @param pcm mono at 16 kHz
 * @param utterances stretches of voice, in order of time, not overlapping
 */
export async function hearSpeakers(
  pcm: Pcm,
  utterances: readonly TimeSpan[],
  embedder: SpeakerEmbedder,
  rule: TurnRule,
  { signal, progress }: { readonly signal?: AbortSignal; readonly progress?: (fraction: number) => void } = {},
): Promise<SpeakerTurns> {
  const windows = speakerWindows(utterances);
  const vectors: Float32Array[] = [];
  for (const { startSeconds, endSeconds } of windows) {
    signal?.throwIfAborted();
    vectors.push(await embedder.embed(cleanSamples(await pcm.slice(startSeconds, endSeconds))));
    progress?.(vectors.length / windows.length);
  }
  return speakerTurns(windows, vectors, rule);
}
