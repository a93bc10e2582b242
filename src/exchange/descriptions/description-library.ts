import { createHash } from 'node:crypto';
import { mkdir, rename, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lanes } from '../../inference/lanes.ts';
import { isThere } from '../../media/is-there.ts';
import { makeFileOnce } from '../../media/make-file-once.ts';
import { withoutRoom } from '../../media/media-errors.ts';
import { trimFolder } from '../../media/trim-folder.ts';
import { checkVoice } from '../../voice/espeak.ts';
import type { AudioDescription } from './description.ts';
import { writeDescriptionSound } from './description-sound.ts';

export interface DescriptionLibraryOptions {
  /** Made where there is none; nothing else is kept in it. */
  readonly folder: string;
  readonly lanes: Lanes;
  /** The least recently used go when all together are larger; 1 GiB unless said, 6 hours of speech alone. */
  readonly maxBytes?: number;
}

/** A recording of the graph, whose reader may see it. */
export interface RecordingToSpeakOf {
  readonly sha256: string;
  readonly path: string;
  readonly durationSeconds: number;
}

export interface SpokenStyle {
  /** Over the recording's own sound. */
  readonly isMixed: boolean;
  /** The film is held for what has no pause. */
  readonly holds: boolean;
}

/** A sound file in the library. */
export interface SpokenDescription {
  /** Names what is in it: the same key, the same sound. */
  readonly key: string;
  readonly path: string;
}

/** Raised when the same description would sound otherwise. */
const version = '1';

/** Descriptions as they are spoken, made when they are first asked for and kept for a while; processes share a lock and the files. */
export class DescriptionLibrary {
  private readonly maxBytes: number;

  constructor(private readonly options: DescriptionLibraryOptions) {
    this.maxBytes = options.maxBytes ?? 1024 ** 3;
  }

  /** @throws {MissingDependencyError} no eSpeak NG */
  async sound(
    { sha256, path: media, durationSeconds }: RecordingToSpeakOf,
    description: AudioDescription,
    { isMixed, holds }: SpokenStyle,
    signal: AbortSignal,
  ): Promise<SpokenDescription> {
    const { folder, lanes } = this.options;
    const named = [version, sha256, durationSeconds, description.cues, isMixed, holds];
    const key = createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 40);
    const path = join(folder, `${key}.wav`);
    if (!(await isThere(path))) {
      await checkVoice();
      await mkdir(folder, { recursive: true }).catch((error: unknown) => {
        throw withoutRoom(error, folder);
      });
      const order = { description, durationSeconds, holds, ...(isMixed && { over: media }) };
      const make = async (part: string) => {
        // Its ending tells in which format it is written.
        await writeDescriptionSound(order, `${part}.wav`, lanes, signal);
        await rename(`${part}.wav`, part);
      };
      await makeFileOnce(path, () => isThere(path), make, signal);
      await trimFolder(folder, '.wav', this.maxBytes, path);
    }
    const now = new Date();
    await utimes(path, now, now).catch(() => {}); // gone or read-only does not matter
    return { key, path };
  }
}
