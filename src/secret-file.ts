import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What a file holds that is written once, and that its owner alone can read; `make` says what, where there is none yet.
 * Programs that start at once agree: what the quickest of them made is the secret of all.
 */
export function secretFile(file: string, make: () => Buffer): Buffer {
  const known = readIfThere(file);
  if (known !== undefined) return known;
  const partial = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(partial, make(), { mode: 0o600 });
  try {
    linkSync(partial, file); // unlike a rename, this leaves alone what another program was quicker to make
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(partial, { force: true });
  }
  return readFileSync(file);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
