import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelCard } from '../../../src/inference/model-card.ts';
import { ModelFileError, ModelPendingError, restoreCommand } from '../../../src/inference/model-file.ts';
import { ModelRunError } from '../../../src/inference/onnx-session.ts';
import { PhoneRecogniser } from '../../../src/phonetics/phones/phone-recogniser.ts';
import { noise } from '../../dsp/signals.ts';
import { makeToyModel, type ToyModel } from './toy-model.ts';

let toy: ToyModel;
beforeEach(async () => {
  toy = await makeToyModel();
});
afterEach(() => toy.remove());

const cardPath = () => join(toy.folder, 'phone-recogniser', 'card.json');
async function changeCard(change: object): Promise<void> {
  const card = JSON.parse(await readFile(cardPath(), 'utf8')) as object;
  await writeFile(cardPath(), JSON.stringify({ ...card, ...change }));
}

describe('PhoneRecogniser', () => {
  it('gives two frames for every four of 10 ms that were begun, each row a distribution', async () => {
    const recogniser = await PhoneRecogniser.load(toy.folder);
    for (const samples of [1, 159, 160, 479, 480, 640, 16_000]) {
      const { frames, classes, phones, segments, stress } = await recogniser.listen(noise(samples, 1, 0.1));
      expect(frames).toBe(2 * Math.ceil((1 + Math.floor(samples / 160)) / 4));
      expect(classes).toBe(6);
      for (const [rows, width] of [
        [phones, classes],
        [segments, classes],
        [stress, 3],
      ] as const) {
        expect(rows).toHaveLength(frames * width);
        const first = rows.subarray(0, width).reduce((sum, value) => sum + Math.exp(value), 0);
        expect(first).toBeCloseTo(1, 4);
      }
    }
    expect((await recogniser.listen(new Float32Array(0))).frames).toBe(0);
  });

  it('names the file, its checksum and the command that restores it when it is not there or not the right one', async () => {
    await appendFile(toy.path, '!');
    await expect(PhoneRecogniser.load(toy.folder)).rejects.toThrow(ModelFileError);
    await rm(toy.path);
    const card = JSON.parse(await readFile(cardPath(), 'utf8')) as { sha256: string };
    const error: unknown = await PhoneRecogniser.load(toy.folder).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toContain(card.sha256);
    expect((error as Error).message).toContain(restoreCommand(modelCard('phone-recogniser', toy.folder)));
  });

  it('holds the list of phones to its checksum too, and to the network', async () => {
    const inventory = join(toy.folder, 'phone-recogniser', 'inventory.json');
    await appendFile(inventory, ' ');
    await expect(PhoneRecogniser.load(toy.folder)).rejects.toThrow(/inventory\.json .*restore/);
  });

  it('says that a network which is not trained yet is not there yet', async () => {
    await changeCard({ pending: true, sha256: '', alongside: [{ file: 'inventory.json', sha256: '' }] });
    await expect(PhoneRecogniser.load(toy.folder)).rejects.toThrow(ModelPendingError);
    await expect(PhoneRecogniser.load(toy.folder)).rejects.toThrow(/its recipe in models\/phone-recogniser/);
  });

  it('takes its calibration from the card, and refuses one that is none', async () => {
    await changeCard({ calibration: { temperature: 2, bias: 0.5 } });
    expect((await PhoneRecogniser.load(toy.folder)).calibration).toEqual({ temperature: 2, bias: 0.5 });
    const other = await makeToyModel();
    const path = join(other.folder, 'phone-recogniser', 'card.json');
    const card = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...card, calibration: { temperature: 0 } }));
    await expect(PhoneRecogniser.load(other.folder)).rejects.toThrow(ModelRunError);
    await other.remove();
  });
});
