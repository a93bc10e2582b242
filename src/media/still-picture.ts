import { rm } from 'node:fs/promises';
import { MAX_PICTURE_PIXELS } from './container-whitelist.ts';
import { explainRefusal } from './explain-refusal.ts';
import { inputName } from './ffmpeg-command.ts';
import { NotARecordingError, PictureTooLargeError } from './media-errors.ts';
import type { DeclaredPicture } from './picture-size.ts';
import { outputOf, runTool } from './run-tool.ts';

/** ffmpeg's readers of one picture from one file; those that make series out of names are not asked. */
const readers: Readonly<Record<string, string>> = {
  PNG: 'png_pipe',
  JPEG: 'jpeg_pipe',
  BMP: 'bmp_pipe',
  TIFF: 'tiff_pipe',
  WebP: 'webp_pipe',
};

/** So that whoever follows things through a film has something to follow. */
const shownSeconds = 2;
const ratePerSecond = 8;
const longSide = 1280;

/**
 * A silent film of a still picture, for those who look at films.
 * @param picture what {@link stillPictureIn} told of it
 * @param target a Matroska file; there only when it is whole
 * @throws {NotARecordingError} pictures of this type are not read; {PictureTooLargeError}; {DamagedMediaError}
 */
export async function filmOfPicture(
  path: string,
  { type, width = 0, height = 0 }: DeclaredPicture,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  const reader = readers[type];
  if (reader === undefined) {
    throw new NotARecordingError(path, `${type} pictures cannot be read`, 'save it as PNG or JPEG');
  }
  if (width * height > MAX_PICTURE_PIXELS) throw new PictureTooLargeError(path, width, height, MAX_PICTURE_PIXELS);
  const scale = `scale='if(gte(iw,ih),min(${longSide},iw),-2)':'if(gte(iw,ih),-2,min(${longSide},ih))'`;
  const args = [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'error', '-threads', '2', '-y'],
    ...['-protocol_whitelist', 'file,pipe', '-max_pixels', String(MAX_PICTURE_PIXELS)],
    ...['-f', reader, '-i', inputName(path)],
    ...['-vf', `tpad=stop_mode=clone:stop_duration=${shownSeconds + 1},fps=${ratePerSecond},${scale},format=yuv420p`],
    ...['-frames:v', String(shownSeconds * ratePerSecond), '-c:v', 'ffv1', '-map_metadata', '-1'],
    ...['-progress', 'pipe:1', '-f', 'matroska', inputName(target)],
  ];
  const run = runTool({ tool: 'ffmpeg', args, file: path, signal });
  for await (const _ of outputOf(run));
  const { code, complaints } = await run.ended;
  if (code === 0) return;
  await rm(target, { force: true });
  throw explainRefusal(path, complaints);
}
