import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allResultsOfFile } from '../../inference/infer-file.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { NoVideoError } from '../../media/media-errors.ts';
import { openMedia } from '../../media/open-media.ts';
import { stillPictureIn } from '../../media/sniff-file.ts';
import { filmOfPicture } from '../../media/still-picture.ts';
import { describeFilm, describePicture } from './describe.ts';
import type { AudioDescription } from './description.ts';
import { inferredForDescription, seenInFile } from './seen-in-file.ts';

export interface DescribedFile {
  readonly description: AudioDescription;
  /** Of a still picture, how long its description takes. */
  readonly durationSeconds: number;
  readonly isPicture: boolean;
  /** Whether it has sound of its own. */
  readonly hasSound: boolean;
}

export interface FileDescriptionOptions {
  /** Nobody's face is looked at. */
  readonly facesOff?: boolean;
  readonly onProgress?: (inference: string, fraction: number) => void;
}

/**
 * Describes a film or a still picture without the graph.
 * @throws {NoVideoError} it has sound alone; {MediaError} it is neither
 */
export async function describeFile(
  path: string,
  lanes: Lanes,
  options: FileDescriptionOptions = {},
): Promise<DescribedFile> {
  const picture = await stillPictureIn(path);
  if (picture === undefined) return await describeFilmFile(path, lanes, options);
  const folder = await mkdtemp(join(tmpdir(), 'phonograph-picture-'));
  try {
    const film = join(folder, 'picture.mkv');
    await filmOfPicture(path, picture, film);
    const results = await allResultsOfFile(inferredForDescription, film, lanes, options);
    const description = describePicture(seenInFile(results));
    return { description, durationSeconds: description.cues[0]!.endSeconds, isPicture: true, hasSound: false };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function describeFilmFile(path: string, lanes: Lanes, options: FileDescriptionOptions): Promise<DescribedFile> {
  const { facts } = await openMedia(path);
  if (facts.video === undefined) throw new NoVideoError(path);
  const results = await allResultsOfFile(inferredForDescription, path, lanes, options);
  return {
    description: describeFilm(seenInFile(results)),
    durationSeconds: facts.durationSeconds,
    isPicture: false,
    hasSound: facts.audio !== undefined,
  };
}
