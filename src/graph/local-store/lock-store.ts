import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ConflictError, UnavailableError } from '../../errors.ts';
import type { Jdk } from './find-java.ts';
import type { StoreFolder } from './store-folder.ts';

/** Another program uses the store of a data folder. */
export class StoreInUseError extends ConflictError {
  override readonly code = 'STORE_IN_USE';
  constructor(readonly folder: string) {
    super(`another program uses the store in ${folder}; stop it first (the last one that ends stops the store)`);
  }
}

/**
 * Keeps every store away from a folder while `work` runs, by holding the lock that Neo4j itself takes; Node cannot lock
 * a file, so a launcher does it, and lets go when this program ends however it ends. Who starts a store meanwhile waits.
 * @throws {StoreInUseError} a store is there
 */
export async function withStoreLocked<Result>(
  jdk: Jdk,
  classPath: string,
  folder: StoreFolder,
  work: () => Promise<Result>,
): Promise<Result> {
  const options = ['-Xmx32m', '-XX:+UseSerialGC', '-cp', classPath, 'Launcher', 'lock', folder.path];
  const child = spawn(join(jdk.home, 'bin', 'java'), options, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([status]) => status as number | null);
  const locked = once(child.stdout, 'data').then(() => 'locked' as const);
  try {
    const first = await Promise.race([locked, ended]);
    if (first === 3) throw new StoreInUseError(folder.path);
    if (first !== 'locked')
      throw new UnavailableError(`the lock of ${folder.path} cannot be taken (java ended with ${first})`);
    return await work();
  } finally {
    child.stdin.end();
    await ended;
  }
}
