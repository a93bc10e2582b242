import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

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

/** Reads the owner-only credentials, after making them when the folder is new. Programs that start at once agree. */
export function storeCredentials(folder: StoreFolder): StoreCredentials {
  const file = join(folder.path, 'credentials');
  return readCredentials(file) ?? createCredentials(file);
}

function createCredentials(file: string): StoreCredentials {
  const partial = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  const token = randomBytes(24).toString('base64url');
  writeFileSync(partial, `password=${password}\ntoken=${token}\n`, { mode: 0o600 });
  try {
    linkSync(partial, file); // unlike a rename, this leaves alone what another program was quicker to make
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(partial, { force: true });
  }
  return readCredentials(file) ?? { user: 'neo4j', password, token };
}

function readCredentials(file: string): StoreCredentials | undefined {
  const text = readIfThere(file);
  const password = /^password=(.+)$/m.exec(text ?? '')?.[1];
  const token = /^token=(.+)$/m.exec(text ?? '')?.[1];
  return password === undefined || token === undefined ? undefined : { user: 'neo4j', password, token };
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
