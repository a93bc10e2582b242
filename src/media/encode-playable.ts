import { rm } from 'node:fs/promises';
import { GUARDED_INPUT } from './container-whitelist.ts';
import { explainRefusal } from './explain-refusal.ts';
import { inputName } from './ffmpeg-command.ts';
import type { MediaFile } from './media.ts';
import { tracksOf, type OpenedMedia } from './opened-media.ts';
import { linesOf, runTool } from './run-tool.ts';

/** More than a screen of a page shows is only waited for. */
const WIDEST = 1280;
const FASTEST_HZ = 60;

export interface PlayableKind {
  /** As ffmpeg calls it. */
  readonly format: 'mp4' | 'flac';
  readonly mimeType: string;
}

const film: PlayableKind = { format: 'mp4', mimeType: 'video/mp4' };
const sound: PlayableKind = { format: 'flac', mimeType: 'audio/flac' };
export const playableKinds: readonly PlayableKind[] = [film, sound];

/** What every browser plays: a film as MP4 with H.264 and AAC, sound alone as FLAC, which loses nothing of it. */
export function playableKind({ facts }: MediaFile): PlayableKind {
  return facts.video ? film : sound;
}

/**
 * A copy of a recording that every browser plays, on the same clock: second t of it is second t of the recording.
 * Pictures are made no wider than 1280 pixels, square, and no more than 60 a second.
 * @param onProgress how much of it is done, 0 to 1
 * @throws {MediaError} it cannot be read; the signal's reason
 */
export async function encodePlayable(
  file: MediaFile,
  target: string,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { path, facts } = file;
  const media = tracksOf(file);
  const args = [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'error', '-y'],
    ...[...GUARDED_INPUT, '-i', inputName(path), '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...pictureOptions(media),
    ...soundOptions(media),
    ...['-threads', '2', '-progress', 'pipe:1'],
    ...(facts.video ? ['-movflags', '+faststart'] : []),
    ...['-f', playableKind(file).format],
    inputName(target),
  ];
  try {
    const run = runTool({ tool: 'ffmpeg', args, file: path, signal });
    for await (const line of linesOf(run)) {
      const [, microseconds] = /^out_time_us=(\d+)/.exec(line) ?? [];
      if (microseconds !== undefined) onProgress(Math.min(1, Number(microseconds) / 1e6 / facts.durationSeconds));
    }
    const { code, complaints } = await run.ended;
    if (code !== 0) throw explainRefusal(path, complaints);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

function pictureOptions({ videoTrack }: OpenedMedia): string[] {
  if (!videoTrack) return [];
  // Both sides even, as H.264 with colour at half the resolution wants them.
  const size = `scale='max(2,trunc(min(${WIDEST},iw*sar)/2)*2)':'max(2,trunc(ow/dar/2)*2)',setsar=1`;
  const rate = videoTrack.frameRateHz > FASTEST_HZ ? `fps=${FASTEST_HZ},` : '';
  return [
    ...['-map', `0:${videoTrack.index}`, '-vf', rate + size],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-pix_fmt', 'yuv420p'],
  ];
}

function soundOptions({ audioTrack, videoTrack }: OpenedMedia): string[] {
  if (!audioTrack) return [];
  // FLAC keeps no times: a late beginning and gaps are filled, as everywhere in the house.
  const filled = ['-map', `0:${audioTrack.index}`, '-af', 'aresample=async=1:first_pts=0'];
  return [...filled, ...(videoTrack ? ['-c:a', 'aac', '-b:a', '160k', '-ac', '2'] : ['-c:a', 'flac'])];
}
