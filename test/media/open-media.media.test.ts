import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openMedia } from '../../src/media/open-media.ts';
import { greys, MediaFolder, draw } from '../fixtures/make-media.ts';
import { silence, tone, waveFile } from '../fixtures/wave-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: MediaFolder;
beforeAll(async () => {
  folder = await MediaFolder.make();
});
afterAll(() => folder.remove());

describe('what a recording holds', () => {
  it('tells sound and pictures of a video', async () => {
    const sound = await folder.wave('tone.wav', tone(440, 4));
    const path = await folder.video('both.mp4', {
      width: 64,
      height: 48,
      ratePerSecond: 10,
      frames: greys(64, 48, 40),
      sound,
    });
    const { facts } = await openMedia(path);
    expect(facts.container).toContain('mp4');
    expect(facts.durationSeconds).toBeCloseTo(4, 0);
    expect(facts.audio).toEqual({ codec: 'aac', sampleRateHz: 16_000, channels: 1 });
    expect(facts.video).toEqual({ codec: 'h264', width: 64, height: 48, frameRateHz: 10 });
  });

  it('has no audio facts for a video without sound, and refuses PCM with a reason', async () => {
    const path = await folder.video('silent.mp4', {
      width: 32,
      height: 32,
      ratePerSecond: 5,
      frames: greys(32, 32, 10),
    });
    const media = await openMedia(path);
    expect(media.facts.audio).toBeUndefined();
    await expect(media.pcm()).rejects.toMatchObject({ code: 'NO_AUDIO', retryable: false });
  });

  it('has no video facts for sound, and refuses frames at once', async () => {
    const media = await openMedia(await folder.wave('sound.wav', tone(440, 1)));
    expect(media.facts.video).toBeUndefined();
    expect(media.facts.durationSeconds).toBe(1);
    expect(() => media.frames()).toThrow(expect.objectContaining({ code: 'NO_VIDEO' }));
  });

  it('takes silence for sound', async () => {
    const media = await openMedia(await folder.wave('quiet.wav', silence(2)));
    const pcm = await media.pcm();
    expect(await pcm.slice(0, 2)).toEqual(silence(2));
    await pcm.close();
  });

  it('does not take cover art for a video', async () => {
    const sound = await folder.wave('covered.wav', tone(440, 1));
    const cover = await folder.video('cover.png', {
      width: 40,
      height: 40,
      ratePerSecond: 1,
      frames: [draw(40, 40, (x, y) => [x * 6, y * 6, 0])],
      options: ['-f', 'image2', '-c:v', 'png'],
    });
    const path = await folder.encode('covered.mp3', sound, [
      ...['-i', cover, '-map', '0', '-map', '1', '-c:v', 'copy', '-disposition:v', 'attached_pic'],
    ]);
    const { facts } = await openMedia(path);
    expect(facts.video).toBeUndefined();
    expect(facts.audio?.codec).toBe('mp3');
  });

  it.each(['wav', 'flac', 'ogg', 'mp3', 'm4a', 'aac', 'aiff', 'mkv', 'webm', 'ac3', 'wv', 'caf', 'ts', 'avi', 'wma'])(
    'measures the length of .%s',
    async (extension) => {
      const path = await folder.encode(`length.${extension}`, await folder.wave('source.wav', tone(440, 33)));
      const { facts } = await openMedia(path);
      expect(Math.abs(facts.durationSeconds - 33)).toBeLessThan(0.2);
      expect(facts.audio).toBeDefined();
    },
  );

  it('measures a WebM whose header says no length, as browsers record them', async () => {
    const sound = await folder.wave('live.wav', tone(440, 40));
    const path = await folder.encode('live.webm', sound, ['-f', 'webm', '-live', '1']);
    expect((await openMedia(path)).facts.durationSeconds).toBeCloseTo(40, 0);
  });

  it('gives upright sizes with square pixels', async () => {
    const plan = { width: 80, height: 40, ratePerSecond: 5 };
    const wide = await folder.video('wide.mp4', {
      ...plan,
      frames: greys(80, 40, 5),
      options: ['-vf', 'setsar=2/1', '-c:v', 'mpeg4'],
    });
    expect((await openMedia(wide)).facts.video).toMatchObject({ width: 160, height: 40 });
  });
});

describe('what is no recording', () => {
  it('names a file that is missing', async () => {
    const error = await openMedia(folder.at('nowhere.mp4')).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'MEDIA_NOT_FOUND', retryable: false });
    expect((error as Error).message).toContain('"nowhere.mp4"');
  });

  it('refuses a name with a zero byte', async () => {
    await expect(openMedia('a\0b.wav')).rejects.toMatchObject({ code: 'MEDIA_NOT_FOUND' });
  });

  it('refuses a folder, and a FIFO or a device without waiting for it', async () => {
    const fifo = folder.at('fifo.wav');
    expect(spawnSync('mkfifo', [fifo]).status).toBe(0);
    await expect(openMedia(folder.path)).rejects.toMatchObject({ code: 'MEDIA_NOT_A_FILE' });
    await expect(openMedia(fifo)).rejects.toMatchObject({ code: 'MEDIA_NOT_A_FILE' });
    await expect(openMedia('/dev/zero')).rejects.toMatchObject({ code: 'MEDIA_NOT_A_FILE' });
  });

  it('refuses an empty file', async () => {
    await expect(openMedia(await folder.file('empty.mp3', ''))).rejects.toMatchObject({ code: 'MEDIA_EMPTY' });
  });

  it.each([
    ['plain text', 'These are only words.\n'],
    ['text in another script', 'Это просто слова. '.repeat(500)],
    ['text in UTF-16', Buffer.from('\ufeffonly words', 'utf16le')],
  ])('refuses %s named .mp3', async (_what, content) => {
    const path = await folder.file('words.mp3', content);
    await expect(openMedia(path)).rejects.toThrow(/"words.mp3": it is text/);
  });

  it('refuses random bytes', async () => {
    const noise = Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919 * (index % 251)) & 255));
    await expect(openMedia(await folder.file('noise.mp4', noise))).rejects.toMatchObject({ retryable: false });
  });

  it('refuses a picture of 30,000 × 30,000 by what it declares', async () => {
    const header = Buffer.from('89504e470d0a1a0a0000000d4948445200007530000075300802000000', 'hex');
    const path = await folder.file('bomb.png', Buffer.concat([header, Buffer.alloc(1000)]));
    await expect(openMedia(path)).rejects.toThrow(/still picture \(PNG of 30000×30000 pixels\)/);
  });

  it('refuses a GIF of a single picture, and takes one that moves', async () => {
    const plan = { width: 32, height: 32, ratePerSecond: 5, options: ['-f', 'gif'] };
    const still = await folder.video('still.gif', { ...plan, frames: greys(32, 32, 1) });
    await expect(openMedia(still)).rejects.toMatchObject({ code: 'NOT_A_RECORDING' });
    const moving = await openMedia(await folder.video('moving.gif', { ...plan, frames: greys(32, 32, 10, 20) }));
    expect(moving.facts.video).toMatchObject({ width: 32, height: 32 });
    expect(moving.facts.durationSeconds).toBeCloseTo(2, 0);
  });

  it('refuses a video of such pictures before decoding one', async () => {
    const small = await folder.video('small.avi', {
      width: 64,
      height: 64,
      ratePerSecond: 5,
      frames: greys(64, 64, 5),
      options: ['-c:v', 'rawvideo', '-pix_fmt', 'bgr24'],
    });
    const bytes = await readFile(small);
    const pictureHeader = bytes.indexOf('strf') + 8; // its size, width and height, 4 bytes each
    bytes.writeInt32LE(30_000, pictureHeader + 4);
    bytes.writeInt32LE(30_000, pictureHeader + 8);
    const error = await openMedia(await folder.file('huge.avi', bytes)).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'PICTURE_TOO_LARGE', retryable: false });
  });

  it('refuses sound whose cover art is such a picture, or ignores the art, but never decodes it', async () => {
    const sound = await folder.wave('small-cover.wav', tone(440, 1));
    const cover = await folder.video('small-cover.png', {
      width: 16,
      height: 16,
      ratePerSecond: 1,
      frames: greys(16, 16, 1),
      options: ['-f', 'image2', '-c:v', 'png'],
    });
    const path = await folder.encode('cover-bomb.mp3', sound, [
      ...['-i', cover, '-map', '0', '-map', '1', '-c:v', 'copy', '-disposition:v', 'attached_pic'],
    ]);
    const bytes = await readFile(path);
    const header = bytes.indexOf('IHDR');
    bytes.writeUInt32BE(30_000, header + 4);
    bytes.writeUInt32BE(30_000, header + 8);
    const outcome = await openMedia(await folder.file('cover-bomb.mp3', bytes)).catch((fault: unknown) => fault);
    expect(outcome).toSatisfy(
      (found: { code?: string; facts?: { audio?: unknown; video?: unknown } }) =>
        found.code === 'PICTURE_TOO_LARGE' || (found.facts?.audio !== undefined && found.facts.video === undefined),
    );
  });
});

describe('what is cut off or lies', () => {
  it('refuses a WAV of 44 bytes that declares ten hours', async () => {
    const header = waveFile(new Float32Array(0), { sampleRateHz: 16_000 }, 36_000 * 32_000);
    const path = await folder.file('ten-hours.wav', header);
    expect(header).toHaveLength(44);
    await expect(openMedia(path)).rejects.toMatchObject({ code: 'MEDIA_DAMAGED', retryable: false });
  });

  it('measures what is there of a WAV that declares ten hours and holds two seconds', async () => {
    const bytes = waveFile(tone(440, 2), { sampleRateHz: 16_000 }, 36_000 * 32_000);
    const media = await openMedia(await folder.file('two-seconds.wav', bytes));
    expect(media.facts.durationSeconds).toBeCloseTo(2, 2);
    const pcm = await media.pcm();
    expect(pcm.length).toBe(32_000);
    await pcm.close();
  });

  it('says that an MP4 has lost its index', async () => {
    const bytes = await readFile(await longVideo('late-index.mp4', []));
    const path = await folder.file('cut.mp4', bytes.subarray(0, Math.floor(bytes.length * 0.9)));
    await expect(openMedia(path)).rejects.toThrow(/"cut.mp4": the MP4 was cut off before its index was written/);
  });

  it('takes what is there of an MP4 whose index comes first', async () => {
    const bytes = await readFile(await longVideo('early-index.mp4', ['-movflags', 'faststart']));
    const whole = await openMedia(folder.at('early-index.mp4'));
    const half = await openMedia(await folder.file('half.mp4', bytes.subarray(0, Math.floor(bytes.length / 2))));
    expect(whole.facts.durationSeconds).toBeCloseTo(60, 0);
    expect(half.facts.durationSeconds).toBeGreaterThan(10);
    expect(half.facts.durationSeconds).toBeLessThan(50);
    const pcm = await half.pcm();
    expect(pcm.durationSeconds).toBeGreaterThan(10);
    expect(pcm.durationSeconds).toBeLessThanOrEqual(half.facts.durationSeconds + 0.001);
    await pcm.close();
    let frames = 0;
    for await (const _frame of half.frames({ longSide: 32 })) frames++;
    expect(frames).toBeGreaterThan(20);
  });

  async function longVideo(name: string, extra: readonly string[]): Promise<string> {
    const sound = await folder.wave('minute.wav', tone(440, 60));
    const frames = greys(64, 48, 600, 0.3);
    const usual = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '20', '-c:a', 'aac'];
    return folder.video(name, {
      width: 64,
      height: 48,
      ratePerSecond: 10,
      frames,
      sound,
      options: [...usual, ...extra],
    });
  }
});
