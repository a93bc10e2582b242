import type { MediaFile } from '../media/media.ts';
import { detectSounds } from './detect-sounds.ts';
import { frequencyRanges } from './frequency-range.ts';
import { hearNames } from './naming/hear-names.ts';
import { nameEvents } from './naming/name-events.ts';
import type { NameTrack } from './naming/name-track.ts';
import { BANDS_SAMPLE_RATE_HZ } from './naming/sound-bands.ts';
import type { SoundNamer } from './naming/sound-namer.ts';
import type { HeardSoundEvent } from './sound-event.ts';
import { VOICE_SAMPLE_RATE_HZ } from './voice-probability.ts';

export interface HeardSounds {
  /** Named, in order of their starts. */
  readonly events: readonly HeardSoundEvent[];
  /** As the detectors found them, each with where its energy lies. */
  readonly found: readonly HeardSoundEvent[];
  /** What may sound in each moment. */
  readonly track: NameTrack;
}

/** Finds what stands out of a recording, and names it. @throws {MediaError} it cannot be decoded */
export async function hearSoundEvents(
  media: Pick<MediaFile, 'pcm'>,
  namer: SoundNamer,
  options: { readonly signal?: AbortSignal; readonly progress?: (fraction: number) => void } = {},
): Promise<HeardSounds> {
  const forVoice = await media.pcm({ sampleRateHz: VOICE_SAMPLE_RATE_HZ, channels: 1 }, options.signal);
  try {
    const detected = await detectSounds(forVoice, { ...options, progress: (done) => options.progress?.(done / 2) });
    const forNames = await media.pcm({ sampleRateHz: BANDS_SAMPLE_RATE_HZ, channels: 1 }, options.signal);
    try {
      const track = await hearNames(forNames, namer, {
        ...options,
        progress: (done) => options.progress?.((1 + done) / 2),
      });
      const ranges = await frequencyRanges(forNames, detected, options.signal);
      const found = detected.map((event, place) => ({ ...event, ...ranges[place] }));
      return { events: nameEvents(found, track, namer, namer.rule), found, track };
    } finally {
      await forNames.close();
    }
  } finally {
    await forVoice.close();
  }
}
