import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import * as client from 'openid-client';
import { isLoopback, type OidcConfig } from '../config.ts';
import { UnauthenticatedError, UnavailableError } from '../errors.ts';
import type { VouchedFor } from './person.store.ts';

/** Signatures of public keys only: with a shared secret whoever can check a token can make one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const clockToleranceSeconds = 30;

/** What a browser takes with it to the issuer and back; sealed in a cookie meanwhile. */
export interface SignInState {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** An issuer of OpenID Connect: checks its tokens, and sends people to sign in there. */
export class OidcProvider {
  private discovered: Promise<{ configuration: client.Configuration; keys: JWTVerifyGetKey }> | undefined;

  constructor(private readonly config: OidcConfig) {}

  /** @throws {UnauthenticatedError} the token is not good @throws {UnavailableError} its issuer does not answer */
  async verify(token: string): Promise<VouchedFor> {
    const { keys } = await this.discover();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: this.config.issuer,
        audience: this.config.audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['sub', 'exp'],
      });
      return this.personOf(payload);
    } catch (error) {
      if (error instanceof errors.JWKSTimeout) throw away(this.config.issuer, error);
      if (error instanceof errors.JOSEError) throw new UnauthenticatedError(`the token is not good: ${error.message}`);
      // The keys are fetched now and then; what fails there says nothing about the token.
      throw away(this.config.issuer, error);
    }
  }

  /** Where to send a browser, and what it takes with it. @param redirectUri where it comes back to */
  async begin(redirectUri: string): Promise<{ readonly url: URL; readonly state: SignInState }> {
    const { configuration } = await this.discover();
    const state: SignInState = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid profile email',
      code_challenge: await client.calculatePKCECodeChallenge(state.verifier),
      code_challenge_method: 'S256',
      state: state.state,
      nonce: state.nonce,
    });
    return { url, state };
  }

  /** @param cameBackTo the whole address, with what the issuer says @throws {UnauthenticatedError} the issuer says no */
  async finish(cameBackTo: URL, { state, nonce, verifier }: SignInState): Promise<VouchedFor> {
    const { configuration } = await this.discover();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, cameBackTo, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      return this.personOf(tokens.claims()!);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UnauthenticatedError(`signing in did not work out: ${reason}`, { cause: error });
    }
  }

  private personOf(claims: JWTPayload): VouchedFor {
    const { adminClaim, issuer } = this.config;
    const name = [claims['name'], claims['preferred_username'], claims['email']].find(
      (text): text is string => typeof text === 'string' && text.trim() !== '',
    );
    return {
      issuer,
      subject: String(claims.sub),
      name: name?.slice(0, 200) ?? null,
      isAdmin: adminClaim === undefined ? null : [claims[adminClaim.name]].flat().includes(adminClaim.value),
    };
  }

  /** Once for all; tried again where the issuer did not answer. */
  private discover(): NonNullable<typeof this.discovered> {
    if (this.discovered === undefined) {
      this.discovered = this.lookUp();
      this.discovered.catch(() => (this.discovered = undefined));
    }
    return this.discovered;
  }

  private async lookUp(): Promise<{ configuration: client.Configuration; keys: JWTVerifyGetKey }> {
    const { issuer, clientId, clientSecret } = this.config;
    const url = new URL(issuer);
    try {
      const configuration = await client.discovery(
        url,
        clientId,
        clientSecret,
        clientSecret === undefined ? client.None() : undefined,
        { timeout: 10, ...(isLoopback(url.hostname) && { execute: [client.allowInsecureRequests] }) },
      );
      const { jwks_uri: keysAt } = configuration.serverMetadata();
      if (keysAt === undefined) throw new Error('it says nothing of its keys');
      // Fetched when a token first needs them, kept, and fetched again for a key that is not known yet.
      return { configuration, keys: createRemoteJWKSet(new URL(keysAt), { cooldownDuration: 10_000 }) };
    } catch (error) {
      throw away(issuer, error);
    }
  }
}

function away(issuer: string, cause: unknown): UnavailableError {
  return new UnavailableError(`${issuer}, which says who people are, does not answer as it should; try again later`, {
    cause,
  });
}
