import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findBinary } from '../../../src/media/ffmpeg-binaries.ts';

/** Samples of a file as ffmpeg gives them by itself, interleaved. */
export async function decodeWithFfmpeg(path: string): Promise<Float32Array> {
  const { stdout } = await promisify(execFile)(
    findBinary('ffmpeg').path,
    ['-v', 'error', '-i', `file:${path}`, '-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1'],
    { encoding: 'buffer', maxBuffer: 2 ** 30 },
  );
  return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
}
