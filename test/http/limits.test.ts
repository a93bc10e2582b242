import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, until, type TestServer } from './test-server.ts';

let server: TestServer;
let production: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  production = await startTestServer({ config: { production: true } });
});

afterAll(async () => {
  await server.stop(100);
  await production.stop(100);
});

const codes = (answer: { errors: readonly { extensions: Record<string, unknown> }[] }): unknown[] =>
  answer.errors.map((error) => error.extensions['code']);

describe('what one operation may ask for', () => {
  test('answers a plain query', async () => {
    const { status, data, errors, headers } = await server.graphql('{ words(first: 1) { edges { node { id } } } }');
    expect({ status, data, errors }).toEqual({
      status: 200,
      data: { words: { edges: [{ node: { id: 'w00' } }] } },
      errors: [],
    });
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });

  test('refuses a query that is too deep, also by fragments', async () => {
    const nested = `${'similar { '.repeat(14)}id${' }'.repeat(14)}`;
    const deep = await server.graphql(`{ word(id: "w00") { ${nested} } }`);
    expect(deep.status).toBe(400);
    expect(deep.errors[0]).toMatchObject({ extensions: { code: 'QUERY_TOO_DEEP', depth: 16, maxDepth: 12 } });
    const fragments = Array.from({ length: 13 }, (_, i) => `fragment F${i} on Word { similar { ...F${i + 1} } }`);
    const query = `{ word(id: "w00") { ...F0 } } ${fragments.join(' ')} fragment F13 on Word { id }`;
    expect(codes(await server.graphql(query))).toEqual(['QUERY_TOO_DEEP']);
  });

  test('does not count the wrapping of connections as depth', async () => {
    const { errors } = await server.graphql('{ words(first: 1) { edges { node { similar { similar { id } } } } } }');
    expect(errors).toEqual([]);
  });

  test('refuses an alias bomb', async () => {
    const query = `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: word(id: "w00") { id }`).join(' ')} }`;
    expect(codes(await server.graphql(query))).toEqual(['TOO_MANY_ALIASES']);
  });

  test('refuses a token bomb before it is parsed to the end', async () => {
    const answer = await server.graphql(`{ ${'broken '.repeat(3000)} }`);
    expect(answer.status).toBe(400);
    expect(codes(answer)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(answer.errors[0]?.message).toContain('2000');
  });

  test('refuses pages of pages by their cost, with page sizes from variables too', async () => {
    const query = `query ($n: Int) { words(first: $n) { edges { node { similar { similar { similar { id } } } } } } }`;
    expect((await server.graphql(query, { variables: { n: 10 } })).errors).toEqual([]);
    const costly = await server.graphql(query, { variables: { n: 200 } });
    expect(costly.status).toBe(400);
    expect(costly.errors[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', maxCost: 20_000 });
  });

  test('refuses fragments that double at each step without working them out', async () => {
    const fragments = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Word { ...F${i + 1} ...F${i + 1} }`);
    const query = `{ word(id: "w00") { ...F0 } } ${fragments.join(' ')} fragment F40 on Word { id }`;
    expect((await server.graphql(query)).errors[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
  });

  test('answers with what there is when the time is up', async () => {
    const hasty = await startTestServer({ limits: { timeoutMs: 200 } });
    const { data, errors } = await hasty.graphql('{ forever word(id: "w01") { id } }');
    await hasty.stop(100);
    expect(data).toEqual({ forever: null, word: { id: 'w01' } });
    expect(errors).toMatchObject([
      { path: ['forever'], extensions: { code: 'QUERY_TIMEOUT', timeoutMs: 200, retryable: true } },
    ]);
  });
});

describe('errors', () => {
  test('carry the code and public fields of ours', async () => {
    const { data, errors } = await server.graphql('{ word(id: "w99") { id } }');
    expect(data).toEqual({ word: null });
    expect(errors).toEqual([
      {
        message: 'no word with id "w99"',
        path: ['word'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'NOT_FOUND', what: 'word', id: 'w99', retryable: false },
      },
    ]);
  });

  test('of bad pages and cursors are typed', async () => {
    expect(codes(await server.graphql('{ words(first: 0) { totalCount } }'))).toEqual(['BAD_PAGE']);
    expect(codes(await server.graphql('{ words(after: "x") { totalCount } }'))).toEqual(['BAD_CURSOR']);
  });

  test('that nobody expected show nothing in production but an id that the log has', async () => {
    const { errors } = await production.graphql('{ broken }');
    const id = errors[0]?.extensions['errorId'];
    expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL' });
    expect(JSON.stringify(errors)).not.toContain('secret');
    expect(errors[0]?.message).toContain(String(id));
    const line = production.log.find((each) => each['errorId'] === id);
    expect(JSON.stringify(line)).toContain('password=secret');
  });

  test('of the language keep their codes', async () => {
    expect(codes(await server.graphql('{ word( }'))).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codes(await server.graphql('{ wort }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    const query = 'query ($id: ID!) { word(id: $id) { id } }';
    expect(codes(await server.graphql(query, { variables: {} }))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('production', () => {
  test('hides introspection and suggestions, which are there otherwise', async () => {
    const introspection = '{ __schema { queryType { name } } }';
    expect((await server.graphql(introspection)).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect((await production.graphql(introspection)).status).toBe(400);
    expect((await server.graphql('{ wordz }')).errors[0]?.message).toContain('Did you mean');
    expect((await production.graphql('{ wordz }')).errors[0]?.message).not.toContain('Did you mean');
    const query = 'query ($id: ID!) { word(id: $id) { id } }';
    expect((await production.graphql(query, { variables: { idd: 1 } })).errors[0]?.message).not.toContain(
      'Did you mean',
    );
  });
});

describe('cross-site requests', () => {
  test('that a form could send are refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': type },
        body: '{"query":"mutation { whoAmI }"}',
      });
      expect(response.status).toBe(400);
    }
    expect((await fetch(`${server.url}/graphql?query={word(id:"w00"){id}}`)).status).toBe(400);
  });

  test('that name another origin are refused, and may pass when it is allowed', async () => {
    const headers = { Origin: 'https://elsewhere.example' };
    const refused = await server.graphql('{ __typename }', { headers });
    expect(refused.status).toBe(403);
    expect(refused.errors[0]?.extensions['code']).toBe('CROSS_SITE');
    const open = await startTestServer({ config: { allowedOrigins: ['https://elsewhere.example'] } });
    try {
      const allowed = await open.graphql('{ __typename }', { headers });
      expect(allowed.data).toEqual({ __typename: 'Query' });
      expect(allowed.headers.get('access-control-allow-origin')).toBe('https://elsewhere.example');
      const preflight = await fetch(`${open.url}/graphql`, { method: 'OPTIONS', headers });
      expect(preflight.status).toBe(204);
      const other = await open.graphql('{ __typename }', { headers: { Origin: 'https://other.example' } });
      expect(other.status).toBe(403);
    } finally {
      await open.stop(100);
    }
  });

  test('of the same origin pass', async () => {
    expect((await server.graphql('{ __typename }', { headers: { Origin: server.url } })).status).toBe(200);
  });
});

test('the log has id, name and duration of each operation, and neither its text nor its variables', async () => {
  const query = 'query Named($id: ID!) { word(id: $id) { id } }';
  await server.graphql(query, { variables: { id: 'w07' }, headers: { 'X-Request-Id': 'my-own-request' } });
  await until('logged', () => server.log.some((line) => line['operationName'] === 'Named'));
  const line = server.log.find((each) => each['operationName'] === 'Named');
  expect(line).toMatchObject({ requestId: 'my-own-request', type: 'query', transport: 'http' });
  expect(line?.['durationMs']).toBeTypeOf('number');
  expect(JSON.stringify(server.log)).not.toContain('w07');
});

test('a body that is no JSON, or too large, is refused in GraphQL’s own form', async () => {
  const post = (body: string) =>
    fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const malformed = await post('{ "query": ');
  expect(malformed.status).toBe(400);
  expect(await malformed.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  const large = await post(JSON.stringify({ query: '{ __typename }', x: 'x'.repeat(2 ** 20) }));
  expect(large.status).toBe(413);
});
