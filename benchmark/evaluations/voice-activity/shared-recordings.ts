/** Recordings of the shared data as samples; the folder lies beside the repository and is no part of it. */

import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findBinary } from '../../../src/media/ffmpeg-binaries.ts';
import { evenlySpread } from '../../../src/phonetics/evenly-spread.ts';

export const sharedData = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

const run = promisify(execFile);

/** @returns mono at 16 kHz */
export async function decode(path: string): Promise<Float32Array> {
  const options = ['-v', 'error', '-nostdin', '-i', path, '-ac', '1', '-ar', '16000', '-f', 'f32le', 'pipe:1'];
  const { stdout } = await run(findBinary('ffmpeg').path, options, { encoding: 'buffer', maxBuffer: 2 ** 28 });
  return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + (stdout.byteLength & ~3)));
}

/** So many files of a folder, spread over it. */
export async function pick(folder: string, extension: string, count: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(extension)).sort();
  return evenlySpread(names, count).map((name) => join(folder, name));
}
