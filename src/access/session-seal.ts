import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { secretFile } from '../secret-file.ts';

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

function readKey(file: string): Uint8Array {
  const key = secretFile(file, () => randomBytes(keyBytes));
  if (key.length === keyBytes) return key;
  throw new Error(
    `${file} holds ${key.length} bytes and no key of ${keyBytes}; delete it, and everybody signs in anew`,
  );
}
