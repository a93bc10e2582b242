import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logistic } from '../../dsp/log-odds.ts';
import { openMedia } from '../../media/open-media.ts';
import type { SoundFormat } from '../../media/stream-sound.ts';
import { hearSoundEvents } from '../hear-sound-events.ts';
import type { SoundNamer } from '../naming/sound-namer.ts';
import type { SourceKind } from '../sound-event.ts';
import type { TimeSpan } from '../time-span.ts';
import { leastProbability } from './hearing.ts';
import { PartWriter } from './part-writer.ts';
import { BYTES_PER_SAMPLE, waveHeader } from './wave-header.ts';

/** Of a part that is longer, its loudest stretch of this length is listened to. */
export const heardSeconds = 30;

/** What a part is taken for when it is heard by itself. */
export interface HeardAs {
  readonly label: string;
  readonly kind: SourceKind;
  /** Probability, 0 to 1. */
  readonly confidence: number;
}

/**
 * Classifies a part again, as if it were a recording.
 * @param path that a {@link PartWriter} has written
 * @param stretch of it that is listened to
 * @returns null where nothing is heard that has a name
 */
export async function hearPart(
  path: string,
  format: SoundFormat,
  { startSeconds, endSeconds }: TimeSpan,
  namer: SoundNamer,
  signal?: AbortSignal,
): Promise<HeardAs | null> {
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-part-'));
  try {
    const excerpt = join(folder, 'excerpt.wav');
    const writer = await PartWriter.open(excerpt, format);
    try {
      await copySound(path, format, startSeconds, endSeconds, writer);
      await writer.finish();
    } finally {
      await writer.abandon();
    }
    const { track } = await hearSoundEvents(await openMedia(excerpt, signal), namer, signal ? { signal } : {});
    const logits = track.within([{ startSeconds: 0, endSeconds: track.durationSeconds }]);
    const likeliest = namer.labels
      .map(({ label, kind }, output) => ({ label, kind, confidence: logistic(logits[output]!) }))
      .reduce((best, each) => (each.confidence > best.confidence ? each : best));
    return likeliest.confidence < leastProbability ? null : likeliest;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function copySound(
  path: string,
  format: SoundFormat,
  startSeconds: number,
  endSeconds: number,
  writer: PartWriter,
): Promise<void> {
  const { sampleRateHz, channels } = format;
  const file = await open(path, 'r');
  try {
    // A second at a time: of many channels at a high rate thirty are much.
    const view = new DataView(new ArrayBuffer(sampleRateHz * channels * BYTES_PER_SAMPLE));
    const headerBytes = waveHeader(format, 0).length;
    for (let second = startSeconds; second < endSeconds; second++) {
      const { bytesRead } = await file.read(view, 0, view.byteLength, headerBytes + second * view.byteLength);
      const samples = new Float32Array(Math.floor(bytesRead / BYTES_PER_SAMPLE));
      for (let i = 0; i < samples.length; i++) samples[i] = view.getFloat32(i * BYTES_PER_SAMPLE, true);
      await writer.write(samples);
    }
  } finally {
    await file.close();
  }
}
