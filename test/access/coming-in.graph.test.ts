import { createHmac } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ApiKeyStore } from '../../src/access/api-key.store.ts';
import { PersonStore } from '../../src/access/person.store.ts';
import type { Role } from '../../src/request-context.ts';
import { startProgram, type RunningProgram } from '../e2e/running-server.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { Issuer } from './issuer.ts';

interface Told {
  readonly me: { readonly person: { readonly id: string; readonly name: string } | null };
  readonly apiKeys: readonly { readonly lastUsedAt: string | null }[];
  readonly createCollection: { readonly id: string };
  readonly collections: readonly object[];
  readonly ingestRecording: { readonly recording: { readonly id: string; readonly collectionId: string } };
  readonly auditLog: { readonly edges: readonly { readonly node: { operation: string; outcome: string } }[] };
}

interface Answered {
  readonly status: number;
  readonly data: Told;
  readonly code: string | undefined;
  readonly headers: Headers;
}

const who = '{ me { person { id name isAdmin } credential atMost onlyCollectionIds signInWays } }';

describeGraph('coming in', (fixture) => {
  let issuer: Issuer;
  let folder: MediaFolder;
  let program: RunningProgram;
  let url: string;

  beforeAll(async () => {
    await fixture.wipe();
    issuer = await Issuer.start();
    folder = await MediaFolder.make();
    program = await startProgram({
      works: false,
      dataFolder: folder.path,
      environment: {
        ...{
          PHONOGRAPH_ACCESS: 'required',
          PHONOGRAPH_OIDC_ISSUER: issuer.url,
          PHONOGRAPH_OIDC_CLIENT_ID: 'phonograph',
        },
        PHONOGRAPH_OIDC_ADMIN_CLAIM: 'groups=admins',
      },
    });
    ({ url } = program.server);
  }, 60_000);
  afterAll(async () => {
    await program.stop();
    await issuer.stop();
    await folder.remove();
  });
  beforeEach(() => fixture.wipe());

  const ask = async (query: string, headers: Record<string, string> = {}): Promise<Answered> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const body = (await response.json()) as { data: Told; errors?: { extensions: { code: string } }[] };
    return {
      status: response.status,
      data: body.data,
      code: body.errors?.[0]?.extensions.code,
      headers: response.headers,
    };
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const keys = () => new ApiKeyStore(fixture.graph);
  const makeKey = async (name: string, more: { role?: Role; collectionIds?: string[]; expiresAtMs?: number } = {}) => {
    const person = await new PersonStore(fixture.graph).create(name, false);
    const { key, record } = await keys().create({ personId: person.id, name, role: 'OWNER', ...more });
    return { key, id: record.id, person };
  };
  const signIn = async (key: string) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/session`, { method: 'POST', headers, body: JSON.stringify({ key }) });
    return { status: response.status, cookie: response.headers.get('set-cookie') ?? '' };
  };

  it('without a credential one is nobody, who may sign in', async () => {
    const { data } = await ask(who);
    expect(data.me).toMatchObject({ person: null, credential: 'NONE', signInWays: ['API_KEY', 'ISSUER'] });
    expect((await ask('mutation { createCollection(name: "mine") { id } }')).code).toBe('UNAUTHENTICATED');
    const upload = await fetch(`${url}/media`, { method: 'POST', headers: { 'x-filename': 'a.wav' }, body: 'abc' });
    expect(upload.status).toBe(401);
  });

  it('a credential that is not good is refused, and never taken for none', async () => {
    const { key, id } = await makeKey('ada');
    const { key: old } = await makeKey('old', { expiresAtMs: Date.now() - 1 });
    expect((await ask(who, bearer(key))).data.me).toMatchObject({ person: { name: 'ada' }, credential: 'API_KEY' });
    await keys().revoke(id, null);
    const bad = [bearer(key), bearer(old), bearer('phk_none'), bearer('x.y.z'), { authorization: 'Basic YTpi' }];
    for (const headers of [...bad, { cookie: 'phonograph_session=nonsense' }]) {
      const answer = await ask(who, headers);
      expect([answer.status, answer.code], JSON.stringify(headers)).toEqual([401, 'UNAUTHENTICATED']);
      const media = await fetch(`${url}/media/rec_1`, { headers: headers as Record<string, string> });
      expect(media.status).toBe(401);
    }
  });

  it('a key is kept as its hash alone, and says when it was last used', async () => {
    const { key } = await makeKey('ada');
    const stored = await fixture.graph.read<{ values: unknown }>({
      name: 'test/stored-key',
      text: 'MATCH (key:ApiKey) RETURN properties(key) AS values',
    });
    expect(JSON.stringify(stored)).not.toContain(key.slice(10));
    await ask(who, bearer(key));
    await expect
      .poll(async () => (await ask('{ apiKeys { lastUsedAt } }', bearer(key))).data.apiKeys[0]!.lastUsedAt)
      .toEqual(expect.any(String));
  });

  it('a narrowed key makes no wider one, and sees its collections alone', async () => {
    const { key, person } = await makeKey('ada');
    const make = async (name: string) =>
      (await ask(`mutation { createCollection(name: "${name}") { id myRole members { name role } } }`, bearer(key)))
        .data.createCollection;
    const one = await make('one');
    await make('two');
    expect(one).toMatchObject({ myRole: 'OWNER', members: [{ name: 'ada', role: 'OWNER' }] });
    const wish = { personId: person.id, name: 'narrow', role: 'READER', collectionIds: [one.id] } as const;
    const { key: narrow } = await keys().create(wish);
    const { data } = await ask('{ collections { name myRole members { name } } }', bearer(narrow));
    expect(data.collections).toEqual([{ name: 'one', myRole: 'READER', members: null }]);
    for (const mutation of ['createApiKey(name: "x") { key }', 'createCollection(name: "y") { id }']) {
      expect((await ask(`mutation { ${mutation} }`, bearer(narrow))).code).toBe('FORBIDDEN');
    }
    const log = await ask('{ auditLog { edges { node { operation outcome subjectIds } } } }', bearer(key));
    const ofOwner = log.data.auditLog.edges.map(({ node }) => node.operation);
    expect(ofOwner).toEqual(['createCollection', 'createCollection']);
  });

  it('a browser signs in by a key: its cookie is read by no script, and ends with the key', async () => {
    const { key, id } = await makeKey('ada');
    expect((await signIn('phk_none')).status).toBe(401);
    const { status, cookie } = await signIn(key);
    expect(status).toBe(204);
    expect(cookie).toMatch(/^phonograph_session=[^;]+; Max-Age=43200; Path=\/; .*HttpOnly; SameSite=Strict$/);
    const session = { cookie: cookie.split(';')[0]! };
    expect((await ask(who, session)).data.me).toMatchObject({ person: { name: 'ada' }, credential: 'SESSION' });
    const elsewhere = await ask(who, { ...session, origin: 'https://elsewhere.example' });
    expect(elsewhere.status).toBe(403);
    await keys().revoke(id, null);
    const over = await ask(who, session);
    expect([over.status, over.headers.get('set-cookie')]).toEqual([
      401,
      expect.stringContaining('phonograph_session=;'),
    ]);
    expect((await stat(join(folder.path, 'session-key'))).mode & 0o077).toBe(0);
  });

  it('WebSockets and event streams ask for the same', async () => {
    const { key } = await makeKey('ada');
    const { cookie } = await signIn(key);
    const nameOver = (params: Record<string, unknown>, headers: Record<string, string> = {}) =>
      new Promise<unknown>((resolve) => {
        class Socket extends WebSocket {
          constructor(address: string, protocols: string[]) {
            super(address, protocols, { headers });
          }
        }
        const client = createClient({
          ...{
            url: `${url.replace('http', 'ws')}/graphql`,
            webSocketImpl: Socket,
            connectionParams: params,
            retryAttempts: 0,
          },
        });
        client.subscribe(
          { query: who },
          {
            next: ({ data }) => resolve((data as { me: { person: { name: string } | null } }).me.person?.name ?? null),
            error: (reason) => resolve((reason as { code?: number }).code),
            complete: () => void client.dispose(),
          },
        );
      });
    expect(await nameOver({})).toBeNull();
    expect(await nameOver({ authorization: `Bearer ${key}` })).toBe('ada');
    expect(await nameOver({}, { cookie: cookie.split(';')[0]! })).toBe('ada');
    expect(await nameOver({ authorization: 'Bearer phk_none' })).toBe(4401);
    const stream = async (headers: Record<string, string>) =>
      await fetch(`${url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
        body: JSON.stringify({ query: who }),
      });
    expect(await (await stream(bearer(key))).text()).toContain('"name":"ada"');
    expect((await stream(bearer('phk_none'))).status).toBe(401);
  });

  it(
    'bytes are for those who may read the collection, and who takes them is written down',
    { timeout: 60_000 },
    async () => {
      const { key, person } = await makeKey('ada');
      const { key: strange } = await makeKey('eve');
      const bytes = await folder.wave(
        'clip.wav',
        new Float32Array(16_000).map((_, i) => Math.sin(i / 5)),
      );
      const headers = { 'content-type': 'audio/wav', 'x-filename': 'clip.wav' };
      const sent = await fetch(`${url}/media`, {
        method: 'POST',
        headers: { ...headers, ...bearer(key) },
        body: await readFile(bytes),
      });
      const { uploadId } = (await sent.json()) as { uploadId: string };
      const ingest = `mutation { ingestRecording(uploadId: "${uploadId}", collection: "mine") { ... on IngestAccepted { recording { id collectionId } } } }`;
      expect((await ask(ingest, bearer(strange))).code).toBe('NOT_FOUND');
      const { recording } = (await ask(ingest, bearer(key))).data.ingestRecording;
      const paths = ['', '/thumbnail', '/peaks', '/captions.srt', '/description.vtt', '/tiles', '/parts/abc/0-x.wav'];
      const statusFor = async (path: string, as: Record<string, string>) =>
        (await fetch(`${url}/media/${recording.id}${path}`, { headers: as })).status;
      for (const path of paths) {
        expect([await statusFor(path, {}), await statusFor(path, bearer(strange))], path).toEqual([404, 404]);
      }
      expect(await statusFor('', bearer(key))).toBe(200);
      const query =
        '{ auditLog(operation: "download") { edges { node { personId outcome subjectIds placeIds code } } } }';
      const seen = (await ask(query, bearer(key))).data.auditLog.edges.map(({ node }) => node);
      expect(seen).toContainEqual({
        ...{
          personId: person.id,
          outcome: 'DONE',
          subjectIds: [recording.id],
          placeIds: [recording.collectionId],
          code: null,
        },
      });
      expect(seen.filter(({ outcome }) => outcome === 'REFUSED').length).toBeGreaterThanOrEqual(2);
      await ask(
        `mutation { openCollection(collectionId: "${recording.collectionId}", to: EVERYBODY) { openTo } }`,
        bearer(key),
      );
      expect(await statusFor('', {})).toBe(200);
      expect((await ask(`mutation { forgetRecording(id: "${recording.id}") }`, bearer(strange))).code).toBe(
        'FORBIDDEN',
      );
    },
  );

  describe('by an issuer', () => {
    it('takes its tokens, and none that are for another, over, or signed by somebody else', async () => {
      const good = await ask(who, bearer(await issuer.token()));
      expect(good.data.me).toMatchObject({ person: { name: 'Ada', isAdmin: false }, credential: 'TOKEN' });
      const admin = await ask(who, bearer(await issuer.token({ groups: ['admins'] })));
      expect(admin.data.me.person).toEqual({ id: good.data.me.person!.id, name: 'Ada', isAdmin: true });
      expect((await ask('{ people { name } }', bearer(await issuer.token()))).code).toBe('FORBIDDEN');
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const claims = { iss: issuer.url, aud: 'phonograph', sub: 'ada', exp: 4_000_000_000 };
      const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`;
      const head = `${part({ alg: 'HS256', kid: 'one' })}.${part(claims)}`;
      const shared = `${head}.${createHmac('sha256', 'one').update(head).digest('base64url')}`;
      const bad = [
        ...[
          await issuer.token({ aud: 'another' }),
          await issuer.token({ iss: 'https://another.example' }),
          unsigned,
          shared,
        ],
        await issuer.token({}, Math.floor(Date.now() / 1000) - 120),
      ];
      for (const token of bad) expect((await ask(who, bearer(token))).code, token).toBe('UNAUTHENTICATED');
      expect(issuer.keysFetched).toBe(1);
    });

    it('leads a browser there and back, with what only it can have', async () => {
      const away = await fetch(`${url}/sign-in`, { redirect: 'manual' });
      const there = new URL(away.headers.get('location')!);
      issuer.asked = there.searchParams;
      expect([away.status, there.origin]).toEqual([303, issuer.url]);
      expect(Object.fromEntries(there.searchParams)).toMatchObject({
        ...{ client_id: 'phonograph', response_type: 'code', code_challenge_method: 'S256' },
        redirect_uri: `${url}/sign-in/callback`,
      });
      const cookie = away.headers.get('set-cookie')!;
      expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/);
      const back = `${url}/sign-in/callback?code=abc&state=${there.searchParams.get('state')}`;
      const return_ = (to: string, headers: Record<string, string> = {}) => fetch(to, { redirect: 'manual', headers });
      expect((await return_(back)).status).toBe(401);
      const known = { cookie: cookie.split(';')[0]! };
      expect((await return_(back.replace(/state=.*/, 'state=other'), known)).status).toBe(401);
      const home = await return_(back, known);
      expect([home.status, home.headers.get('location')]).toEqual([303, '/']);
      const session = home.headers.getSetCookie().find((each) => each.startsWith('phonograph_session='))!;
      const { data } = await ask(who, { cookie: session.split(';')[0]! });
      expect(data.me).toMatchObject({ person: { name: 'Grace', isAdmin: true }, credential: 'SESSION' });
      const log = '{ auditLog(operation: "signIn") { edges { node { outcome } } } }';
      const signIns = (await ask(log, { cookie: session.split(';')[0]! })).data.auditLog.edges;
      expect(signIns.map(({ node }) => node.outcome).sort()).toEqual(['DONE', 'REFUSED', 'REFUSED']);
      const out = await fetch(`${url}/sign-out`, { method: 'POST' });
      expect(out.headers.get('set-cookie')).toMatch(/^phonograph_session=;/);
    });
  });
});
