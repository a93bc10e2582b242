import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Box, Picture } from '../../../src/sight/pictures/picture.ts';
import { resample } from '../../../src/sight/pictures/picture.ts';
import type { Random } from '../seeded-random.ts';
import type { Stamp } from './stamps.ts';

/** What really is in view, and where, in the middle of the scene. */
export interface Shown {
  readonly name: string;
  readonly box: Box;
}

export interface Scene {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly shown: readonly Shown[];
}

export type Backdrop = 'plain' | 'textured';

export const sceneSize = { width: 640, height: 360, ratePerSecond: 2, seconds: 2 } as const;

interface Placed {
  readonly stamp: Stamp;
  readonly scale: number;
  readonly mirrored: boolean;
  readonly x: number;
  readonly y: number;
  readonly driftX: number;
  readonly gain: number;
  readonly lift: number;
  readonly blur: boolean;
}

/**
 * Makes one video of many scenes: each stamp `times` times, alone or beside another, changed in size, place,
 * brightness, sharpness and side, drifting in half of the scenes, and coded at a low bit rate.
 */
export async function makeScenes(
  path: string,
  stamps: readonly Stamp[],
  times: number,
  backdrop: Backdrop,
  random: Random,
): Promise<Scene[]> {
  const { width, height, ratePerSecond, seconds } = sceneSize;
  const encoder = spawn(
    'ffmpeg',
    [
      ...['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`],
      ...['-r', `${ratePerSecond}`, '-i', '-', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '33'],
      ...['-pix_fmt', 'yuv420p', path],
    ],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  );
  const scenes: Scene[] = [];
  const noise = Float32Array.from({ length: 99_991 }, () => random.normal() * 2);
  for (const group of arrange(stamps, times, random)) {
    const placed = place(group, random);
    const painted = placed.map(paint);
    const behind = paintBackdrop(backdrop, random);
    const frames = ratePerSecond * seconds;
    for (let frame = 0; frame < frames; frame++) {
      const pixels = behind.slice();
      for (const each of painted) paste(pixels, each, (frame - frames / 2) * each.placed.driftX);
      const bytes = new Uint8ClampedArray(pixels.length);
      const skip = Math.floor(random.next() * noise.length);
      for (let i = 0; i < bytes.length; i++) bytes[i] = pixels[i]! + noise[(i + skip) % noise.length]!;
      if (!encoder.stdin.write(bytes)) await once(encoder.stdin, 'drain');
    }
    const startSeconds = scenes.length * seconds;
    scenes.push({ startSeconds, endSeconds: startSeconds + seconds, shown: placed.map(shownBox) });
  }
  encoder.stdin.end();
  await once(encoder, 'exit');
  return scenes;
}

/** One or two different stamps a scene, so that each comes `times` times. */
function arrange(stamps: readonly Stamp[], times: number, random: Random): Stamp[][] {
  const order = stamps.flatMap((stamp) => Array.from({ length: times }, () => ({ stamp, key: random.next() })));
  const left = order.sort((a, b) => a.key - b.key).map(({ stamp }) => stamp);
  const groups: Stamp[][] = [];
  while (left.length > 0) {
    const first = left.pop()!;
    const second = left.at(-1);
    if (second && second !== first && random.next() < 0.5) groups.push([first, left.pop()!]);
    else groups.push([first]);
  }
  return groups;
}

function place(group: readonly Stamp[], random: Random): Placed[] {
  const { width, height } = sceneSize;
  const room = width / group.length;
  return group.map((stamp, i) => {
    const fit = Math.min((room - 40) / stamp.width, (height - 30) / stamp.height);
    const scale = Math.min(fit, random.between(0.5, 0.95) * Math.min(fit, 1.6));
    const w = stamp.width * scale;
    const h = stamp.height * scale;
    return {
      stamp,
      scale,
      mirrored: random.next() < 0.3,
      x: room * i + 12 + random.next() * Math.max(0, room - 24 - w),
      y: 10 + random.next() * Math.max(0, height - 20 - h),
      driftX: random.next() < 0.5 ? random.between(-3, 3) : 0,
      gain: random.between(0.75, 1.15),
      lift: random.between(-12, 12),
      blur: random.next() < 0.3,
    };
  });
}

function shownBox(placed: Placed): Shown {
  const { width, height } = sceneSize;
  const { stamp, scale, x, y } = placed;
  return {
    name: stamp.name,
    box: [x / width, y / height, (stamp.width * scale) / width, (stamp.height * scale) / height],
  };
}

interface Painted {
  readonly placed: Placed;
  readonly colour: Picture;
  readonly cover: Picture;
}

/** The stamp as it will be in view; colours are averaged under their alpha so that hidden colours do not bleed in. */
function paint(placed: Placed): Painted {
  const { stamp } = placed;
  const width = Math.round(stamp.width * placed.scale);
  const height = Math.round(stamp.height * placed.scale);
  const cells = stamp.width * stamp.height;
  const colours = new Float32Array(cells * 3);
  const alphas = new Float32Array(cells * 3);
  for (let i = 0; i < cells; i++) {
    const alpha = stamp.rgba[i * 4 + 3]! / 255;
    for (let c = 0; c < 3; c++) {
      colours[i * 3 + c] = stamp.rgba[i * 4 + c]! * alpha;
      alphas[i * 3 + c] = alpha;
    }
  }
  const sized = (pixels: Float32Array): Picture => {
    const picture = resample({ width: stamp.width, height: stamp.height, pixels }, width, height);
    if (!placed.blur) return picture;
    return resample(resample(picture, Math.ceil(width / 2.5), Math.ceil(height / 2.5)), width, height);
  };
  return { placed, colour: sized(colours), cover: sized(alphas) };
}

function paste(pixels: Float32Array, { placed, colour, cover }: Painted, shift: number): void {
  const left = Math.round(placed.x + shift);
  const top = Math.round(placed.y);
  for (let y = 0; y < colour.height; y++) {
    for (let x = 0; x < colour.width; x++) {
      const at = (y * colour.width + (placed.mirrored ? colour.width - 1 - x : x)) * 3;
      const [px, py] = [left + x, top + y];
      if (px < 0 || py < 0 || px >= sceneSize.width || py >= sceneSize.height) continue;
      const to = (py * sceneSize.width + px) * 3;
      for (let c = 0; c < 3; c++) {
        const alpha = cover.pixels[at + c]!;
        pixels[to + c] = pixels[to + c]! * (1 - alpha) + colour.pixels[at + c]! * placed.gain + placed.lift * alpha;
      }
    }
  }
}

function paintBackdrop(backdrop: Backdrop, random: Random): Float32Array {
  const { width, height } = sceneSize;
  const pixels = new Float32Array(width * height * 3);
  const base = [0, 1, 2].map(() => random.between(40, 245));
  const slope = random.next() < 0.4 ? random.between(-40, 40) : 0;
  const waves = [0, 1, 2].map(() => ({
    kx: random.between(-0.06, 0.06),
    ky: random.between(-0.06, 0.06),
    size: backdrop === 'textured' ? random.between(4, 14) : 0,
  }));
  const grain = backdrop === 'textured' ? random.between(4, 16) : 0;
  const coarse = resample(
    { width: 80, height: 45, pixels: Float32Array.from({ length: 80 * 45 * 3 }, () => random.normal()) },
    width,
    height,
  ).pixels;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const wave = waves.reduce((sum, { kx, ky, size }) => sum + size * Math.sin(kx * x + ky * y), 0);
      const at = (y * width + x) * 3;
      const shade = slope * (y / height - 0.5) + wave + grain * coarse[at]!;
      for (let c = 0; c < 3; c++) pixels[at + c] = base[c]! + shade;
    }
  }
  return pixels;
}
