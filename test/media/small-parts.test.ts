import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepInRange } from '../../src/media/decode-pcm.ts';
import { explainRefusal } from '../../src/media/explain-refusal.ts';
import { frameSize } from '../../src/media/frame-size.ts';
import { makeFileOnce } from '../../src/media/make-file-once.ts';
import { mimeTypeOf } from '../../src/media/mime-type.ts';
import { pictureSize } from '../../src/media/picture-size.ts';
import { suggestedTitle } from '../../src/media/suggested-title.ts';
import { SharedTask } from '../../src/media/shared-task.ts';
import { trimFolder } from '../../src/media/trim-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonograph-media-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('mimeTypeOf', () => {
  const audio = { codec: 'opus', sampleRateHz: 48_000, channels: 1 };
  const video = { codec: 'vp9', width: 1, height: 1, frameRateHz: 1 };
  it.each([
    ['mov,mp4,m4a,3gp,3g2,mj2', { audio }, 'audio/mp4'],
    ['mov,mp4,m4a,3gp,3g2,mj2', { audio, video }, 'video/mp4'],
    ['matroska,webm', { audio, video }, 'video/webm'],
    ['matroska,webm', { audio }, 'audio/webm'],
    ['matroska,webm', { video: { ...video, codec: 'h264' } }, 'video/x-matroska'],
    ['wav', { audio }, 'audio/wav'],
    ['tak', { audio }, 'application/octet-stream'],
  ])('of %s with %j is %s', (container, tracks, type) => {
    expect(mimeTypeOf({ container, durationSeconds: 1, ...tracks })).toBe(type);
  });
});

describe('pictureSize', () => {
  it('reads a JPEG past its other segments', () => {
    const head = Buffer.from('ffd8ffe000044a46ffdb000300ffc0001108012c0190030100', 'hex');
    expect(pictureSize(Buffer.concat([head, Buffer.alloc(20)]))).toEqual({ type: 'JPEG', width: 400, height: 300 });
  });

  it('knows sound from pictures', () => {
    for (const head of [
      'RIFF....WAVEfmt ',
      'ID3\x04',
      'OggS',
      '\0\0\0\x18ftypisom',
      'BMusical bytes, of no size at all',
    ]) {
      expect(pictureSize(Buffer.from(head.padEnd(64, '\0'), 'latin1'))).toBeUndefined();
    }
  });
});

describe('keepInRange', () => {
  it('leaves what is in range alone', () => {
    const samples = Float32Array.of(-1, -0.5, 0, 0.25, 1, NaN, 1.5, -Infinity);
    keepInRange(samples);
    expect([...samples]).toEqual([-1, -0.5, 0, 0.25, 1, 0, 1, -1]);
  });
});

describe('frameSize', () => {
  it('never enlarges, and never comes to nothing', () => {
    expect(frameSize({ width: 100, height: 50 })).toEqual({ width: 100, height: 50 });
    expect(frameSize({ width: 4000, height: 1 }, 10)).toEqual({ width: 10, height: 1 });
  });
});

describe('suggestedTitle', () => {
  it.each([
    ['http://a.b/c/d.wav', undefined, 'd.wav'],
    ['http://a.b/', undefined, 'a.b'],
    ['http://a.b/%', undefined, '%'],
    ['http://a.b/x', 'attachment; filename=plain.mp3', 'plain.mp3'],
    ['http://a.b/x', 'attachment; filename="C:\\\\dir\\\\say \\"hi\\".mp3"', 'say "hi".mp3'],
    ['http://a.b/x', 'attachment; filename="a\u0007\u202eb.mp3"', 'ab.mp3'],
  ])('of %s with %s is %s', (url, disposition, title) => {
    expect(suggestedTitle(new URL(url), disposition)).toBe(title);
  });
});

describe('explainRefusal', () => {
  it('names the file once and shows no addresses in memory', () => {
    const said =
      '[mp3 @ 0x55d0c0ffee] Header missing\nfile:/somewhere/x.mp3: Invalid data found when processing input\n';
    const { message } = explainRefusal('/somewhere/x.mp3', said);
    expect(message).toBe(
      '"x.mp3": ffmpeg cannot read it (Invalid data found when processing input); ' +
        'check that it plays elsewhere, or export it again',
    );
  });

  it('calls a want of memory retryable', () => {
    expect(explainRefusal('x', 'Cannot allocate memory')).toMatchObject({ retryable: true });
  });
});

describe('SharedTask', () => {
  it('is given up when the last who waits has gone, and not before', async () => {
    let isGivenUp = false;
    const task = new SharedTask(async (givenUp) => {
      await sleep(1000, undefined, { signal: givenUp }).catch(() => (isGivenUp = true));
    });
    const first = new AbortController();
    const second = new AbortController();
    const waits = [task.wait(first.signal), task.wait(second.signal)];
    first.abort(new Error('one'));
    await expect(waits[0]).rejects.toThrow('one');
    expect(task.isGivenUp).toBe(false);
    second.abort(new Error('two'));
    await expect(waits[1]).rejects.toThrow('two');
    expect(task.isGivenUp).toBe(true);
    await sleep(1);
    expect(isGivenUp).toBe(true);
  });
});

describe('makeFileOnce', () => {
  const never = new AbortController().signal;
  const make = (target: string, filled: string[], text: string, isThere = false): Promise<void> =>
    makeFileOnce(
      target,
      async () => isThere || (await readdir(folder)).includes('target'),
      async (part) => {
        filled.push(text);
        await sleep(30);
        await writeFile(part, text);
      },
      never,
    );

  it('has one of several make it', async () => {
    const filled: string[] = [];
    await Promise.all(['a', 'b', 'c'].map((text) => make(join(folder, 'target'), filled, text)));
    expect(filled).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['target']);
  });

  it('does not wait for one who died or stands still', async () => {
    const lock = join(folder, 'target.lock');
    const { hostname } = await import('node:os');
    await writeFile(lock, `${hostname().replace(/[^A-Za-z0-9-]/g, '-')}.4194399`);
    const filled: string[] = [];
    await make(join(folder, 'target'), filled, 'after a death');
    await rm(join(folder, 'target'));
    await writeFile(lock, 'elsewhere.17');
    await utimes(lock, 0, 0);
    await make(join(folder, 'target'), filled, 'after a standstill');
    expect(filled).toEqual(['after a death', 'after a standstill']);
  });

  it('leaves nothing when the making fails', async () => {
    const target = join(folder, 'target');
    const failing = makeFileOnce(
      target,
      () => Promise.resolve(false),
      async (part) => {
        await writeFile(part, 'half');
        throw new Error('no more');
      },
      never,
    );
    await expect(failing).rejects.toThrow('no more');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('trimFolder', () => {
  it('removes the least recently used, and old halves, and keeps what is named', async () => {
    for (const [index, name] of ['kept.f32', 'old.f32', 'new.f32', 'other.txt', 'half.part', 'fresh.part'].entries()) {
      await writeFile(join(folder, name), Buffer.alloc(100));
      const usedAt = name === 'fresh.part' ? Date.now() / 1000 : 1000 + index;
      await utimes(join(folder, name), usedAt, usedAt);
    }
    await trimFolder(folder, '.f32', 200, join(folder, 'kept.f32'));
    expect((await readdir(folder)).sort()).toEqual(['fresh.part', 'kept.f32', 'new.f32', 'other.txt']);
  });
});
