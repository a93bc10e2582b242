import { link, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMedia } from '../../../src/media/open-media.ts';
import { UnknownQueryError } from '../../../src/sound/separation/separation.errors.ts';
import { noise, tonesBetween } from '../../dsp/signals.ts';
import { silence } from '../../fixtures/wave-file.ts';
import { decodeWithFfmpeg } from './decode-with-ffmpeg.ts';
import { ToyNetwork } from './toy-network.ts';
import { separationBench } from './separation-bench.ts';

describe('a recording pulled apart', () => {
  const bench = separationBench();

  const both = (name: string, sampleRateHz: number, channels = 1, noiseLevel = 0): Promise<string> =>
    bench.mixture(name, sampleRateHz, channels, noiseLevel);

  async function sumOf(paths: readonly string[]): Promise<Float64Array> {
    const all = await Promise.all(paths.map(decodeWithFfmpeg));
    return Float64Array.from(all[0]!, (_, i) => all.reduce((sum, samples) => sum + samples[i]!, 0));
  }

  function power(samples: Float32Array, from = 0, to = samples.length): number {
    return samples.slice(from, to).reduce((sum, sample) => sum + sample ** 2, 0) / (to - from);
  }

  it.each([
    [8000, 1],
    [11_025, 2],
    [32_000, 1],
    [44_100, 2],
    [48_000, 6],
    [192_000, 1],
  ])('at %i Hz with %i channels is of that rate and those channels, and adds up', async (rate, channels) => {
    const path = await both(`${rate}.wav`, rate, channels);
    const parts = await bench.separate(path, { query: 'rumble' });
    expect(parts.map(({ label, kind, residual }) => ({ label, kind, residual }))).toEqual([
      { label: 'rumble', kind: 'MACHINE', residual: false },
      { label: 'residual', kind: 'UNKNOWN', residual: true },
    ]);
    expect(parts.map((part) => part.path)).toEqual([
      join(bench.out, `${rate}.rumble.wav`),
      join(bench.out, `${rate}.residual.wav`),
    ]);
    const whole = await decodeWithFfmpeg(path);
    for (const part of parts) {
      const { facts } = await openMedia(part.path);
      expect(facts).toMatchObject({ durationSeconds: 6, audio: { codec: 'pcm_f32le', sampleRateHz: rate, channels } });
      expect(await decodeWithFfmpeg(part.path)).toHaveLength(whole.length);
    }
    const sum = await sumOf(parts.map((part) => part.path));
    expect(sum.reduce((most, sample, i) => Math.max(most, Math.abs(sample - whole[i]!)), 0)).toBeLessThan(1e-7);
    // From 4 s on nothing else sounds; until 2 s it does not.
    const rumble = await decodeWithFfmpeg(parts[0]!.path);
    const second = rate * channels;
    expect(power(rumble, 4 * second, 4.9 * second) / power(whole, 4 * second, 4.9 * second)).toBeCloseTo(1, 1);
    expect(power(rumble, 1.1 * second, 1.9 * second) / power(whole, 1.1 * second, 1.9 * second)).toBeLessThan(0.01);
  });

  it('has one part for each label that is heard, which is heard again', async () => {
    const path = await both('both.wav', 32_000);
    const parts = await bench.separate(path);
    expect(parts.map(({ label }) => label)).toEqual(['whistle', 'rumble', 'residual']);
    expect(parts.map(({ heard }) => heard?.label)).toEqual(['whistle', 'rumble', undefined]);
    const whole = await decodeWithFfmpeg(path);
    const sum = await sumOf(parts.map((part) => part.path));
    expect(sum.reduce((most, sample, i) => Math.max(most, Math.abs(sample - whole[i]!)), 0)).toBeLessThan(1e-7);
  });

  it('can be all but something', async () => {
    const path = await both('but.wav', 16_000);
    const parts = await bench.separate(path, { query: 'everything but the rumble' });
    expect(parts.map(({ label }) => label)).toEqual(['all but rumble', 'residual']);
    expect(parts[0]!.path).toBe(join(bench.out, 'but.all-but-rumble.wav'));
    expect(parts[1]!.heard?.label).toBe('rumble');
    const [rest, rumble] = await Promise.all(parts.map((part) => decodeWithFfmpeg(part.path)));
    expect(power(rest!, 4 * 16_000, 5 * 16_000) / power(rumble!, 4 * 16_000, 5 * 16_000)).toBeLessThan(0.01);
  });

  it('has an empty part and says so where that is not heard', async () => {
    const samples = new Float32Array(6 * 32_000);
    samples.set(tonesBetween(2500, 12_000, 2, 32_000), 32_000);
    const path = await bench.folder.wave('whistle.wav', samples, { sampleRateHz: 32_000 });
    const separator = new ToyNetwork();
    const [part, residual] = await bench.separate(path, { query: 'the rumble', separator });
    expect(part).toMatchObject({ label: 'rumble', heard: null, reason: 'rumble is not heard in the recording' });
    expect(separator.asked).toBe(0);
    expect((await decodeWithFfmpeg(part!.path)).every((sample) => sample === 0)).toBe(true);
    expect(await decodeWithFfmpeg(residual!.path)).toEqual(await decodeWithFfmpeg(path));
    const [all] = await bench.separate(path, { query: 'no rumble' });
    expect(all!.reason).toMatch(/rumble is not heard .* nothing is taken away/);
    expect(await decodeWithFfmpeg(all!.path)).toEqual(await decodeWithFfmpeg(path));
  });

  it('is what is left over alone where nothing is heard', async () => {
    const path = await bench.folder.wave('silence.wav', silence(3));
    const found = await bench.separate(path);
    expect(found).toEqual([
      {
        label: 'residual',
        kind: 'UNKNOWN',
        path: join(bench.out, 'silence.residual.wav'),
        residual: true,
        heard: null,
        reason: 'the recording is silent',
      },
    ]);
    expect(await decodeWithFfmpeg(found[0]!.path)).toEqual(new Float32Array(48_000));
    const [part] = await bench.separate(path, { query: 'whistle' });
    expect(part).toMatchObject({ heard: null, reason: 'the recording is silent' });
  });

  it('may be compressed, shorter than a frame, or beyond full scale', async () => {
    const flac = await bench.folder.encode('both.flac', await both('plain.wav', 44_100, 2, 0.01));
    const short = await bench.folder.wave('short.wav', noise(300, 3, 0.5), { sampleRateHz: 16_000 });
    const format = { sampleRateHz: 16_000, encoding: 'float32' } as const;
    const loud = await bench.folder.wave('loud.wav', noise(16_000, 3, 2.5), format);
    for (const path of [flac, short, loud]) {
      const parts = await bench.separate(path, { query: 'without the rumble' });
      const whole = await decodeWithFfmpeg(path);
      const sum = await sumOf(parts.map((part) => part.path));
      expect(sum).toHaveLength(whole.length);
      expect(sum.reduce((most, sample, i) => Math.max(most, Math.abs(sample - whole[i]!)), 0)).toBeLessThan(3e-7);
    }
  });

  it('keeps the channels of its layout as they are', async () => {
    const plain = await both('four.wav', 16_000, 4);
    for (const layout of ['quad', '4.0']) {
      const path = await bench.folder.encode(`${layout}.wav`, plain, [
        '-af',
        `channelmap=0|1|2|3:${layout}`,
        '-c:a',
        'pcm_s24le',
      ]);
      const parts = await bench.separate(path, { query: 'rumble' });
      const whole = await decodeWithFfmpeg(path);
      const sum = await sumOf(parts.map((part) => part.path));
      expect(sum.reduce((most, sample, i) => Math.max(most, Math.abs(sample - whole[i]!)), 0)).toBeLessThan(1e-7);
    }
  });

  it('does not write over recordings, and replaces its own parts', async () => {
    const path = await both('yard.wav', 16_000);
    const other = await both('yard.rumble.wav', 16_000);
    const bytes = await readFile(other);
    const own = { query: 'rumble', folder: bench.folder.path };
    await expect(bench.separate(path, { ...own, inTheWay: [path, other] })).rejects.toThrow(/yard\.rumble\.wav.*--out/);
    await link(path, bench.folder.at('linked.rumble.wav'));
    await link(path, bench.folder.at('linked.wav'));
    await expect(bench.separate(bench.folder.at('linked.wav'), own)).rejects.toMatchObject({ code: 'PART_IN_THE_WAY' });
    expect(await readFile(other)).toEqual(bytes);
    await bench.separate(path, { query: 'rumble' });
    expect(await bench.separate(path, { query: 'rumble' })).toHaveLength(2);
    expect((await readdir(bench.out)).sort()).toEqual(['yard.residual.wav', 'yard.rumble.wav']);
  });

  it('is refused where nothing known is asked for, or nothing can be written', async () => {
    await expect(bench.separate('absent.wav', { query: 'the fridge' })).rejects.toThrow(UnknownQueryError);
    await expect(bench.separate('absent.wav', { query: 'rumble' })).rejects.toThrow(/absent\.wav/);
    expect(await readdir(bench.out)).toEqual([]);
    const inAFile = { query: 'rumble', folder: join(await both('file.wav', 8000), 'below') };
    await expect(bench.separate(bench.folder.at('file.wav'), inAFile)).rejects.toMatchObject({ code: 'PARTS_FOLDER' });
  });

  it('leaves nothing behind when it is stopped', async () => {
    const path = await both('stopped.wav', 16_000);
    const stop = new AbortController();
    const told: number[] = [];
    const progress = (done: number) => {
      told.push(done);
      if (done > 0.7) stop.abort();
    };
    await expect(bench.separate(path, { query: 'rumble', signal: stop.signal, progress })).rejects.toThrow(/abort/i);
    expect(await readdir(bench.out)).toEqual([]);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});
