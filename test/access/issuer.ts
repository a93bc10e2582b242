import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

/** An issuer of OpenID Connect on this machine, who believes everybody. */
export class Issuer {
  /** The nonce and the challenge that the last browser came with. */
  asked: URLSearchParams | undefined;
  /** How often its keys were fetched. */
  keysFetched = 0;

  private constructor(
    private readonly server: Server,
    private readonly key: CryptoKey,
  ) {}

  static async start(): Promise<Issuer> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
    const server = createServer((request, response) => {
      void (async () => {
        const url = new URL(request.url!, issuer.url);
        const answer = await issuer.answer(url, jwk);
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      })();
    });
    const issuer = new Issuer(server, privateKey);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async token(claims: Record<string, unknown> = {}, expires: string | number = '5m'): Promise<string> {
    return await new SignJWT({ sub: 'ada', name: 'Ada', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer((claims['iss'] as string | undefined) ?? this.url)
      .setAudience((claims['aud'] as string | undefined) ?? 'phonograph')
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(this.key);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(url: URL, jwk: object): Promise<object> {
    if (url.pathname === '/keys') {
      this.keysFetched += 1;
      return { keys: [jwk] };
    }
    if (url.pathname === '/token') {
      const nonce = this.asked?.get('nonce');
      const id_token = await this.token({ ...(nonce && { nonce }), groups: ['admins'], sub: 'grace', name: 'Grace' });
      return { access_token: 'opaque', token_type: 'Bearer', id_token };
    }
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    };
  }
}
