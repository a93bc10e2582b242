/** Tux Paint's stamps (GPL 2+): pictures with transparency, fetched by the caller and never kept in the repository. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { seededRandom } from '../seeded-random.ts';

const run = promisify(execFile);

export interface Stamp {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** shape (height, width, 4), straight alpha */
  readonly rgba: Uint8Array;
}

/** Mirrored and second copies of a picture would make two things of one. */
const copies = /mirror|flip|_desc|240a/;

/** Paths of PNG and SVG stamps in a fixed order that mixes the subjects. */
export async function listStamps(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  const paths = entries.filter((path) => /\.(png|svg)$/.test(path) && !copies.test(path)).sort();
  return paths.map((path) => join(folder, path));
}

function stem(path: string): string {
  return basename(path).replace(/\.\w+$/, '');
}

/** Trimmed to what is visible, at most `longSide` pixels. */
export async function readStamp(path: string, longSide = 300): Promise<Stamp | undefined> {
  const filter = `scale=${longSide}:${longSide}:force_original_aspect_ratio=decrease:flags=area,format=rgba`;
  const size = `pad=${longSide}:${longSide}:0:0:color=0x00000000`;
  const { stdout } = await run(
    'ffmpeg',
    ['-v', 'error', '-i', path, '-frames:v', '1', '-vf', `${filter},${size}`, '-f', 'rawvideo', '-'],
    { encoding: 'buffer', maxBuffer: 1 << 26 },
  );
  return trim(stem(path), stdout, longSide);
}

function trim(name: string, rgba: Uint8Array, side: number): Stamp | undefined {
  let [left, top, right, bottom] = [side, side, -1, -1];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (rgba[(y * side + x) * 4 + 3]! < 64) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right - left < 60 || bottom - top < 60) return undefined;
  const width = right - left + 1;
  const height = bottom - top + 1;
  const cut = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * side + left) * 4;
    cut.set(rgba.subarray(from, from + width * 4), y * width * 4);
  }
  return { name, width, height, rgba: cut };
}

/** Letters, signs and flags are not things; moons and soldiers come in near copies. */
const leftOut = /symbols|flags|roadsigns|military|space.moon/;
export const picturesAHalf = 40;

/** Two sets of 40 pictures and, after them, those that the space of appearances is fitted on. */
export async function readHalf(folder: string, half: 'tune' | 'test' | 'fit'): Promise<Stamp[]> {
  const random = seededRandom('stamps');
  const paths = (await listStamps(folder)).filter((path) => !leftOut.test(path));
  const shuffled = paths.map((path) => ({ path, key: random.next() })).sort((a, b) => a.key - b.key);
  if (half === 'fit') {
    // Some pictures come as PNG and as SVG: one of them here and one among the scored would be a leak.
    const others = new Set(shuffled.slice(0, 100).map(({ path }) => stem(path)));
    return (await readSome(shuffled.slice(100), 140)).filter(({ name }) => !others.has(name));
  }
  const both = await readSome(shuffled, 2 * picturesAHalf);
  return half === 'tune' ? both.slice(0, picturesAHalf) : both.slice(picturesAHalf);
}

async function readSome(candidates: readonly { readonly path: string }[], count: number): Promise<Stamp[]> {
  const stamps: Stamp[] = [];
  for (const { path } of candidates) {
    if (stamps.length >= count) break;
    const stamp = await readStamp(path).catch(() => undefined);
    if (stamp) stamps.push(stamp);
  }
  return stamps;
}
