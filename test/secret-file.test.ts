import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretFile } from '../src/secret-file.ts';

describe('a secret file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phonograph-secret-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is written once, for its owner alone', async () => {
    const file = join(folder, 'within', 'key');
    expect(secretFile(file, () => Buffer.from('first')).toString()).toBe('first');
    expect(secretFile(file, () => Buffer.from('second')).toString()).toBe('first');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'within'))).toEqual(['key']);
  });

  it('holds what the quickest of several programs made', async () => {
    const file = join(folder, 'key');
    const slower = (): Buffer => {
      secretFile(file, () => Buffer.from('quicker'));
      return Buffer.from('slower');
    };
    expect(secretFile(file, slower).toString()).toBe('quicker');
    expect(await readdir(folder)).toEqual(['key']);
  });

  it('is not made anew where it cannot be read', async () => {
    await writeFile(join(folder, 'no-folder'), '');
    expect(() => secretFile(join(folder, 'no-folder', 'key'), () => Buffer.from('other'))).toThrow(/ENOTDIR/);
  });
});
