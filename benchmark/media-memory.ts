/**
 * Peak memory of taking in a video, by its length: opens it, decodes its sound once, reads all of it in pieces, and
 * looks at every frame at two a second. Each length runs in a process of its own.
 *
 *   npx tsx benchmark/media-memory.ts
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { mediaOpener } from '../src/media/open-media.ts';
import { waveformPeaks } from '../src/media/waveform-peaks.ts';
import { draw, ffmpeg, MediaFolder } from '../test/fixtures/make-media.ts';
import { tone } from '../test/fixtures/wave-file.ts';

interface Measured {
  readonly durationSeconds: number;
  readonly frames: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
  /** Of the largest ffmpeg or ffprobe; NaN where there is no /proc to ask. */
  readonly peakToolMegabytes: number;
}

const MINUTES = [3, 30, 180];
const SIZE = { width: 640, height: 360, ratePerSecond: 5 };

async function measure(path: string, cache: string): Promise<Measured> {
  let peakToolMegabytes = NaN;
  const watch = setInterval(() => {
    for (const megabytes of childrenMegabytes()) peakToolMegabytes = Math.max(peakToolMegabytes || 0, megabytes);
  }, 100);
  const startedMs = performance.now();
  const media = await mediaOpener({ folder: cache })(path);
  const pcm = await media.pcm();
  await waveformPeaks(pcm, 1000);
  await pcm.close();
  let frames = 0;
  for await (const _frame of media.frames()) frames++;
  clearInterval(watch);
  return {
    durationSeconds: media.facts.durationSeconds,
    frames,
    seconds: (performance.now() - startedMs) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    peakToolMegabytes,
  };
}

/** Peak resident size of each process that this one has started. */
function childrenMegabytes(): number[] {
  try {
    return readdirSync('/proc').flatMap((name) => {
      try {
        const status = /^\d+$/.test(name) ? readFileSync(join('/proc', name, 'status'), 'utf8') : '';
        const isTool = /^Name:\s+ff(mpeg|probe)$/m.test(status) && status.includes(`PPid:\t${process.pid}\n`);
        const peak = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
        return isTool && peak !== undefined ? [Number(peak) / 1024] : [];
      } catch {
        return []; // it has ended meanwhile
      }
    });
  } catch {
    return [];
  }
}

/** A ball that crosses the picture, over a tone. */
function* scene(minutes: number): Generator<Uint8Array> {
  const { width, height, ratePerSecond } = SIZE;
  for (let index = 0; index < minutes * 60 * ratePerSecond; index++) {
    const centre = (index * 16) % width;
    yield draw(width, height, (x, y) =>
      (x - centre) ** 2 + (y - 180) ** 2 < 3600 ? [250, 120, 20] : [x & 255, y & 255, 90],
    );
  }
}

async function main(): Promise<void> {
  const folder = await MediaFolder.make();
  try {
    const sound = await folder.wave('tone.wav', tone(440, 60));
    const minute = await folder.video('minute.mp4', { ...SIZE, frames: scene(1), sound });
    const rows: string[] = [];
    for (const minutes of MINUTES) {
      const path = folder.at(`${minutes}.mp4`);
      await ffmpeg(['-stream_loop', String(minutes - 1), '-i', minute, '-c', 'copy', path]);
      const args = ['--import', 'tsx', fileURLToPath(import.meta.url), path, folder.at(`cache-${minutes}`)];
      const { stdout } = await promisify(execFile)(process.execPath, args);
      const measured = JSON.parse(stdout) as Measured;
      const speed = measured.durationSeconds / measured.seconds;
      rows.push(
        [
          `${(measured.durationSeconds / 60).toFixed(1)} min`.padStart(10),
          String(measured.frames).padStart(8),
          `${speed.toFixed(0)} ×`.padStart(12),
          `${measured.peakMegabytes.toFixed(0)} MB`.padStart(12),
          `${measured.peakToolMegabytes.toFixed(0)} MB`.padStart(12),
        ].join(''),
      );
    }
    console.log(`    length  frames   real time   this process    ffmpeg\n${rows.join('\n')}`);
  } finally {
    await folder.remove();
  }
}

const [path, cache] = process.argv.slice(2);
if (path !== undefined && cache !== undefined) console.log(JSON.stringify(await measure(path, cache)));
else await main();
