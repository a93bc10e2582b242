import { json, Router, type Request, type Response } from 'express';
import type { Credentials, SealedSession } from '../access/credentials.ts';
import type { OidcProvider, SignInState } from '../access/oidc-provider.ts';
import { cookieOf, sessionCookie } from '../access/session-cookie.ts';
import type { SessionSeal } from '../access/session-seal.ts';
import { NotFoundError, ParameterError, PhonographError, UnauthenticatedError } from '../errors.ts';
import type { Audit } from '../request-context.ts';

export interface SignInOptions {
  readonly credentials: Credentials;
  readonly seal: SessionSeal;
  /** Absent: there is no issuer to sign in with. */
  readonly provider?: OidcProvider | undefined;
  /** Where people find the server; unless said, where the request says that it is. */
  readonly publicUrl?: string | undefined;
  readonly sessionMs: number;
  /** Where sign-ins are written, of nobody and of a person. */
  readonly auditOf: (personId: string | null, request: Request) => Audit;
}

const stateCookie = 'phonograph_sign_in';
const statePurpose = 'sign-in';
const stateLastsMs = 10 * 60_000;

/**
 * The ways in and out for browsers. `POST /session` with `{ "key": "phk_…" }`; `GET /sign-in`, which leads to the issuer,
 * and back by `/sign-in/callback`; `POST /sign-out`. They give and take a cookie that no script reads and that no other
 * site's page can have sent.
 */
export function signInRoutes(options: SignInOptions): Router {
  const { credentials, seal, provider, auditOf } = options;
  const router = Router();

  router.post('/session', json({ limit: 10_000 }), async (request, response) => {
    const key = (request.body as { key?: unknown } | undefined)?.key;
    if (typeof key !== 'string') throw new ParameterError('send an API key as JSON: { "key": "phk_…" }');
    const { sealed } = await signedIn(request, () => credentials.sessionOfKey(key.trim()));
    setSession(request, response, sealed);
    response.status(204).end();
  });

  router.get('/sign-in', async (request, response) => {
    if (provider === undefined) throw new NotFoundError('issuer', 'PHONOGRAPH_OIDC_ISSUER');
    const { url, state } = await provider.begin(`${baseOf(request)}/sign-in/callback`);
    // Lax, not Strict: the browser comes back from another site.
    response.cookie(stateCookie, await seal.seal(statePurpose, { ...state }, stateLastsMs), {
      ...{ httpOnly: true, sameSite: 'lax', secure: isSecure(request), path: '/sign-in', maxAge: stateLastsMs },
    });
    response.set('Cache-Control', 'no-store').redirect(303, url.href);
  });

  router.get('/sign-in/callback', async (request, response) => {
    if (provider === undefined) throw new NotFoundError('issuer', 'PHONOGRAPH_OIDC_ISSUER');
    const { sealed } = await signedIn(request, async () => {
      const state = await seal.open(statePurpose, cookieOf(request.headers, stateCookie) ?? '');
      if (state === undefined)
        throw new UnauthenticatedError('signing in took too long, or began elsewhere; try again');
      const cameBackTo = new URL(request.originalUrl, baseOf(request));
      return await credentials.sessionOf(await provider.finish(cameBackTo, state as unknown as SignInState));
    });
    response.clearCookie(stateCookie, { path: '/sign-in' });
    setSession(request, response, sealed);
    response.set('Cache-Control', 'no-store').redirect(303, '/');
  });

  router.post('/sign-out', (_request, response) => {
    response.clearCookie(sessionCookie, { path: '/' });
    response.status(204).end();
  });

  /** In the log, whether they come in or not. */
  async function signedIn(request: Request, open: () => Promise<SealedSession>): Promise<SealedSession> {
    const deed = { operation: 'signIn', subjectIds: [], placeIds: [] };
    try {
      const session = await open();
      await (
        await auditOf(session.personId, request).begin(deed)
      )('DONE', null);
      return session;
    } catch (error) {
      const code = error instanceof PhonographError ? error.code : 'INTERNAL';
      const outcome = error instanceof UnauthenticatedError ? 'REFUSED' : 'FAILED';
      await (
        await auditOf(null, request).begin(deed)
      )(outcome, code);
      throw error;
    }
  }

  function setSession(request: Request, response: Response, sealed: string): void {
    response.cookie(sessionCookie, sealed, {
      ...{ httpOnly: true, sameSite: 'strict', secure: isSecure(request), path: '/', maxAge: options.sessionMs },
    });
  }

  function baseOf(request: Request): string {
    return options.publicUrl ?? `${request.protocol}://${request.headers.host}`;
  }

  function isSecure(request: Request): boolean {
    return baseOf(request).startsWith('https:');
  }

  return router;
}
