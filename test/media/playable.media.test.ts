import { readdir, rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openMedia } from '../../src/media/open-media.ts';
import { PlayableLibrary, type MadeCopy, type PlayableCopy } from '../../src/media/playable-library.ts';
import { countedTool } from '../fixtures/counted-tool.ts';
import { greys, MediaFolder } from '../fixtures/make-media.ts';
import { tone } from '../fixtures/wave-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: MediaFolder;
beforeAll(async () => {
  folder = await MediaFolder.make();
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => folder.remove());

const { signal } = new AbortController();

function made(copy: PlayableCopy): MadeCopy {
  if ('progress' in copy) throw new Error(`only ${copy.progress} of it is made`);
  return copy;
}

/** A film of MPEG-1, which no browser decodes. */
async function mpeg(name: string, { width = 64, height = 48, seconds = 2 } = {}): Promise<string> {
  const sound = await folder.wave(`${name}.wav`, tone(440, seconds));
  const options = ['-c:v', 'mpeg1video', '-c:a', 'mp2', '-ar', '44100'];
  const frames = greys(width, height, seconds * 25);
  return await folder.video(`${name}.mpg`, { width, height, ratePerSecond: 25, frames, sound, options });
}

describe('a copy that browsers play', () => {
  it('is MP4 with H.264 and AAC of a film, as long as it is', async () => {
    const path = await mpeg('film');
    const library = new PlayableLibrary({ folder: folder.at('films'), waitMs: 50_000 });
    const copy = made(await library.copyOf({ sha256: 'f1', path }, signal));
    expect(copy.mimeType).toBe('video/mp4');
    const [{ facts: before }, { facts }] = await Promise.all([openMedia(path), openMedia(copy.path)]);
    expect(facts.container).toContain('mp4');
    expect(facts.video).toMatchObject({ codec: 'h264', width: 64, height: 48 });
    expect(facts.audio).toMatchObject({ codec: 'aac' });
    expect(Math.abs(facts.durationSeconds - before.durationSeconds)).toBeLessThan(0.1);
  });

  it('has square pixels, even sides and no more pictures than a screen shows', async () => {
    const name = 'odd.mkv';
    const options = ['-c:v', 'ffv1', '-pix_fmt', 'bgr0', '-vf', 'setsar=2/1'];
    const path = await folder.video(name, {
      width: 71,
      height: 45,
      ratePerSecond: 120,
      frames: greys(71, 45, 60),
      options,
    });
    const library = new PlayableLibrary({ folder: folder.at('odd'), waitMs: 50_000 });
    const copy = made(await library.copyOf({ sha256: 'f2', path }, signal));
    const { facts } = await openMedia(copy.path);
    expect(facts.video).toMatchObject({ width: 142, height: 44, frameRateHz: 60 });
  });

  it('is FLAC of a sound, whose samples stay where they are', async () => {
    const sound = await folder.wave('late.wav', tone(440, 1));
    const path = await folder.encode('late.mka', sound, ['-c:a', 'ac3', '-ar', '48000']);
    const library = new PlayableLibrary({ folder: folder.at('sounds'), waitMs: 50_000 });
    const copy = made(await library.copyOf({ sha256: 's1', path }, signal));
    expect(copy.mimeType).toBe('audio/flac');
    const [one, other] = await Promise.all([path, copy.path].map(async (file) => await (await openMedia(file)).pcm()));
    const [before, after] = await Promise.all([one!.slice(0.2, 0.8), other!.slice(0.2, 0.8)]);
    const furthest = before.reduce((most, value, index) => Math.max(most, Math.abs(value - after[index]!)), 0);
    expect(furthest).toBeLessThan(0.01);
    await Promise.all([one!.close(), other!.close()]);
  });
});

describe('the library', () => {
  it('tells how far it is, goes on when nobody waits, and makes it once', async () => {
    const path = await mpeg('slow', { width: 320, height: 240, seconds: 8 });
    const counted = await countedTool(folder.at('ffmpeg-counted'), 'ffmpeg');
    vi.stubEnv('FFMPEG_PATH', counted.path);
    const impatient = new PlayableLibrary({ folder: folder.at('once'), waitMs: 1 });
    const asked = { sha256: 'f3', path };
    const first = await impatient.copyOf(asked, signal);
    expect(first).toMatchObject({ progress: expect.any(Number) });
    await vi.waitFor(async () => made(await impatient.copyOf(asked, signal)), { timeout: 50_000, interval: 50 });
    const other = new PlayableLibrary({ folder: folder.at('once'), waitMs: 50_000 });
    made(await other.copyOf(asked, signal));
    expect(await counted.runs()).toBe(1);
  });

  it('says what is wrong with the file, once, and then tries again', async () => {
    const path = await folder.file('broken.mpg', 'no film');
    const library = new PlayableLibrary({ folder: folder.at('broken'), waitMs: 50_000 });
    await expect(library.copyOf({ sha256: 'b1', path }, signal)).rejects.toMatchObject({ code: 'NOT_A_RECORDING' });
    await rm(path);
    const whole = await mpeg('whole', { seconds: 1 });
    made(await library.copyOf({ sha256: 'b1', path: whole }, signal));
  });

  it('keeps within its room the copies that were used last', async () => {
    const library = new PlayableLibrary({ folder: folder.at('small'), waitMs: 50_000, maxBytes: 1 });
    made(await library.copyOf({ sha256: 'a', path: await mpeg('a', { seconds: 1 }) }, signal));
    made(await library.copyOf({ sha256: 'b', path: await mpeg('b', { seconds: 1 }) }, signal));
    expect(await readdir(folder.at('small'))).toEqual(['1-b.mp4.playable']);
  });

  it('leaves nothing half made when it is closed', async () => {
    const library = new PlayableLibrary({ folder: folder.at('closed'), waitMs: 1 });
    const path = await mpeg('closing', { width: 320, height: 240, seconds: 8 });
    await library.copyOf({ sha256: 'c', path }, signal);
    await library.close();
    expect(await readdir(folder.at('closed')).catch(() => [])).toEqual([]);
    await expect(library.copyOf({ sha256: 'd', path }, signal)).rejects.toThrow();
  });
});
