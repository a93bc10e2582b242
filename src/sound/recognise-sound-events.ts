import type { RunModule } from '../inference/run-batch.ts';
import { hearSoundEvents } from './hear-sound-events.ts';
import { hearUltrasound } from './hear-ultrasound.ts';
import { SoundNamer } from './naming/sound-namer.ts';
import type { HeardSoundEvent } from './sound-event.ts';

/** Of the time that it takes. */
const SHARE_OF_ULTRASOUND = 0.2;

/** The sound events of each whole recording in the batch (its subjects are Recordings, of which there is one). */
const recogniseSoundEvents: RunModule<readonly HeardSoundEvent[]> = async ({ media, subjects, signal, progress }) => {
  const high = await hearUltrasound(media, { signal, progress: (done) => progress(SHARE_OF_ULTRASOUND * done) });
  const { events: audible } = await hearSoundEvents(media, await SoundNamer.load(), {
    signal,
    progress: (done) => progress(SHARE_OF_ULTRASOUND + (1 - SHARE_OF_ULTRASOUND) * done),
  });
  const events = [...audible, ...high].sort((a, b) => a.startSeconds - b.startSeconds);
  return subjects.map(() => events);
};

export default recogniseSoundEvents;
