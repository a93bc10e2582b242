/** Makes a file, or a folder of files, in one of several threads or processes that want it; the others wait for it. */
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { withoutRoom } from './media-errors.ts';
import { isOwnerGone, ownerTag } from './process-alive.ts';

const HEARTBEAT_MS = 2000;
/** A lock not touched for this long belongs to someone who stands still; the file is then made twice, which is safe. */
const STALE_MS = 15_000;
const LOOK_AGAIN_MS = 50;

/**
 * @param target appears whole, by renaming, or not at all
 * @param isThere whether the target is there and whole
 * @param make fills a new file or folder, which becomes the target
 * @throws {DiskFullError}; what `make` throws
 */
export async function makeFileOnce(
  target: string,
  isThere: () => Promise<boolean>,
  make: (part: string) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const lock = `${target}.lock`;
  while (!(await takeLock(lock))) {
    if (await isThere()) return;
    if (await isAbandoned(lock)) await rm(lock, { force: true });
    else await sleep(LOOK_AGAIN_MS, undefined, { signal });
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => {}); // taken over by someone who thought us dead
  }, HEARTBEAT_MS);
  heartbeat.unref();
  const part = `${target}.${randomUUID()}.part`;
  try {
    if (await isThere()) return;
    await make(part);
    await rename(part, target);
  } catch (error) {
    throw withoutRoom(error, dirname(target));
  } finally {
    clearInterval(heartbeat);
    await rm(part, { force: true, recursive: true });
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx');
    try {
      await handle.writeFile(ownerTag()).finally(() => handle.close());
    } catch (error) {
      // A lock that names nobody would be waited for.
      await rm(lock, { force: true });
      throw error;
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw withoutRoom(error, dirname(lock));
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(lock);
    if (Date.now() - mtimeMs > STALE_MS) return true;
    return isOwnerGone(await readFile(lock, 'utf8'));
  } catch {
    return false; // it was released meanwhile
  }
}
