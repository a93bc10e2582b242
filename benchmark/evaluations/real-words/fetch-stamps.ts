/** Tux Paint's stamps: pictures with captions in many languages, in some of them spoken (GPL 2+; never committed). */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { MissingDependencyError } from '../../../src/errors.ts';

const run = promisify(execFile);
const packageName = 'tuxpaint-stamps-default';
const insidePackage = 'usr/share/tuxpaint/stamps';

/**
 * The folder of stamps: the one given, else the installed package's, else fetched once into a cache (161 MB).
 * @throws {MissingDependencyError} when it is nowhere and cannot be fetched
 */
export async function stampsFolder(given?: string): Promise<string> {
  if (given !== undefined) return given;
  const installed = path.join('/', insidePackage);
  if (existsSync(installed)) return installed;
  const cache = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(tmpdir(), 'phonograph-cache'), packageName);
  if (!existsSync(cache)) await fetchInto(cache);
  return path.join(cache, insidePackage);
}

async function fetchInto(cache: string): Promise<void> {
  await mkdir(path.dirname(cache), { recursive: true });
  const folder = await mkdtemp(`${cache}-`);
  try {
    await run('apt-get', ['download', packageName], { cwd: folder });
    const archive = (await readdir(folder)).find((name) => name.endsWith('.deb'));
    await run('dpkg', ['-x', path.join(folder, archive!), path.join(folder, 'unpacked')]);
    await rename(path.join(folder, 'unpacked'), cache);
  } catch (cause) {
    throw new MissingDependencyError(
      packageName,
      `install it (Debian and Ubuntu: apt-get update && apt-get install ${packageName}) or name its folder with --stamps`,
      { cause },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
