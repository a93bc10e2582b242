import { readdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { mediaOpener, openMedia } from '../../src/media/open-media.ts';
import type { Pcm } from '../../src/media/media.ts';
import { outputOf, runTool } from '../../src/media/run-tool.ts';
import { countedTool, killedTool } from '../fixtures/counted-tool.ts';
import { decodingSound, faultyTool, standsStill, toldToEndAfter } from '../fixtures/faulty-tool.ts';
import { runLimited } from '../fixtures/run-limited.ts';
import { greys, MediaFolder } from '../fixtures/make-media.ts';
import { joined, silence, tone, waveFile } from '../fixtures/wave-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: MediaFolder;
beforeAll(async () => {
  folder = await MediaFolder.make();
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => folder.remove());

async function pcmOf(path: string, format = {}, cache = 'cache'): Promise<Pcm> {
  return (await mediaOpener({ folder: folder.at(cache) })(path)).pcm(format);
}

const noise = ['-f', 'lavfi', '-i', 'anoisesrc=r=16000:d=60', '-c:a', 'pcm_f32le', '-f', 'f32le'];

describe('samples', () => {
  it('gives a 16 kHz mono file back as it is', async () => {
    const samples = tone(440, 2);
    const pcm = await pcmOf(await folder.wave('plain.wav', samples));
    expect(pcm).toMatchObject({ sampleRateHz: 16_000, channels: 1, length: 32_000, durationSeconds: 2 });
    const decoded = await pcm.slice(0, 2);
    expect(Math.max(...decoded.map((value, index) => Math.abs(value - samples[index]!)))).toBeLessThan(1e-4);
    await pcm.close();
  });

  it('gives the rate and the channels asked for', async () => {
    const stereo = new Float32Array(2 * 44_100).map((_, index) => (index % 2 === 0 ? 0.5 : -0.25));
    const path = await folder.wave('stereo.wav', stereo, { sampleRateHz: 44_100, channels: 2 });
    const both = await pcmOf(path, { sampleRateHz: 48_000, channels: 2 });
    expect(both).toMatchObject({ sampleRateHz: 48_000, channels: 2, length: 48_000 });
    const [left, right] = await both.slice(0.5, 0.6);
    expect(left).toBeCloseTo(0.5, 2);
    expect(right).toBeCloseTo(-0.25, 2);
    const mixed = await pcmOf(path);
    expect((await mixed.slice(0.5, 0.6))[0]).toBeCloseTo(0.125, 2);
    await Promise.all([both.close(), mixed.close()]);
  });

  it('mixes many channels of which nothing says where they are', async () => {
    const many = new Float32Array(12 * 16_000).fill(0.4);
    const path = await folder.wave('twelve.wav', many, { sampleRateHz: 16_000, channels: 12 });
    const pcm = await pcmOf(path);
    expect(pcm.length).toBe(16_000);
    expect((await pcm.slice(0.2, 0.3))[0]).toBeCloseTo(0.4, 2);
    await pcm.close();
  });

  it('turns NaN into silence and holds the rest within [-1, 1]', async () => {
    const samples = tone(440, 1);
    samples.set([NaN, Infinity, -Infinity, 7, -7], 8000);
    const pcm = await pcmOf(await folder.wave('wild.wav', samples, { sampleRateHz: 16_000, encoding: 'float32' }));
    const decoded = await pcm.slice(0, 1);
    expect([...decoded.slice(8000, 8005)]).toEqual([0, 1, -1, 1, -1]);
    expect(decoded.every((value) => value >= -1 && value <= 1)).toBe(true);
    await pcm.close();
  });

  it.each(['mp4', 'mkv', 'ts', 'mpg'])(
    'keeps sound in step with the recording where it begins late in .%s',
    async (extension) => {
      const click = await folder.wave('click.wav', joined(silence(1), tone(1000, 1), silence(1)));
      const path = await folder.video(`late.${extension}`, {
        width: 32,
        height: 32,
        ratePerSecond: 25,
        frames: greys(32, 32, 150, 1),
        sound: click,
        options: [
          ...['-c:v', 'mpeg2video', '-g', '5', '-filter:a', 'asetpts=PTS+2/TB,aresample=48000'],
          ...['-c:a', extension === 'mpg' ? 'mp2' : 'aac'],
        ],
      });
      const pcm = await pcmOf(path);
      const samples = await pcm.slice(0, 6);
      const first = samples.findIndex((value) => Math.abs(value) > 0.1) / 16_000;
      expect(Math.abs(first - 3)).toBeLessThan(0.08);
      await pcm.close();
    },
  );

  it('keeps what was decoded of a damaged sound', async () => {
    const path = await folder.encode('damaged.flac', await folder.wave('fine.wav', tone(440, 20)));
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(path);
    bytes.fill(0x55, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 4000);
    const pcm = await pcmOf(await folder.file('damaged.flac', bytes));
    expect(pcm.durationSeconds).toBeGreaterThan(15);
    await pcm.close();
  });
});

describe('access', () => {
  it('reads pieces in order that together are the whole', async () => {
    const samples = tone(300, 10);
    const pcm = await pcmOf(await folder.wave('pieces.wav', samples));
    const pieces: Float32Array[] = [];
    const starts: number[] = [];
    for await (const chunk of pcm.chunks({ chunkSeconds: 3 })) {
      pieces.push(chunk.samples);
      starts.push(chunk.startSeconds);
    }
    expect(starts).toEqual([0, 3, 6, 9]);
    expect(joined(...pieces)).toEqual(await pcm.slice(0, 10));
    await pcm.close();
  });

  it('reads from one time to another, held within the recording', async () => {
    const pcm = await pcmOf(await folder.wave('span.wav', tone(300, 2)));
    const span: number[] = [];
    for await (const { samples } of pcm.chunks({ chunkSeconds: 1, startSeconds: 0.5, endSeconds: 1.75 })) {
      span.push(samples.length);
    }
    expect(span).toEqual([16_000, 4000]);
    expect(await pcm.slice(-5, 0.5)).toHaveLength(8000);
    expect(await pcm.slice(1.5, 99)).toHaveLength(8000);
    expect(await pcm.slice(1, 1)).toHaveLength(0);
    expect(await pcm.slice(3, 2)).toHaveLength(0);
    await pcm.close();
  });

  it('refuses times that are no numbers, and to be read after it was closed', async () => {
    const pcm = await pcmOf(await folder.wave('closed.wav', tone(300, 1)));
    await expect(pcm.slice(NaN, 1)).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    await expect(pcm.chunks({ chunkSeconds: 0 })[Symbol.asyncIterator]().next()).rejects.toThrow(/chunkSeconds/);
    await pcm.close();
    await pcm.close();
    await expect(pcm.slice(0, 1)).rejects.toThrow(/closed/);
  });

  it('refuses rates and channels that cannot be', async () => {
    const media = await openMedia(await folder.wave('format.wav', tone(300, 1)));
    await expect(media.pcm({ sampleRateHz: 0 })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    await expect(media.pcm({ channels: 1.5 })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
  });
});

describe('decoded once', () => {
  it('for all who ask at once, and for who asks later in another opener', async () => {
    const counted = await countedTool(folder.at('ffmpeg-counted'), 'ffmpeg');
    vi.stubEnv('FFMPEG_PATH', counted.path);
    const path = await folder.wave('shared.wav', tone(440, 5));
    const open = mediaOpener({ folder: folder.at('shared') });
    const media = await Promise.all([open(path), open(path)]);
    const all = await Promise.all(Array.from({ length: 20 }, (_, index) => media[index % 2]!.pcm()));
    const other = await pcmOf(path, {}, 'shared');
    expect(await counted.runs()).toBe(1);
    await Promise.all([...all, other].map((pcm) => pcm.close()));
    const again = await pcmOf(path, { sampleRateHz: 8000 }, 'shared');
    await again.close();
    expect(await counted.runs()).toBe(2);
  });

  it('for several caches at once, as several processes are', async () => {
    const counted = await countedTool(folder.at('ffmpeg-counted-2'), 'ffmpeg');
    vi.stubEnv('FFMPEG_PATH', counted.path);
    const path = await folder.wave('processes.wav', tone(440, 5));
    const all = await Promise.all(Array.from({ length: 4 }, () => pcmOf(path, {}, 'processes')));
    expect(await counted.runs()).toBe(1);
    await Promise.all(all.map((pcm) => pcm.close()));
  });

  it('but again when the file has changed', async () => {
    const path = await folder.wave('changing.wav', tone(440, 1));
    const before = await pcmOf(path);
    await writeFile(path, waveFile(tone(440, 2), { sampleRateHz: 16_000 }));
    const after = await pcmOf(path);
    expect([before.length, after.length]).toEqual([16_000, 32_000]);
    await Promise.all([before.close(), after.close()]);
  });

  it('and again when what is on the disk was cut short', async () => {
    const path = await folder.wave('short.wav', tone(440, 1));
    await (await pcmOf(path, {}, 'short')).close();
    const [name] = await readdir(folder.at('short'));
    await writeFile(`${folder.at('short')}/${name}`, Buffer.alloc(100));
    const pcm = await pcmOf(path, {}, 'short');
    expect(pcm.length).toBe(16_000);
    await pcm.close();
  });

  it('and the least recently used are removed when there is no room', async () => {
    const open = mediaOpener({ folder: folder.at('small'), maxBytes: 150_000 });
    for (const name of ['one.wav', 'two.wav', 'three.wav']) {
      const pcm = await (await open(await folder.wave(name, tone(440, 1)))).pcm(); // 64,000 bytes each
      await pcm.close();
    }
    expect(await readdir(folder.at('small'))).toHaveLength(2);
  });
});

describe('what goes wrong on the way', () => {
  it('stops ffmpeg and leaves nothing when the only asker gives up', async () => {
    const media = await mediaOpener({ folder: folder.at('given-up') })(await folder.wave('long.wav', tone(440, 600)));
    const controller = new AbortController();
    const asked = media.pcm({ sampleRateHz: 192_000 }, controller.signal);
    setTimeout(() => controller.abort(new Error('enough')), 150);
    await expect(asked).rejects.toThrow('enough');
    await vi.waitFor(async () => expect(await readdir(folder.at('given-up'))).toEqual([]), { timeout: 60_000 });
  });

  it('goes on for the others when one of several gives up', async () => {
    const media = await mediaOpener({ folder: folder.at('one-gives-up') })(folder.at('long.wav'));
    const controller = new AbortController();
    const impatient = media.pcm({}, controller.signal);
    const patient = media.pcm();
    controller.abort(new Error('enough'));
    await expect(impatient).rejects.toThrow('enough');
    const pcm = await patient;
    expect(pcm.durationSeconds).toBe(600);
    await pcm.close();
  });

  it('calls a killed ffmpeg retryable, and does it when tried again', async () => {
    const media = await mediaOpener({ folder: folder.at('killed') })(await folder.wave('killed.wav', tone(440, 1)));
    vi.stubEnv('FFMPEG_PATH', await killedTool(folder.at('ffmpeg-killed')));
    await expect(media.pcm()).rejects.toMatchObject({ code: 'MEDIA_TOOL_KILLED', retryable: true });
    expect(await readdir(folder.at('killed'))).toEqual([]);
    vi.unstubAllEnvs();
    await (await media.pcm()).close();
  });

  it('does not take for whole what an ffmpeg gave that was told to end', async () => {
    const path = await folder.wave('told.wav', tone(440, 3));
    const media = await mediaOpener({ folder: folder.at('told') })(path);
    const how = [toldToEndAfter(20_000)];
    vi.stubEnv('FFMPEG_PATH', await faultyTool(folder.at('ffmpeg-told'), 'ffmpeg', [{ of: decodingSound, how }]));
    await expect(media.pcm()).rejects.toMatchObject({ code: 'MEDIA_TOOL_KILLED', reason: 'was told to end' });
    const pcm = await media.pcm();
    expect(pcm.durationSeconds).toBe(3);
    await pcm.close();
  });

  it('ends an ffmpeg that stands still, and none that waits for its reader', async () => {
    vi.stubEnv('PHONOGRAPH_MEDIA_STALL_SECONDS', '1');
    const media = await mediaOpener({ folder: folder.at('stands') })(await folder.wave('stands.wav', tone(440, 1)));
    const how = [standsStill];
    vi.stubEnv('FFMPEG_PATH', await faultyTool(folder.at('ffmpeg-stands'), 'ffmpeg', [{ of: decodingSound, how }]));
    await expect(media.pcm()).rejects.toThrow('ffmpeg gave nothing for 1 s and was ended while reading "stands.wav"');
    vi.unstubAllEnvs();
    vi.stubEnv('PHONOGRAPH_MEDIA_STALL_SECONDS', '1');
    const run = runTool({ tool: 'ffmpeg', args: ['-v', 'error', ...noise, 'pipe:1'], file: 'noise' });
    let bytes = 0;
    for await (const piece of outputOf(run)) {
      if (bytes === 0) await sleep(2_000);
      bytes += piece.length;
    }
    expect((await run.ended).code).toBe(0);
    expect(bytes).toBe(60 * 16_000 * 4);
  });

  it('says what to do when there is no such tool as the variable names', async () => {
    const media = await openMedia(await folder.wave('no-tool.wav', tone(440, 1)));
    vi.stubEnv('FFMPEG_PATH', folder.at('nowhere'));
    await expect(media.pcm({ sampleRateHz: 22_050 })).rejects.toThrow(/FFMPEG_PATH names .* cannot be run/);
  });

  it('calls a disk without room retryable and leaves nothing', async () => {
    const path = await folder.wave('roomless.wav', tone(440, 60));
    const cache = folder.at('roomless');
    // What the cache itself keeps goes first.
    const media = await mediaOpener({ folder: cache })(await folder.wave('kept.wav', tone(440, 1)));
    await (await media.pcm()).close();
    expect(await readdir(cache)).toHaveLength(1);
    const code = `
      import { mediaOpener } from './src/media/open-media.ts';
      const media = await mediaOpener({ folder: process.argv[2] })(process.argv[3]);
      const error = await media.pcm().catch((fault) => fault);
      console.log(JSON.stringify({ code: error.code, retryable: error.retryable }));`;
    // 60 s need 3.8 MB; no file may grow beyond 1 MB.
    expect(JSON.parse(await runLimited(code, [cache, path], 1))).toEqual({ code: 'DISK_FULL', retryable: true });
    expect(await readdir(cache)).toEqual([]);
  });
});
