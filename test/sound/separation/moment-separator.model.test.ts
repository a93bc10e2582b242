import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lanes } from '../../../src/inference/lanes.ts';
import { momentSeparatorIn } from '../../../src/sound/separation/moment-separator.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { decodeWithFfmpeg } from './decode-with-ffmpeg.ts';
import { whistleAndRumble } from './whistle-and-rumble.ts';

describe('the shipped networks in a worker thread', () => {
  let folder: MediaFolder;
  let path: string;
  const lanes = new Lanes(1);
  const separator = momentSeparatorIn(lanes);
  beforeAll(async () => {
    folder = await MediaFolder.make();
    path = await folder.wave('yard.wav', whistleAndRumble(16_000, 1, 0.1), { sampleRateHz: 16_000 });
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  it('pull a stretch apart', async () => {
    const moment = {
      query: 'everything but the dog',
      span: { startSeconds: 1, endSeconds: 4 },
      folder: folder.at('out'),
    };
    const parts = await separator.separate(path, moment, new AbortController().signal);
    expect(parts.map(({ label, residual }) => [label, residual])).toEqual([
      ['all but dog', false],
      ['residual', true],
    ]);
    const whole = (await decodeWithFfmpeg(path)).subarray(16_000, 64_000);
    const [part, rest] = await Promise.all(parts.map((each) => decodeWithFfmpeg(each.path)));
    expect(part).toHaveLength(whole.length);
    const missed = whole.map((sample, i) => Math.abs(part![i]! + rest![i]! - sample));
    expect(missed.reduce((most, each) => Math.max(most, each), 0)).toBeLessThan(1e-7);
  });

  it('stop when they are told to, and leave nothing', async () => {
    const stop = new AbortController();
    const moment = { span: {}, folder: folder.at('stopped') };
    const asked = separator.separate(path, moment, stop.signal);
    setTimeout(() => stop.abort(), 20);
    await expect(asked).rejects.toThrow(/abort/i);
    expect(await readdir(folder.at('stopped')).catch(() => [])).toEqual([]);
  });

  it('say what can be asked for, and of which making they are', async () => {
    expect((await separator.labels()).map(({ label }) => label)).toContain('dog');
    expect(separator.version()).toMatch(/^\d+ sound-events \d+( [0-9a-f]{64}){3}$/);
  });
});
