import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binaryVersion, findBinary } from '../../src/media/ffmpeg-binaries.ts';
import { killedTool } from '../fixtures/counted-tool.ts';
import { greys, MediaFolder } from '../fixtures/make-media.ts';
import { tone } from '../fixtures/wave-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonograph-tools-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('findBinary', () => {
  it('takes what the variable names, then what is on the path, then what the package carries', async () => {
    const named = await killedTool(join(folder, 'named'));
    const onPath = await killedTool(join(folder, 'ffmpeg'));
    expect(findBinary('ffmpeg', { FFMPEG_PATH: named, PATH: folder })).toMatchObject({
      path: named,
      source: 'environment',
    });
    expect(findBinary('ffmpeg', { PATH: `${folder}/none:${folder}` })).toMatchObject({
      path: onPath,
      source: 'system',
    });
    expect(findBinary('ffmpeg', { PATH: '' })).toMatchObject({ source: 'package' });
    expect(findBinary('ffprobe', { PATH: '' })).toMatchObject({ source: 'package' });
  });

  it('says which variable is wrong', () => {
    expect(() => findBinary('ffprobe', { FFPROBE_PATH: join(folder, 'none') })).toThrow(
      /FFPROBE_PATH names .*cannot be run/,
    );
  });

  it('finds binaries that run', async () => {
    for (const environment of [process.env, { PATH: '' }]) {
      for (const tool of ['ffmpeg', 'ffprobe'] as const) {
        expect(await binaryVersion(findBinary(tool, environment))).toMatch(/^\S+$/);
      }
    }
  }, 30_000);
});

describe('in a worker thread', () => {
  it('a recording is opened from its path alone, heard and seen', async () => {
    const media = await MediaFolder.make();
    const path = await media.video('clip.mp4', {
      width: 32,
      height: 32,
      ratePerSecond: 5,
      frames: greys(32, 32, 10),
      sound: await media.wave('clip.wav', tone(440, 2)),
    });
    const worker = new Worker(new URL('../fixtures/open-media-worker.mjs', import.meta.url), {
      workerData: { path },
      execArgv: [],
    });
    const answer = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    expect(answer).toEqual({ samples: 16_000, frames: 4 });
    await worker.terminate();
    await media.remove();
  }, 60_000);
});
