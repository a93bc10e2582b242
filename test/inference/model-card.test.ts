import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotFoundError } from '../../src/errors.ts';
import {
  listModels,
  modelCard,
  ModelCardError,
  modelChecksum,
  parseModelCard,
} from '../../src/inference/model-card.ts';
import { checkModelFiles, ModelFileError, readModelFile, restoreCommand } from '../../src/inference/model-file.ts';
import { float32Tensor, loadModel, ModelRunError } from '../../src/inference/onnx-session.ts';

/** SHA-256 of `hello`. */
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const card = {
  name: 'toy',
  version: '1',
  description: 'A toy.',
  file: 'model.onnx',
  sha256: HELLO,
  licence: 'Apache-2.0',
  source: 'this project',
  inputs: { x: { type: 'float32', shape: [1], description: 'x' } },
  outputs: { y: { type: 'float32', shape: [1], description: 'y' } },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonograph-cards-'));
  await mkdir(join(folder, 'toy'));
  await writeFile(join(folder, 'toy', 'card.json'), JSON.stringify(card));
});
afterEach(() => rm(folder, { recursive: true }));

describe('modelCard', () => {
  it('lists every shipped card, each readable and named as its folder', () => {
    const names = listModels().map(({ name }) => name);
    expect(names).toContain('silero-vad');
    for (const name of names) expect(modelChecksum(name)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does not know a model without a folder, nor one whose name leads out of it', () => {
    for (const name of ['nobody', '../models/silero-vad', '']) {
      expect(() => modelCard(name)).toThrow(NotFoundError);
    }
  });

  it('has another checksum when a file alongside changes', () => {
    expect(modelChecksum('toy', folder)).toBe(HELLO);
    const parts = (digit: string) => ({ ...card, alongside: [{ file: 'weights.bin', sha256: digit.repeat(64) }] });
    expect(parseModelCard(JSON.stringify(parts('a')), 'card.json', 'toy').alongside).toHaveLength(1);
  });

  it('has another checksum when its calibration changes', async () => {
    await writeFile(join(folder, 'toy', 'card.json'), JSON.stringify({ ...card, calibration: { temperature: 2 } }));
    const former = modelChecksum('toy', folder);
    expect(former).not.toBe(HELLO);
    await mkdir(join(folder, 'other'));
    const other = { ...card, name: 'other', calibration: { temperature: 3 } };
    await writeFile(join(folder, 'other', 'card.json'), JSON.stringify(other));
    expect(modelChecksum('other', folder)).not.toBe(former);
  });

  it.each([
    ['is not JSON', '{'],
    ['is not an object', '[]'],
    ['name is', JSON.stringify({ ...card, name: 'other' })],
    ['licence must be', JSON.stringify({ ...card, licence: undefined })],
    ['sha256 of', JSON.stringify({ ...card, sha256: HELLO.toUpperCase() })],
    ['sha256 of', JSON.stringify({ ...card, pending: true })],
    ['calibration.temperature must', JSON.stringify({ ...card, calibration: { temperature: 'hot' } })],
    ['must be a path inside', JSON.stringify({ ...card, file: '../../secret' })],
    ['must be a path inside', JSON.stringify({ ...card, file: '/etc/passwd' })],
    ['not the name of an npm package', JSON.stringify({ ...card, package: '../x' })],
    ['inputs must be', JSON.stringify({ ...card, inputs: undefined })],
    ['outputs.y must', JSON.stringify({ ...card, outputs: { y: { type: 'float32' } } })],
  ])('refuses a card that %s', (problem, text) => {
    expect(() => parseModelCard(text, 'card.json', 'toy')).toThrow(ModelCardError);
    expect(() => parseModelCard(text, 'card.json', 'toy')).toThrow(problem);
  });
});

describe('readModelFile', () => {
  it('names the file, its checksum and the command that restores it when it is missing', async () => {
    const error = await readModelFile(modelCard('toy', folder), undefined, folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelFileError);
    expect(error).toMatchObject({ code: 'MODEL_FILE', expectedSha256: HELLO, foundSha256: undefined });
    expect((error as Error).message).toMatch(/model\.onnx .*2cf24dba/);
    expect((error as Error).message).toContain(`restore it with \`${restoreCommand(modelCard('toy', folder))}\``);
  });

  it('has a command for what a package carries, and one for what comes with this program', () => {
    expect(restoreCommand(modelCard('silero-vad'))).toBe('npm ci');
    const own = /^(git checkout -- models\/toy\/model\.onnx|npm install --force @phonograph\/server)$/;
    expect(restoreCommand(modelCard('toy', folder))).toMatch(own);
  });

  it('says that a model which was announced is not there yet, and has nothing to restore', async () => {
    const pending = { ...card, pending: true, sha256: '' };
    await writeFile(join(folder, 'toy', 'card.json'), JSON.stringify(pending));
    const error = await checkModelFiles(modelCard('toy', folder), folder).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'MODEL_PENDING', model: 'toy', retryable: false });
  });

  it('refuses other bytes than the card promises', async () => {
    await writeFile(join(folder, 'toy', 'model.onnx'), 'hello!');
    await expect(checkModelFiles(modelCard('toy', folder), folder)).rejects.toThrow(/the file there has SHA-256/);
    await writeFile(join(folder, 'toy', 'model.onnx'), 'hello');
    expect(await readModelFile(modelCard('toy', folder), undefined, folder)).toHaveLength(5);
  });
});

describe('loadModel', () => {
  it('says that bytes are no model, and tries again when the file was mended', async () => {
    await writeFile(join(folder, 'toy', 'model.onnx'), 'hello');
    await expect(loadModel('toy', { folder })).rejects.toThrow(ModelRunError);
    await rm(join(folder, 'toy', 'model.onnx'));
    await expect(loadModel('toy', { folder })).rejects.toThrow(ModelFileError);
  });

  it('refuses a tensor whose shape does not hold its numbers', () => {
    expect(() => float32Tensor(new Float32Array(5), [2, 3])).toThrow(/shape \[2, 3\] holds 6 numbers, got 5/);
  });
});
