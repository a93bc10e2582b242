/**
 * Where ffmpeg and ffprobe are: the place that `FFMPEG_PATH` or `FFPROBE_PATH` names, else the system's, else the
 * binaries that the installer packages carry.
 */
import { execFile } from 'node:child_process';
import { accessSync, chmodSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { MissingDependencyError } from '../errors.ts';

export type MediaTool = 'ffmpeg' | 'ffprobe';
export type BinarySource = 'environment' | 'system' | 'package';

export interface MediaBinary {
  readonly tool: MediaTool;
  readonly path: string;
  readonly source: BinarySource;
}

const REMEDY = 'install it (Debian and Ubuntu: apt-get install ffmpeg), or run npm ci to get the packaged binary';
const VARIABLE: Record<MediaTool, string> = { ffmpeg: 'FFMPEG_PATH', ffprobe: 'FFPROBE_PATH' };
const load = createRequire(import.meta.url);
const found = new Map<string, MediaBinary>();

/** @throws {MissingDependencyError} when there is none, or the variable names something that cannot be run */
export function findBinary(tool: MediaTool, environment: NodeJS.ProcessEnv = process.env): MediaBinary {
  const named = environment[VARIABLE[tool]];
  const searchPath = environment['PATH'] ?? '';
  const key = [tool, named, searchPath].join('\0');
  const known = found.get(key);
  if (known !== undefined) return known;
  const binary = named ? fromEnvironment(tool, named) : (fromSystem(tool, searchPath) ?? fromPackage(tool));
  found.set(key, binary);
  return binary;
}

function fromEnvironment(tool: MediaTool, path: string): MediaBinary {
  if (!isExecutable(path)) {
    throw new MissingDependencyError(tool, `${VARIABLE[tool]} names ${path}, which cannot be run; correct or unset it`);
  }
  return { tool, path, source: 'environment' };
}

function fromSystem(tool: MediaTool, searchPath: string): MediaBinary | undefined {
  const name = process.platform === 'win32' ? `${tool}.exe` : tool;
  const path = searchPath
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
  return path === undefined ? undefined : { tool, path, source: 'system' };
}

function fromPackage(tool: MediaTool): MediaBinary {
  let path: string;
  try {
    ({ path } = load(`@${tool}-installer/${tool}`) as { path: string });
    // The package makes its binary executable in an install script, which many sites switch off.
    if (!isExecutable(path)) chmodSync(path, 0o755);
  } catch (cause) {
    throw new MissingDependencyError(tool, REMEDY, { cause });
  }
  return { tool, path, source: 'package' };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The first word after "version" that the binary prints about itself, for `doctor`.
 * @throws {MissingDependencyError} when it does not run
 */
export async function binaryVersion(binary: MediaBinary): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(binary.path, ['-version'], { timeout: 20_000 });
    return /version (\S+)/.exec(stdout)?.[1] ?? 'unknown';
  } catch (cause) {
    throw new MissingDependencyError(binary.tool, `${binary.path} does not run; ${REMEDY}`, { cause });
  }
}
