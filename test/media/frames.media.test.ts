import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openMedia } from '../../src/media/open-media.ts';
import type { FrameFormat, VideoFrame } from '../../src/media/media.ts';
import { thumbnail } from '../../src/media/thumbnail.ts';
import { countedTool, killedTool } from '../fixtures/counted-tool.ts';
import { draw, greys, MediaFolder } from '../fixtures/make-media.ts';
import { tone } from '../fixtures/wave-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Every picture exactly as drawn. */
const LOSSLESS = ['-c:v', 'ffv1', '-pix_fmt', 'bgr0'];

let folder: MediaFolder;
beforeAll(async () => {
  folder = await MediaFolder.make();
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => folder.remove());

async function framesOf(path: string, format: FrameFormat = {}): Promise<VideoFrame[]> {
  return await allOf((await openMedia(path)).frames(format));
}

async function allOf(shown: AsyncIterable<VideoFrame>): Promise<VideoFrame[]> {
  const frames: VideoFrame[] = [];
  for await (const frame of shown) frames.push(frame);
  return frames;
}

/** Which picture of `greys` it is. */
function pictureNumber(frame: VideoFrame, step = 2): number {
  return Math.round((frame.rgb[0]! - 16) / step);
}

describe('times', () => {
  it.each([1, 2, 3, 5, 10, 25])(
    'shows at %d frames a second what was on display at each time',
    async (ratePerSecond) => {
      const path = folder.at('counted.mkv');
      await folder.video('counted.mkv', {
        width: 16,
        height: 16,
        ratePerSecond: 25,
        frames: greys(16, 16, 100),
        options: LOSSLESS,
      });
      const frames = await framesOf(path, { ratePerSecond });
      expect(frames).toHaveLength(4 * ratePerSecond);
      frames.forEach((frame, index) => {
        expect(frame.index).toBe(index);
        expect(frame.timeSeconds).toBeCloseTo(index / ratePerSecond, 6);
        // Matroska rounds times to milliseconds, so the picture that begins just then may still be the one before.
        const shown = Math.floor(frame.timeSeconds * 25 + 1e-6);
        expect([shown, shown - 1]).toContain(pictureNumber(frame));
      });
    },
  );

  it('gives two frames a second unless told otherwise', async () => {
    const path = await folder.video('default.mp4', {
      width: 32,
      height: 32,
      ratePerSecond: 10,
      frames: greys(32, 32, 35),
    });
    expect((await framesOf(path)).map((frame) => frame.timeSeconds)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3]);
  });

  it('leaves out the time before the pictures begin', async () => {
    const sound = await folder.wave('long-sound.wav', tone(440, 6));
    const path = await folder.video('late.mkv', {
      width: 16,
      height: 16,
      ratePerSecond: 10,
      frames: greys(16, 16, 30),
      sound,
      options: [...LOSSLESS, '-filter:v', 'setpts=PTS+2/TB', '-c:a', 'pcm_s16le'],
    });
    const frames = await framesOf(path);
    expect(frames.map((frame) => frame.timeSeconds)).toEqual([2, 2.5, 3, 3.5, 4, 4.5]);
    expect(frames.map((frame) => pictureNumber(frame))).toEqual([0, 5, 10, 15, 20, 25]);
  });

  it('keeps pictures in step with the recording in a transport stream that begins with sound', async () => {
    const sound = await folder.wave('ts-sound.wav', tone(440, 5));
    const path = await folder.video('late.ts', {
      width: 32,
      height: 32,
      ratePerSecond: 25,
      frames: greys(32, 32, 75),
      sound,
      options: ['-c:v', 'mpeg2video', '-q:v', '1', '-filter:v', 'setpts=PTS+2/TB', '-c:a', 'aac'],
    });
    const frames = await framesOf(path, { ratePerSecond: 5 });
    expect(frames[0]!.timeSeconds).toBeGreaterThan(1.7);
    expect(frames[0]!.timeSeconds).toBeLessThan(2.3);
    for (const frame of frames) expect(Math.abs(pictureNumber(frame) - (frame.timeSeconds - 2) * 25)).toBeLessThan(4);
  });

  it('follows pictures that come at uneven times', async () => {
    const path = await folder.video('uneven.mkv', {
      width: 16,
      height: 16,
      ratePerSecond: 10,
      frames: greys(16, 16, 40),
      // Every picture of the first two seconds, then one a second.
      options: [...LOSSLESS, '-vf', `select='lt(t,2)+not(mod(n,10))'`, '-vsync', '0'],
    });
    const frames = await framesOf(path);
    expect(frames.map((frame) => pictureNumber(frame))).toEqual([0, 5, 10, 15, 20, 20, 30]);
  });
});

describe('pictures', () => {
  const redLeft = (width: number, height: number): Uint8Array =>
    draw(width, height, (x) => (x < width / 2 ? [255, 0, 0] : [0, 0, 255]));

  it('come as red, green and blue, rows from the top', async () => {
    const path = await folder.video('colours.mkv', {
      width: 40,
      height: 20,
      ratePerSecond: 2,
      frames: [0, 1].map(() => draw(40, 20, (x, y) => [x * 6, y * 12, 7])),
      options: LOSSLESS,
    });
    const [frame] = await framesOf(path);
    expect(frame).toMatchObject({ width: 40, height: 20 });
    expect([...frame!.rgb.subarray((3 * 40 + 5) * 3, (3 * 40 + 6) * 3)]).toEqual([30, 36, 7]);
  });

  it.each([
    [1281, 721, 640, 640, 360],
    [321, 241, 640, 321, 241],
    [333, 1001, 100, 33, 100],
    [101, 3, 50, 50, 1],
  ])('of %d×%d within %d are %d×%d', async (width, height, longSide, shownWidth, shownHeight) => {
    const path = await folder.video('odd.mkv', {
      width,
      height,
      ratePerSecond: 5,
      frames: greys(width, height, 5),
      options: LOSSLESS,
    });
    const frames = await framesOf(path, { longSide });
    expect(frames).toHaveLength(2);
    for (const frame of frames) {
      expect(frame).toMatchObject({ width: shownWidth, height: shownHeight });
      expect(frame.rgb).toHaveLength(shownWidth * shownHeight * 3);
    }
    expect(frames.map((frame) => pictureNumber(frame))).toEqual([0, 2]);
  });

  it('are upright where the recording says that it was turned', async () => {
    const flat = await folder.video('flat.mp4', {
      width: 64,
      height: 32,
      ratePerSecond: 5,
      frames: [redLeft(64, 32), redLeft(64, 32), redLeft(64, 32)],
      options: ['-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
    });
    const path = await folder.encode('turned.mp4', flat, ['-c', 'copy', '-metadata:s:v:0', 'rotate=90']);
    const media = await openMedia(path);
    expect(media.facts.video).toMatchObject({ width: 32, height: 64 });
    const [frame] = await framesOf(path);
    expect(frame).toMatchObject({ width: 32, height: 64 });
    const red = [frame!.rgb[0]!, frame!.rgb[frame!.rgb.length - 3]!];
    expect(Math.max(...red)).toBeGreaterThan(200); // red above and blue below, or the other way round
    expect(Math.min(...red)).toBeLessThan(60);
  });

  it('are refused at rates and sizes that cannot be', async () => {
    const path = await folder.video('plain.mp4', { width: 32, height: 32, ratePerSecond: 5, frames: greys(32, 32, 5) });
    const media = await openMedia(path);
    expect(() => media.frames({ ratePerSecond: 0 })).toThrow(/ratePerSecond/);
    expect(() => media.frames({ ratePerSecond: NaN })).toThrow(/ratePerSecond/);
    expect(() => media.frames({ longSide: 0 })).toThrow(/longSide/);
  });
});

describe('decoding', () => {
  const long = async (): Promise<string> =>
    folder.video('long.mp4', { width: 320, height: 240, ratePerSecond: 10, frames: greys(320, 240, 300, 0.5) });

  it('happens once for two who look at the same time', async () => {
    const path = await long();
    const counted = await countedTool(folder.at('ffmpeg-counted'), 'ffmpeg');
    vi.stubEnv('FFMPEG_PATH', counted.path);
    // Opened first, which takes longer for one than for the other: so both begin to look in the same moment.
    const media = await Promise.all([openMedia(path), openMedia(path)]);
    const [one, two] = await Promise.all(media.map((each) => allOf(each.frames({ longSide: 64 }))));
    expect(await counted.runs()).toBe(1);
    expect(one).toHaveLength(60);
    expect(two!.map((frame) => frame.index)).toEqual(one!.map((frame) => frame.index));
  });

  it('happens again for one who comes when it is under way, or wants another size', async () => {
    const path = folder.at('long.mp4');
    const counted = await countedTool(folder.at('ffmpeg-counted-2'), 'ffmpeg');
    vi.stubEnv('FFMPEG_PATH', counted.path);
    let late: Promise<VideoFrame[]> | undefined;
    for await (const frame of (await openMedia(path)).frames({ longSide: 48 })) {
      if (frame.index === 20) late = framesOf(path, { longSide: 48 });
    }
    expect((await late)!.map((frame) => frame.index)).toEqual(Array.from({ length: 60 }, (_, index) => index));
    expect(await counted.runs()).toBe(2);
  });

  it('goes on for the others when one stands still, who then reads on from where it was', async () => {
    const media = await openMedia(folder.at('long.mp4'));
    const slow = media.frames({ longSide: 40 })[Symbol.asyncIterator]();
    const fast = framesOf(folder.at('long.mp4'), { longSide: 40 });
    const seen = [(await slow.next()).value as VideoFrame];
    expect(await fast).toHaveLength(60);
    for (let next = await slow.next(); !next.done; next = await slow.next()) seen.push(next.value);
    expect(seen.map((frame) => frame.index)).toEqual(Array.from({ length: 60 }, (_, index) => index));
  });

  it('stops when the reader leaves, and when its signal says so', async () => {
    const media = await openMedia(folder.at('long.mp4'));
    for await (const frame of media.frames({ longSide: 72 })) {
      if (frame.index === 3) break;
    }
    const controller = new AbortController();
    const seen: number[] = [];
    const looking = (async () => {
      for await (const frame of media.frames({ longSide: 72 }, controller.signal)) {
        seen.push(frame.index);
        if (frame.index === 5) controller.abort(new Error('enough'));
      }
    })();
    await expect(looking).rejects.toThrow('enough');
    expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('tells all who look when ffmpeg was killed', async () => {
    const media = await openMedia(folder.at('long.mp4'));
    vi.stubEnv('FFMPEG_PATH', await killedTool(folder.at('ffmpeg-killed')));
    const look = async (): Promise<void> => {
      for await (const _frame of media.frames({ longSide: 56 })) expect.unreachable();
    };
    const outcomes = await Promise.allSettled([look(), look()]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'MEDIA_TOOL_KILLED', retryable: true } });
    }
  });
});

describe('a thumbnail', () => {
  it('is a small JPEG of the picture at a time', async () => {
    const path = await folder.video('thumb.mp4', {
      width: 640,
      height: 360,
      ratePerSecond: 5,
      frames: greys(640, 360, 25),
    });
    const media = await openMedia(path);
    const jpeg = await thumbnail(media, 2, { longSide: 160 });
    const shown = await folder.file('thumb.jpg', jpeg);
    const { pictureSize } = await import('../../src/media/picture-size.ts');
    expect(pictureSize(Buffer.from(jpeg))).toMatchObject({ type: 'JPEG' });
    const back = await folder.encode('thumb.mkv', shown, [...LOSSLESS, '-vf', 'loop=3:1:0']);
    const [frame] = await framesOf(back);
    expect(frame).toMatchObject({ width: 160, height: 90 });
    expect(Math.abs(pictureNumber(frame!) - 10)).toBeLessThanOrEqual(1);
  });

  it('past the end is of the last pictures, and a time that is no number is the beginning', async () => {
    const media = await openMedia(folder.at('thumb.mp4'));
    expect((await thumbnail(media, 99)).length).toBeGreaterThan(100);
    expect(await thumbnail(media, NaN)).toEqual(await thumbnail(media, 0));
  });

  it('is refused where there are no pictures', async () => {
    const media = await openMedia(await folder.wave('blind.wav', tone(440, 1)));
    await expect(thumbnail(media, 0)).rejects.toMatchObject({ code: 'NO_VIDEO' });
  });
});
