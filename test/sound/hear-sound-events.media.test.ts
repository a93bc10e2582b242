import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMedia } from '../../src/media/open-media.ts';
import { evaluateEvents } from '../../src/sound/evaluation/evaluate-events.ts';
import { hearRecording } from '../../src/sound/evaluation/hear-recording.ts';
import { hearSoundEvents } from '../../src/sound/hear-sound-events.ts';
import { SoundNamer } from '../../src/sound/naming/sound-namer.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { tonesBetween } from '../dsp/signals.ts';
import { writeToyNamer } from './naming/toy-namer.ts';

describe('sound events', () => {
  let folder: MediaFolder;
  let namer: SoundNamer;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    await writeToyNamer(folder.path);
    namer = await SoundNamer.load(folder.path);
  });
  afterAll(() => folder.remove());

  /** High tones from 1 to 3 s, silence else. */
  async function whistle(name: string, sampleRateHz: number): Promise<string> {
    const samples = new Float32Array(4 * sampleRateHz);
    samples.set(tonesBetween(2500, 12_000, 2, sampleRateHz), sampleRateHz);
    return folder.wave(name, samples, { sampleRateHz });
  }

  it.each([32_000, 44_100, 192_000])('are found and named at %i Hz', async (rate) => {
    const progress: number[] = [];
    const { events, found } = await hearSoundEvents(await openMedia(await whistle(`${rate}.wav`, rate)), namer, {
      progress: (done) => progress.push(done),
    });
    expect(found.map(({ kind }) => kind)).toEqual(['UNKNOWN']);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ label: 'whistle', kind: 'MUSIC' });
    expect(events[0]!.startSeconds).toBeCloseTo(1, 1);
    expect(events[0]!.endSeconds).toBeCloseTo(3, 1);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  it('are judged for a recording as a whole', async () => {
    const heard = await hearRecording(await whistle('whole.wav', 32_000), namer);
    expect(heard.heardKind).toBe('MUSIC');
    expect(heard.labelLogits.get('whistle')).toBeGreaterThan(heard.labelLogits.get('rumble')!);
    expect(heard.surety).toBeGreaterThan(0.9);
  });

  it('are held against a list, each group by its own network', async () => {
    await whistle('listed.wav', 32_000);
    const lines = ['listed.wav\twhistle\t1', 'listed.wav\tMACHINE\t1', 'list.tsv\tUNKNOWN\t1'];
    const listFile = join(folder.path, 'list.tsv');
    await writeFile(listFile, lines.join('\n'));
    await cp(join(folder.path, 'sound-events'), join(folder.path, 'own-1', 'sound-events'), { recursive: true });
    const told = await evaluateEvents({ listFile, models: join(folder.path, 'own-{group}') });
    expect(told.labels.groups).toEqual([{ group: '1', files: 1, accuracy: 1 }]);
    expect(told.kinds.groups).toEqual([{ group: '1', files: 2, accuracy: 0.5 }]);
    expect(told.refused).toEqual([expect.stringContaining('list.tsv')]);
    const other = evaluateEvents({ listFile, models: join(folder.path, 'other-{group}') });
    await expect(other).rejects.toThrow(/sound-events/);
  });

  it('stop when they are told to', async () => {
    const media = await openMedia(await whistle('stop.wav', 32_000));
    await expect(hearSoundEvents(media, namer, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
