import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { ParameterError, UnavailableError } from '../errors.ts';
import { shortageComplaint } from './explain-refusal.ts';
import { inputName } from './ffmpeg-command.ts';
import { outputOf, runTool } from './run-tool.ts';

/** What a name's ending asks for. */
const formats: ReadonlyMap<string, readonly string[]> = new Map([
  // Beyond 4 GiB it is an RF64 file.
  ['.wav', ['-c:a', 'pcm_s16le', '-rf64', 'auto', '-f', 'wav']],
  ['.flac', ['-c:a', 'flac', '-f', 'flac']],
  ['.ogg', ['-c:a', 'libvorbis', '-q:a', '5', '-f', 'ogg']],
  ['.mp3', ['-c:a', 'libmp3lame', '-q:a', '3', '-f', 'mp3']],
  ['.m4a', ['-c:a', 'aac', '-b:a', '160k', '-f', 'ipod']],
]);

/** Samples of 16 bits in a file of their own, least significant byte first, channels interleaved. */
export interface RawSound {
  readonly path: string;
  readonly sampleRateHz: number;
  readonly channels: number;
}

/** @throws {ParameterError} a name that tells of no format of sound; says which do */
export function checkSoundName(target: string): void {
  if (formats.has(extname(target).toLowerCase())) return;
  throw new ParameterError(
    `${target} is no name of a sound file; give one that ends in ${[...formats.keys()].join(', ')}`,
  );
}

/**
 * Writes samples as a sound file of the format that its name tells. `target` is whole or not there.
 * @throws {ParameterError} as {@link checkSoundName}; {UnavailableError} this ffmpeg cannot write it
 */
export async function encodeSound(
  { path, sampleRateHz, channels }: RawSound,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  checkSoundName(target);
  const part = `${target}.part`;
  const args = [
    ...['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'error', '-y', '-protocol_whitelist', 'file,pipe'],
    ...['-f', 's16le', '-ar', String(sampleRateHz), '-ac', String(channels), '-i', inputName(path)],
    ...[...formats.get(extname(target).toLowerCase())!, '-progress', 'pipe:1', inputName(part)],
  ];
  try {
    const run = runTool({ tool: 'ffmpeg', args, file: path, signal });
    for await (const _ of outputOf(run));
    const { code, complaints } = await run.ended;
    if (code !== 0) {
      const said = complaints.trim().split('\n').at(-1) ?? '';
      throw shortageComplaint(target, complaints) ?? new UnavailableError(`ffmpeg cannot write ${target}: ${said}`);
    }
    await rename(part, target);
  } finally {
    await rm(part, { force: true });
  }
}
