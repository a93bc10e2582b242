import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lanes } from '../../inference/lanes.ts';
import { encodeSound, type RawSound } from '../../media/encode-sound.ts';
import type { SpeakingOrder } from './speak-description.ts';

/**
 * Writes a description as a sound file, spoken at its times.
 * @param target of the format that its name tells; whole or not there
 * @throws {MissingDependencyError} no eSpeak NG; {ParameterError} no name of a sound file
 */
export async function writeDescriptionSound(
  order: Omit<SpeakingOrder, 'path'>,
  target: string,
  lanes: Lanes,
  signal?: AbortSignal,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-description-'));
  try {
    const whole: SpeakingOrder = { ...order, path: join(folder, 'samples') };
    const options = signal === undefined ? {} : { signal };
    const speak = new URL('./speak-description.ts', import.meta.url);
    await encodeSound(await lanes.call<RawSound>('speaking', speak, whole, options), target, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
