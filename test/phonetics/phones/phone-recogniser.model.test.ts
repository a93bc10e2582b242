import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { logMelSpectrogram } from '../../../src/dsp/mel.ts';
import { float32Tensor, loadModel } from '../../../src/inference/onnx-session.ts';
import { goldenSignal, type GoldenFrontEnd } from '../../dsp/golden-signal.ts';

type Golden = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly mean: number; readonly values: readonly number[] }>
>;

async function readGolden<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../../golden/${name}.json`, import.meta.url), 'utf8')) as T;
}

describe('the shipped phone recogniser', () => {
  it('answers as it did where it was exported, to 1e-3', async () => {
    const golden = await readGolden<Golden>('phone-recogniser');
    const { data, frames, dims } = logMelSpectrogram(goldenSignal(await readGolden<GoldenFrontEnd>('log-mel')), {
      bands: 80,
    });
    const model = await loadModel('phone-recogniser');
    const outputs = await model.run({ mel: float32Tensor(data, [1, frames, dims]) });
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(golden).sort());
    for (const [name, { shape, mean, values }] of Object.entries(golden)) {
      const answer = outputs[name]!;
      expect(answer.dims, name).toEqual(shape);
      const data = [...(answer.data as Float32Array)];
      const step = Math.max(1, Math.floor(data.length / 50));
      const own = data.filter((_, i) => i % step === 0);
      expect(own, name).toHaveLength(values.length);
      expect(Math.max(...own.map((value, i) => Math.abs(value - values[i]!))), name).toBeLessThan(1e-3);
      expect(data.reduce((sum, value) => sum + value, 0) / data.length, name).toBeCloseTo(mean, 3);
    }
  });
});
