import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UnavailableError } from '../../errors.ts';
import { secretFile } from '../../secret-file.ts';

/** Where the local store keeps what, inside a data folder. */
export interface StoreFolder {
  /** Absolute; readable by its owner only. */
  readonly path: string;
  /** Written by the launcher when it is ready, gone when it stops; see Launcher.java. */
  readonly addressFile: string;
  /** What the launcher prints; Neo4j's own log is in `neo4j/logs`. */
  readonly logFile: string;
}

export interface StoreCredentials {
  readonly user: string;
  readonly password: string;
  /** What a program shows to the control port. */
  readonly token: string;
}

export interface StoreAddress {
  readonly controlPort: number;
  readonly boltPort: number;
  readonly processId: number;
}

export function storeFolder(dataFolder: string): StoreFolder {
  const path = join(resolve(dataFolder), 'store');
  return { path, addressFile: join(path, 'address'), logFile: join(path, 'store.log') };
}

/** Makes the folder when it is not there. */
export function createStoreFolder(folder: StoreFolder): void {
  mkdirSync(folder.path, { recursive: true, mode: 0o700 });
}

/**
 * The owner-only credentials, made when the folder is new. Programs that start at once agree.
 * @throws {UnavailableError} their file says something else
 */
export function storeCredentials(folder: StoreFolder): StoreCredentials {
  const file = join(folder.path, 'credentials');
  const text = secretFile(file, () => Buffer.from(`password=${secretWord()}\ntoken=${secretWord()}\n`)).toString(
    'utf8',
  );
  const password = /^password=(.+)$/m.exec(text)?.[1];
  const token = /^token=(.+)$/m.exec(text)?.[1];
  if (password === undefined || token === undefined)
    throw new UnavailableError(
      `${file} holds no password and token; put back the file that was there when the store was made`,
    );
  return { user: 'neo4j', password, token };
}

function secretWord(): string {
  return randomBytes(24).toString('base64url');
}

/** @returns undefined when no store says that it is ready; what it says may be stale after a kill */
export function readAddress(folder: StoreFolder): StoreAddress | undefined {
  const lines = (readIfThere(folder.addressFile) ?? '').trim().split('\n').map(Number);
  const [controlPort, boltPort, processId] = lines;
  if (!isNumber(controlPort) || !isNumber(boltPort) || !isNumber(processId)) return undefined;
  return { controlPort, boltPort, processId };
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value > 0;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
