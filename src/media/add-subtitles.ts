import { rename, rm } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { ParameterError } from '../errors.ts';
import { GUARDED_INPUT } from './container-whitelist.ts';
import { explainRefusal } from './explain-refusal.ts';
import { inputName } from './ffmpeg-command.ts';
import type { MediaFile } from './media.ts';
import { outputOf, runTool } from './run-tool.ts';

/** What a container calls itself, and how subtitles are kept in it. */
const containers: ReadonlyMap<string, { readonly format: string; readonly codec: string }> = new Map([
  ['.mp4', { format: 'mp4', codec: 'mov_text' }],
  ['.m4v', { format: 'mp4', codec: 'mov_text' }],
  ['.mov', { format: 'mov', codec: 'mov_text' }],
  ['.mkv', { format: 'matroska', codec: 'srt' }],
  ['.mka', { format: 'matroska', codec: 'srt' }],
  ['.webm', { format: 'webm', codec: 'webvtt' }],
]);

export interface SubtitleTrack {
  /** A SubRip file. */
  readonly path: string;
  readonly title: string;
}

/** @throws {ParameterError} a file of this name cannot hold subtitles; says which can */
export function checkHoldsSubtitles(target: string): void {
  if (containers.has(extname(target).toLowerCase())) return;
  throw new ParameterError(
    `${target} cannot hold subtitles; give a name that ends in ${[...containers.keys()].join(', ')}`,
  );
}

/** What ffmpeg says where a container has no place for what is in another. */
const noPlace =
  /could not find tag for codec|not currently supported in container|only .* (?:is|are) supported|codec not supported/iu;

/**
 * A copy of a recording with these for its only subtitles; pictures and sound are copied as they are. `target` is whole or not there.
 * @throws {ParameterError} a name that tells of no container for subtitles, or of one that cannot hold what is in the recording, or
 *   that of the recording itself; {MediaError} the recording cannot be read
 */
export async function addSubtitles(
  { path }: MediaFile,
  subtitles: SubtitleTrack,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  checkHoldsSubtitles(target);
  if (resolve(path) === resolve(target))
    throw new ParameterError(`${target} is the recording itself; give another name`);
  const { format, codec } = containers.get(extname(target).toLowerCase())!;
  const part = `${target}.part`;
  const args = [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'error', '-y'],
    ...[...GUARDED_INPUT, '-i', inputName(path), '-f', 'srt', '-i', inputName(subtitles.path)],
    ...['-map', '0:v?', '-map', '0:a?', '-map', '1:s', '-c', 'copy', '-c:s', codec],
    ...['-metadata:s:s:0', `title=${subtitles.title}`, '-metadata:s:s:0', 'language=und'],
    // What it writes on its way shows that it has not stopped.
    ...['-disposition:s:0', 'default', '-progress', 'pipe:1', '-f', format, inputName(part)],
  ];
  try {
    const run = runTool({ tool: 'ffmpeg', args, file: path, signal });
    for await (const _ of outputOf(run));
    const { code, complaints } = await run.ended;
    if (code !== 0 && noPlace.test(complaints)) {
      throw new ParameterError(
        `${target} has no place for what is in ${path}; give a name that ends in .mkv, which takes all`,
      );
    }
    if (code !== 0) throw explainRefusal(path, complaints);
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}
