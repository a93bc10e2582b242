import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { UnavailableError } from '../../src/errors.ts';
import { findBinary } from '../../src/media/ffmpeg-binaries.ts';

export interface RawClip {
  readonly width: number;
  readonly height: number;
  readonly frameRateHz: number;
  /** Each RGB, shape (height, width, 3). */
  readonly frames: Iterable<Uint8Array>;
  /** Mono in [-1, 1]. */
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
}

/** Options of ffmpeg, such as `['-c:v', 'libx264', '-crf', '30']`. */
export interface Encoding {
  readonly video: readonly string[];
  readonly audio: readonly string[];
}

/** Small, and played by every browser. One thread and no version tags, so that it is the same on each machine. */
export const sampleEncoding: Encoding = {
  video: '-c:v libx264 -preset slow -crf 31 -g 48 -pix_fmt yuv420p -threads 1'.split(' '),
  audio: '-c:a aac -b:a 40k'.split(' '),
};

/** Writes one media file; its container follows from the name. @throws {UnavailableError} with ffmpeg's own words */
export async function encodeClip(file: string, clip: RawClip, encoding: Encoding): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'phonograph-clip-'));
  try {
    const sound = path.join(folder, 'sound.f32');
    await writeFile(sound, new Uint8Array(clip.samples.buffer, clip.samples.byteOffset, clip.samples.byteLength));
    await runFfmpeg(
      [
        ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${clip.width}x${clip.height}`],
        ...['-r', String(clip.frameRateHz), '-i', 'pipe:0'],
        ...['-f', 'f32le', '-ar', String(clip.sampleRateHz), '-ac', '1', '-i', sound],
        ...['-map', '0:v', '-map', '1:a', ...encoding.video, ...encoding.audio],
        ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-map_metadata', '-1'],
        ...(path.extname(file) === '.mp4' ? ['-movflags', '+faststart'] : []),
        ...['-y', path.resolve(file)],
      ],
      clip.frames,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runFfmpeg(options: readonly string[], input: Iterable<Uint8Array>): Promise<void> {
  const ffmpeg = spawn(findBinary('ffmpeg').path, ['-v', 'error', '-nostdin', ...options], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  ffmpeg.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const closed = once(ffmpeg, 'close') as Promise<[number | null]>;
  const written = write(ffmpeg.stdin, input).catch((fault: NodeJS.ErrnoException) => {
    // A process that gives up early says why itself.
    if (fault.code !== 'EPIPE') throw fault;
  });
  const [[status]] = await Promise.all([closed, written]);
  if (status !== 0) throw new UnavailableError(`ffmpeg could not make the clip: ${complaint.trim()}`);
}

async function write(stream: NodeJS.WritableStream, input: Iterable<Uint8Array>): Promise<void> {
  const done = finished(stream);
  done.catch(() => undefined);
  for (const piece of input) {
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), done]);
  }
  stream.end();
  await done;
}
