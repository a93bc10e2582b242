import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../request-context.ts';

/** What is kept of a key: nothing from which it could be made again. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly personId: string;
  /** What it is for, in its maker's words. */
  readonly name: string;
  /** Its first characters, to tell it from others. */
  readonly hint: string;
  /** It allows no more than this anywhere. */
  readonly role: Role;
  /** It is for these collections alone; absent for all of the person's. */
  readonly collectionIds?: readonly string[] | null;
  readonly createdAtMs: number;
  readonly expiresAtMs?: number | null;
  readonly lastUsedAtMs?: number | null;
  readonly revokedAtMs?: number | null;
}

const prefix = 'phk_';
const shownCharacters = 10;

/** A key of 256 random bits: nothing that can be tried out, so a plain hash of it keeps it. */
export function makeApiKey(): { readonly key: string; readonly sha256: string; readonly hint: string } {
  const key = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { key, sha256: hashOfApiKey(key), hint: key.slice(0, shownCharacters) };
}

export function hashOfApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function isApiKey(text: string): boolean {
  return text.startsWith(prefix);
}
