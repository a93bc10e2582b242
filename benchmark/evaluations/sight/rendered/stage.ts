import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type Pen = SKRSContext2D;

export const stage = { width: 640, height: 360, ratePerSecond: 24 } as const;

/** Paints one picture; may be called for any time, in any order. */
export type Scene = (pen: Pen, seconds: number) => void;

/** Paints a scene into a canvas of its own, to be mixed with others. */
export function painted(
  scene: Scene,
  seconds: number,
  canvas: Canvas = createCanvas(stage.width, stage.height),
): Canvas {
  const pen = canvas.getContext('2d');
  pen.resetTransform();
  pen.globalAlpha = 1;
  scene(pen, seconds);
  return canvas;
}

/** Writes a film of what `scene` paints, with a little grain, at a middling bit rate. */
export async function film(
  path: string,
  seconds: number,
  scene: Scene,
  {
    grain = 3,
    ratePerSecond = stage.ratePerSecond,
    sound,
  }: { grain?: number; ratePerSecond?: number; sound?: string } = {},
): Promise<void> {
  const { width, height } = stage;
  const encoder = spawn(
    'ffmpeg',
    [
      ...['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`],
      ...['-r', `${ratePerSecond}`, '-i', '-'],
      ...(sound === undefined ? [] : ['-i', sound, '-c:a', 'aac', '-b:a', '96k', '-shortest']),
      ...['-vf', `noise=alls=${grain}:allf=t`, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '27'],
      ...['-pix_fmt', 'yuv420p', path],
    ],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  );
  const canvas = createCanvas(width, height);
  for (let frame = 0; frame < Math.round(seconds * ratePerSecond); frame++) {
    painted(scene, frame / ratePerSecond, canvas);
    const bytes = canvas.getContext('2d').getImageData(0, 0, width, height).data;
    if (!encoder.stdin.write(Buffer.from(bytes))) await once(encoder.stdin, 'drain');
  }
  encoder.stdin.end();
  const [code] = (await once(encoder, 'exit')) as [number];
  if (code !== 0) throw new Error(`ffmpeg ended with ${code} on ${path}`);
}
