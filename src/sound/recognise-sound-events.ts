import type { RunModule } from '../inference/run-batch.ts';
import { hearSoundEvents } from './hear-sound-events.ts';
import { SoundNamer } from './naming/sound-namer.ts';
import type { HeardSoundEvent } from './sound-event.ts';

/** The sound events of each whole recording in the batch (its subjects are Recordings, of which there is one). */
const recogniseSoundEvents: RunModule<readonly HeardSoundEvent[]> = async ({ media, subjects, signal, progress }) => {
  const { events } = await hearSoundEvents(media, await SoundNamer.load(), { signal, progress });
  return subjects.map(() => events);
};

export default recogniseSoundEvents;
