import { open } from 'node:fs/promises';
import { doubleRate } from '../../dsp/double-rate.ts';
import type { RawSound } from '../../media/encode-sound.ts';
import { openMedia } from '../../media/open-media.ts';
import { openVoice } from '../../voice/espeak.ts';
import type { Pcm } from '../../media/media.ts';
import type { AudioDescription } from './description.ts';
import { describedSound } from './described-sound.ts';
import { speakCue } from './speak-cue.ts';

export interface SpeakingOrder {
  readonly description: AudioDescription;
  readonly durationSeconds: number;
  /** The recording over whose own sound it is spoken; over silence unless given. */
  readonly over?: string | undefined;
  /** Whether the film is held for what has no pause. */
  readonly holds: boolean;
  /** A new file for the samples. */
  readonly path: string;
}

/** British English, as it is written. */
const voiceName = 'en-gb';

/** Speaks a description, in a worker thread: speech is synthesised faster than it is heard, and yet not at once. */
export default async function speakDescription(order: SpeakingOrder): Promise<RawSound> {
  const { description, durationSeconds, over, holds, path } = order;
  const voice = await openVoice();
  const spokenRateHz = voice.synthesise('a', { voice: voiceName }).sampleRateHz;
  const media = over === undefined ? undefined : await openMedia(over);
  const isMixed = media?.facts.audio !== undefined;
  const sampleRateHz = isMixed ? 2 * spokenRateHz : spokenRateHz;
  const channels = Math.min(2, isMixed ? media.facts.audio.channels : 1);
  const pcm = isMixed ? await media.pcm({ sampleRateHz, channels }) : undefined;
  const file = await open(path, 'wx');
  try {
    const plan = { sampleRateHz, channels, durationSeconds, cues: description.cues, holds };
    const speak = (cue: (typeof plan.cues)[number]): Float32Array => {
      const { samples } = speakCue(voice, cue, voiceName);
      return isMixed ? doubleRate(samples) : samples;
    };
    for await (const block of describedSound(piecesOf(pcm), speak, plan)) await file.appendFile(inSixteenBits(block));
  } finally {
    await file.close();
    await pcm?.close();
  }
  return { path, sampleRateHz, channels };
}

async function* piecesOf(pcm: Pcm | undefined): AsyncGenerator<Float32Array, void, void> {
  if (pcm === undefined) return;
  for await (const { samples } of pcm.chunks({ chunkSeconds: 5 })) yield samples;
}

function inSixteenBits(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((value, i) => bytes.writeInt16LE(Math.round(value * 32_767), i * 2));
  return bytes;
}
