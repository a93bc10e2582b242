import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';

const keyBytes = 32;

/**
 * Seals what a cookie carries, so that nobody but this server can read or make it. The key lies in the data folder,
 * readable by its owner only: whoever takes it away signs everybody out.
 */
export class SessionSeal {
  private constructor(private readonly key: Uint8Array) {}

  static open(dataFolder: string): SessionSeal {
    return new SessionSeal(readKey(join(dataFolder, 'session-key')));
  }

  /** @param purpose what it is for: one seal is not taken for another */
  async seal(purpose: string, content: Readonly<Record<string, unknown>>, lastsMs: number): Promise<string> {
    return await new EncryptJWT({ ...content })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(purpose)
      .setIssuedAt()
      .setExpirationTime(new Date(Date.now() + lastsMs))
      .encrypt(this.key);
  }

  /** @returns undefined where it is not ours, for something else, or too old */
  async open(purpose: string, sealed: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    try {
      const { payload } = await jwtDecrypt(sealed, this.key, {
        audience: purpose,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }
}

/** The key, after making it where there is none. Programs that start at once agree. */
function readKey(file: string): Uint8Array {
  return existingKey(file) ?? makeKey(file);
}

function existingKey(file: string): Uint8Array | undefined {
  try {
    const key = readFileSync(file);
    if (key.length === keyBytes) return key;
    throw new Error(
      `${file} holds ${key.length} bytes and no key of ${keyBytes}; delete it, and everybody signs in anew`,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function makeKey(file: string): Uint8Array {
  const partial = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(partial, randomBytes(keyBytes), { mode: 0o600 });
  try {
    linkSync(partial, file); // unlike a rename, this leaves alone what another program was quicker to make
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(partial, { force: true });
  }
  return existingKey(file)!;
}
