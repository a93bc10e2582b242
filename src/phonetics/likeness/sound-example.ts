import { resultsOfFile } from '../../inference/infer-file.ts';
import type { InferenceLoader } from '../../inference/inference-loader.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { checkDecodes } from '../../media/check-decodes.ts';
import { openMedia } from '../../media/open-media.ts';
import { evenlySpread } from '../evenly-spread.ts';
import type { HeardPhone } from '../phones/phone.ts';
import { phonesOfUtterance } from '../phones/phones-inference.ts';
import { ExampleRefusedError } from './similar-sounds.errors.ts';
import type { EmbeddedStretch, SoundEmbedding } from './sound-embedding.ts';
import { embeddingOfSoundEvent } from './word-embedding-inference.ts';

/** What sounds are compared with. */
export interface SoundExample {
  /** At least one. */
  readonly stretches: readonly EmbeddedStretch[];
  /** Absent of a file. */
  readonly eventId?: string;
  /** Its phones, by time; none where it is no voice. Heard when they are first asked for. */
  readonly phones: () => Promise<readonly HeardPhone[]>;
}

/** Somebody waits: a word or a few, not a recording. */
const longestSeconds = 60;
/** Each is a search of its own. */
const mostStretches = 32;

/**
 * A file as an example: all sounds in it, whoever makes them.
 * @throws {MediaError} no recording. @throws {ExampleRefusedError} too long, or nothing in it
 */
export async function exampleOfFile(path: string, lanes: Lanes, signal?: AbortSignal): Promise<SoundExample> {
  const options = { ...(signal && { signal }) };
  const media = await openMedia(path, signal);
  const { audio, durationSeconds } = media.facts;
  if (audio === undefined) throw new ExampleRefusedError('NO_SOUND', 'the clip has no sound track');
  if (durationSeconds > longestSeconds) {
    throw new ExampleRefusedError(
      'EXAMPLE_TOO_LONG',
      `the clip has ${Math.round(durationSeconds)} s and an example may have ${longestSeconds}; cut out what you look for`,
    );
  }
  await checkDecodes(media);
  const { found } = await resultsOfFile(embeddingOfSoundEvent, path, lanes, options);
  const stretches = found.flatMap(({ result }) => result.stretches);
  return {
    stretches: requireHeard(stretches, 'no sound stands out in the clip'),
    phones: async () =>
      (await resultsOfFile(phonesOfUtterance, path, lanes, options)).found.flatMap(({ result }) => result.phones),
  };
}

/** A sound event that is there. @throws {ExampleRefusedError} nothing can be heard in it */
export async function exampleOfEvent(
  eventId: string,
  embedding: InferenceLoader<SoundEmbedding>,
  phones: () => Promise<readonly HeardPhone[]>,
): Promise<SoundExample> {
  const stretches = (await embedding.load(eventId))?.stretches ?? [];
  return { eventId, stretches: requireHeard(stretches, 'the sound event is too short or too quiet'), phones };
}

function requireHeard(stretches: readonly EmbeddedStretch[], otherwise: string): readonly EmbeddedStretch[] {
  if (stretches.length === 0)
    throw new ExampleRefusedError('NOTHING_HEARD', `${otherwise}: there is nothing to compare`);
  return evenlySpread(stretches, mostStretches);
}
