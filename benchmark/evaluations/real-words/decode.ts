/** Words and pictures through ffmpeg, as plain arrays. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Picture } from '../../../examples/sample/canvas.ts';
import { findBinary } from '../../../src/media/ffmpeg-binaries.ts';

const run = promisify(execFile);
export const sampleRateHz = 16_000;

async function ffmpeg(options: readonly string[]): Promise<Buffer> {
  const { stdout } = await run(findBinary('ffmpeg').path, ['-v', 'error', '-nostdin', ...options], {
    encoding: 'buffer',
    maxBuffer: 256 * 2 ** 20,
  });
  return stdout;
}

/** Whether this ffmpeg draws SVG, which the packaged one does not. */
export async function drawsSvg(): Promise<boolean> {
  return /\(codec svg\)/u.test((await ffmpeg(['-decoders'])).toString('utf8'));
}

/**
 * One recorded word, higher by `semitones` (formants as well, so as of another speaker) and spoken `tempo` times as
 * fast.
 * @returns mono in [-1, 1] at `sampleRateHz`
 */
export async function decodeWord(file: string, semitones: number, tempo: number): Promise<Float32Array> {
  const ratio = 2 ** (semitones / 12);
  const filters = [
    `aresample=${sampleRateHz}`,
    `asetrate=${Math.round(sampleRateHz * ratio)}`,
    `aresample=${sampleRateHz}`,
    `atempo=${(tempo / ratio).toFixed(5)}`,
  ];
  const bytes = await ffmpeg(['-i', file, '-ac', '1', '-af', filters.join(','), '-f', 'f32le', 'pipe:1']);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.byteLength & ~3)));
}

/** One picture as large as fits into `width` × `height` pixels, with what is transparent around it cut away. */
export async function decodePicture(file: string, width: number, height: number): Promise<Picture> {
  const probe = cropOf(parsePam(await ffmpeg(pamOptions(file, 'format=rgba'))));
  const scale = Math.min(width / probe.width, height / probe.height);
  const crop = `crop=${probe.width}:${probe.height}:${probe.left}:${probe.top}`;
  const size = [probe.width, probe.height].map((side) => Math.max(1, Math.round(side * scale))).join(':');
  return parsePam(await ffmpeg(pamOptions(file, `format=rgba,${crop},scale=${size}:flags=area`)));
}

function pamOptions(file: string, filters: string): string[] {
  return [
    '-i',
    file,
    '-vf',
    filters,
    '-frames:v',
    '1',
    '-f',
    'image2pipe',
    '-c:v',
    'pam',
    '-pix_fmt',
    'rgba',
    'pipe:1',
  ];
}

function parsePam(bytes: Buffer): Picture {
  const mark = 'ENDHDR\n';
  const start = bytes.indexOf(mark) + mark.length;
  const header = bytes.toString('latin1', 0, start);
  const side = (name: string): number => Number(new RegExp(`${name} (\\d+)`, 'u').exec(header)?.[1]);
  return { width: side('WIDTH'), height: side('HEIGHT'), rgba: new Uint8Array(bytes.subarray(start)) };
}

/** The smallest rectangle around what can be seen; the whole picture where nothing can. */
export function cropOf({ width, height, rgba }: Picture): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (rgba[(y * width + x) * 4 + 3]! <= 16) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return right < left
    ? { left: 0, top: 0, width, height }
    : { left, top, width: right - left + 1, height: bottom - top + 1 };
}
