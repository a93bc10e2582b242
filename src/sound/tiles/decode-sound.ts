import type { RunModule } from '../../inference/run-batch.ts';

export interface SoundToDecode {
  readonly sampleRateHz: number;
}

/** Sees that the recording's decoded sound is on disk; the one result says nothing. The parameters are a {@link SoundToDecode}. */
const decodeSound: RunModule<null> = async ({ media, parameters, signal }) => {
  const { sampleRateHz } = parameters as unknown as SoundToDecode;
  const pcm = await media.pcm({ sampleRateHz, channels: 1 }, signal);
  await pcm.close();
  return [null];
};

export default decodeSound;
