import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findBinary } from '../../src/media/ffmpeg-binaries.ts';

const run = promisify(execFile);
const clips = fileURLToPath(new URL('../../examples/sample/clips/', import.meta.url));

/** The sample's clips one after another, for so long, under a picture that never stands still. */
export async function makeTalkingVideo(folder: string, seconds: number, name: string): Promise<string> {
  const path = join(folder, `${fileName(name)}.mp4`);
  const moving = 'scale=640:360,scroll=horizontal=0.004:vertical=0.002';
  const encoding = ['-vf', moving, '-r', '25', '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac', '-b:a', '96k'];
  await joinClips(folder, seconds, encoding, path);
  return path;
}

/** Their sound alone. */
export async function makeSpeech(folder: string, seconds: number, name: string): Promise<string> {
  const path = join(folder, `${fileName(name)}.m4a`);
  await joinClips(folder, seconds, ['-vn', '-c:a', 'aac', '-b:a', '96k'], path);
  return path;
}

async function joinClips(folder: string, seconds: number, encoding: readonly string[], path: string): Promise<void> {
  const names = (await readdir(clips)).filter((name) => name.endsWith('.mp4')).sort();
  const list = join(folder, 'list.txt');
  const lines: string[] = [];
  // No clip is shorter than three seconds.
  while (lines.length * 3 < seconds + 3) for (const name of names) lines.push(`file '${join(clips, name)}'`);
  await writeFile(list, lines.join('\n'));
  const input = ['-f', 'concat', '-safe', '0', '-i', list, '-t', String(seconds)];
  const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
  await run(findBinary('ffmpeg').path, [...quiet, ...input, ...encoding, path]);
}

function fileName(name: string): string {
  return name.replaceAll(/[^a-z0-9]+/gi, '-');
}
