import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { AccessMode } from '../config.ts';
import { UnauthenticatedError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import type { CredentialKind, Identity } from '../request-context.ts';
import { isApiKey } from './api-key.ts';
import { ApiKeyStore, type FoundApiKey } from './api-key.store.ts';
import type { OidcProvider } from './oidc-provider.ts';
import { localPersonId, nobodyId, type PersonRecord } from './person.ts';
import { PersonStore, type VouchedFor } from './person.store.ts';
import { cookieOf, sessionCookie } from './session-cookie.ts';
import type { SessionSeal } from './session-seal.ts';

export interface CredentialsOptions {
  readonly graph: Graph;
  readonly mode: AccessMode;
  readonly seal: SessionSeal;
  /** Absent: tokens are not taken. */
  readonly provider?: OidcProvider | undefined;
  readonly sessionMs: number;
  /** What goes wrong where nobody waits for it. */
  readonly onFault: (error: unknown) => void;
}

/** How long the last use of a key may be out of date. */
const touchEveryMs = 60_000;
const sessionPurpose = 'session';

/** Who somebody is, by what they show: an API key, a token of the issuer, or the cookie of a session. */
export class Credentials {
  private readonly keys: ApiKeyStore;
  private readonly people: PersonStore;
  private readonly touchedAtMs = new Map<string, number>();

  constructor(private readonly options: CredentialsOptions) {
    this.keys = new ApiKeyStore(options.graph);
    this.people = new PersonStore(options.graph);
  }

  /**
   * A credential that is not good is never taken for none.
   * @throws {UnauthenticatedError} it is unknown, over, or of somebody who may not come in any more
   */
  async identify(headers: IncomingHttpHeaders): Promise<Identity> {
    const { authorization } = headers;
    if (authorization !== undefined) return await this.ofAuthorization(authorization);
    const cookie = cookieOf(headers, sessionCookie);
    if (cookie !== undefined) return await this.ofSession(cookie);
    return this.options.mode === 'local' ? localOwner : nobody;
  }

  /** What a browser is given to come back with. @throws {UnauthenticatedError} the key is not good */
  async sessionOfKey(key: string): Promise<SealedSession> {
    const { personId, credential } = await this.ofKey(key);
    return await this.session({ personId, keyId: credential.id });
  }

  /** @throws {UnauthenticatedError} this person may not come in any more */
  async sessionOf(vouchedFor: VouchedFor): Promise<SealedSession> {
    const person = await this.people.ensure(vouchedFor);
    checkEnabled(person);
    return await this.session({ personId: person.id });
  }

  private async session(content: {
    readonly personId: string;
    readonly keyId?: string | null;
  }): Promise<SealedSession> {
    const { seal, sessionMs } = this.options;
    const sealed = await seal.seal(sessionPurpose, { ...content, sessionId: randomUUID() }, sessionMs);
    return { sealed, personId: content.personId };
  }

  private async ofAuthorization(authorization: string): Promise<Identity> {
    const [, bearer] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
    if (bearer === undefined)
      throw new UnauthenticatedError('Authorization must be Bearer, with an API key or a token');
    if (isApiKey(bearer)) return await this.ofKey(bearer);
    const { provider } = this.options;
    if (provider === undefined) {
      throw new UnauthenticatedError('no issuer of tokens is configured (PHONOGRAPH_OIDC_ISSUER); send an API key');
    }
    const person = await this.people.ensure(await provider.verify(bearer));
    // Tells one token from another in the log, and nobody can come in by it.
    const id = createHash('sha256').update(bearer).digest('hex').slice(0, 16);
    return whole(person, 'TOKEN', id);
  }

  private async ofKey(key: string): Promise<Identity> {
    return this.withKey(await this.keys.find(key), 'API_KEY');
  }

  private async ofSession(cookie: string): Promise<Identity> {
    const content = await this.options.seal.open(sessionPurpose, cookie);
    if (content === undefined) throw new UnauthenticatedError('the session is over; sign in again');
    const { personId, keyId, sessionId } = content as { personId: string; keyId?: string; sessionId: string };
    // A session that was begun by a key may no more than it, and ends with it.
    if (typeof keyId === 'string') {
      const identity = this.withKey(await this.keys.findById(keyId), 'SESSION');
      return { ...identity, credential: { kind: 'SESSION', id: sessionId } };
    }
    const person = await this.people.read(personId);
    if (person === undefined) throw new UnauthenticatedError('the session is of nobody any more; sign in again');
    return whole(person, 'SESSION', sessionId);
  }

  private withKey(found: FoundApiKey | undefined, kind: CredentialKind): Identity {
    if (found === undefined) throw new UnauthenticatedError('no such API key');
    const { key, person } = found;
    if (key.revokedAtMs != null) throw new UnauthenticatedError(`API key ${key.hint}… was revoked`);
    if (key.expiresAtMs != null && key.expiresAtMs <= Date.now()) {
      throw new UnauthenticatedError(`API key ${key.hint}… has expired`);
    }
    this.touch(key.id);
    const onlyCollectionIds = key.collectionIds ?? null;
    const isWhole = key.role === 'OWNER' && onlyCollectionIds === null;
    const identity = whole(person, kind, key.id);
    return { ...identity, isAdmin: identity.isAdmin && isWhole, atMost: key.role, onlyCollectionIds };
  }

  private touch(id: string): void {
    const nowMs = Date.now();
    if (nowMs - (this.touchedAtMs.get(id) ?? 0) < touchEveryMs) return;
    this.touchedAtMs.set(id, nowMs);
    this.keys.touch(id).catch(this.options.onFault);
  }
}

/** What a browser comes back with, and who it is. */
export interface SealedSession {
  readonly sealed: string;
  readonly personId: string;
}

function whole(person: PersonRecord, kind: CredentialKind, id: string | null): Identity {
  checkEnabled(person);
  return {
    personId: person.id,
    isSignedIn: true,
    isAdmin: person.isAdmin,
    credential: { kind, id },
    atMost: 'OWNER',
    onlyCollectionIds: null,
  };
}

function checkEnabled({ isDisabled, name }: PersonRecord): void {
  if (isDisabled) throw new UnauthenticatedError(`${name} may not come in any more`);
}

const localOwner: Identity = {
  personId: localPersonId,
  isSignedIn: true,
  isAdmin: true,
  credential: { kind: 'LOCAL', id: null },
  atMost: 'OWNER',
  onlyCollectionIds: null,
};

const nobody: Identity = {
  personId: nobodyId,
  isSignedIn: false,
  isAdmin: false,
  credential: { kind: 'NONE', id: null },
  atMost: 'READER',
  onlyCollectionIds: null,
};
