import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { changeCursor } from '../../src/api/change-subscription.ts';
import { appendChange, compactChanges } from '../../src/graph/change-log.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { localOwnerId } from '../../src/recording/recording.ts';
import { ChildProgram } from '../fixtures/child-program.ts';
import { describeGraph, testStore } from '../graph/graph-fixture.ts';
import { query } from '../inference/toy-inference.ts';
import { Receiver, refuseWith } from '../webhook/receiver.ts';
import { verified } from '../webhook/verify-signature.ts';
import { ChangeFollower, latestCursor } from './change-follower.ts';

const patience = { timeout: 60_000, interval: 50 };
const stampAhead = query(
  'stamp-ahead',
  // As written before the clock was put back by a day.
  'MATCH (change:Change) WHERE change.position <= $upTo SET change.atMs = change.atMs + 86400000',
);
const stampBehind = query(
  'stamp-behind',
  'MATCH (change:Change) WHERE change.position > $after SET change.atMs = change.atMs - 864000000',
);

interface Server {
  readonly program: ChildProgram;
  readonly url: string;
}

describeGraph('following what changes, with two servers on one store', (fixture) => {
  let folder: string;
  let lexiconId: string;
  const servers: Server[] = [];
  const followers: ChangeFollower[] = [];

  const serve = async (): Promise<Server> => {
    const program = new ChildProgram(
      new URL('./serve-in-child.ts', import.meta.url),
      JSON.stringify([testStore, folder]),
    );
    return { program, url: await program.line((line) => line.startsWith('http')) };
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phonograph-follow-'));
    // Once: a log that begins anew under running servers is another store to them.
    await fixture.wipe();
    servers.push(...(await Promise.all([serve(), serve()])));
    ({ lexiconId } = await new CollectionStore(fixture.graph).ensure('one', localOwnerId, 'kaz'));
  }, 60_000);
  afterEach(async () => {
    await Promise.all(followers.splice(0).map((each) => each.stop()));
  });
  afterAll(async () => {
    await Promise.all(servers.map(({ program }) => program.kill()));
    await rm(folder, { recursive: true, force: true });
  });

  const change = (formId = 'form_1', more: object = {}, of = lexiconId): Promise<number> => {
    const payload = { mappingId: 'm', formId, conceptId: 'c', formerProbability: 0.2, probability: 0.9, ...more };
    const logged = { kind: 'MAPPING_CHANGED', lexiconId: of, payload: { status: 'HYPOTHESIS', ...payload } };
    return fixture.graph.write((transaction) => appendChange(transaction, logged));
  };
  const follow = async (transport: 'websocket' | 'sse', filter?: string, after?: string): Promise<ChangeFollower> => {
    const follower = new ChangeFollower(() => servers.map(({ url }) => url), transport, filter);
    followers.push(follower);
    await follower.start(after);
    return follower;
  };
  const ask = async <Data>(text: string, variables: object = {}): Promise<{ data: Data; code: string | undefined }> => {
    const response = await fetch(`${servers[0]!.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    const answer = (await response.json()) as { data: Data; errors?: { extensions: { code: string } }[] };
    return { data: answer.data, code: answer.errors?.[0]?.extensions.code };
  };
  /** The first error of a subscription, by its code. */
  const refusal = async (args: string): Promise<unknown> => {
    const url = `${servers[1]!.url.replace('http', 'ws')}/graphql`;
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
    try {
      for await (const result of client.iterate({ query: `subscription { mappingChanged(${args}) { cursor } }` })) {
        return result.errors?.[0]?.extensions?.['code'] ?? result;
      }
      return 'nothing';
    } catch (errors) {
      return (errors as { extensions?: { code?: string } }[])[0]?.extensions?.code ?? errors;
    } finally {
      await client.dispose();
    }
  };

  it('loses and repeats nothing while connections are cut and a server is killed', async () => {
    await change();
    for (const transport of ['websocket', 'sse'] as const) {
      for (let index = 0; index < 4; index++) await follow(transport);
    }
    const filtered = [await follow('websocket', 'formId: "form_0"'), await follow('sse', 'formId: "form_0"')];
    // Before any of them has got an event: they have the cursor that they began with.
    for (const follower of followers) follower.cut();
    const written: { position: number; form: number }[] = [];
    const write = async (count: number) => {
      for (let index = 0; index < count; index++) {
        const form = written.length % 5;
        written.push({ position: await change(`form_${form}`), form });
        followers[written.length % followers.length]!.cut();
      }
    };
    await write(60);
    await servers[0]!.program.kill();
    await write(60);
    servers[0] = await serve();
    await write(60);
    for (const follower of followers) {
      const wanted = written.filter(({ form }) => !filtered.includes(follower) || form === 0);
      await expect.poll(() => follower.positions, patience).toEqual(wanted.map(({ position }) => position));
      expect(follower.connections).toBeGreaterThan(3);
    }
  });

  it('tells whoever read the cursor first of all that came after what they read', async () => {
    const cursor = await latestCursor(servers[0]!.url);
    const positions = [await change(), await change()];
    expect(cursor).toBe(changeCursor(positions[0]! - 1));
    expect(await latestCursor(servers[1]!.url)).toBe(changeCursor(positions[1]!));
    const late = await follow('websocket');
    positions.push(await change());
    await expect.poll(() => late.positions, patience).toEqual(positions.slice(2));
  });

  it('keeps to language, direction and status on both transports', async () => {
    const { lexiconId: other } = await new CollectionStore(fixture.graph).ensure('two', localOwnerId, 'deu');
    const { lexiconId: undetermined } = await new CollectionStore(fixture.graph).ensure('three', localOwnerId);
    const by = await Promise.all(
      [
        'language: "kaz"',
        'language: "und"',
        'crosses: 0.5, direction: UP',
        'crosses: 0.5, direction: DOWN',
        'crosses: 0.5',
        'status: CONFIRMED',
        'language: "deu", crosses: 0.5, direction: DOWN, status: HYPOTHESIS',
      ].map((filter, index) => follow(index % 2 === 0 ? 'websocket' : 'sse', filter)),
    );
    const up = await change();
    const down = await change('form_1', { formerProbability: 0.9, probability: 0.2 });
    const gone = await change('form_1', { formerProbability: 0.9, probability: null }, other);
    const confirmed = await change('form_1', { formerProbability: 0.6, probability: 0.6, status: 'CONFIRMED' });
    const unknown = await change('form_1', { formerProbability: 0.1, probability: 0.2 }, undetermined);
    const wanted = [[up, down, confirmed], [unknown], [up], [down, gone], [up, down, gone], [confirmed], [gone]];
    await expect.poll(() => by.map(({ positions }) => positions), patience).toEqual(wanted);
  });

  it('refuses what cannot be followed, with a code for each reason', async () => {
    const latest = await change();
    expect(await refusal('after: "nonsense"')).toBe('BAD_CURSOR');
    expect(await refusal(`after: "${Buffer.from('[1,"mappings:x",3]').toString('base64url')}"`)).toBe('BAD_CURSOR');
    expect(await refusal(`after: "${changeCursor(-1)}"`)).toBe('BAD_CURSOR');
    expect(await refusal(`after: "${changeCursor(0.5)}"`)).toBe('BAD_CURSOR');
    expect(await refusal(`after: "${changeCursor(latest + 1)}"`)).toBe('CURSOR_AHEAD');
    expect(await refusal('crosses: 1.5')).toBe('BAD_PARAMETER');
    expect(await refusal('crosses: 0')).toBe('BAD_PARAMETER');
    expect(await refusal('direction: UP')).toBe('BAD_PARAMETER');
    expect(await refusal('language: ""')).toBe('BAD_PARAMETER');
    await compactChanges(fixture.graph, -60_000);
    expect(await refusal(`after: "${changeCursor(latest - 1)}"`)).toBe('CURSOR_EXPIRED');
  });

  it('keeps the order of commits where the clock jumps back, and expires no change before its successor', async () => {
    const follower = await follow('websocket');
    const before = [await change(), await change()];
    await fixture.graph.write((transaction) => transaction.run(stampAhead, { upTo: before[1]! }));
    const after = [await change(), await change()];
    await expect.poll(() => follower.positions, patience).toEqual([...before, ...after]);
    // The later ones look old, the earlier ones new: what is kept still has no gap.
    await fixture.graph.write((transaction) => transaction.run(stampBehind, { after: before[1]! }));
    await compactChanges(fixture.graph, 3_600_000);
    const anew = await follow('sse', undefined, changeCursor(before[0]! - 1));
    await expect.poll(() => anew.positions, patience).toEqual([...before, ...after]);
  });

  it('sends webhooks what subscribers get, made, watched and ended through the API', { timeout: 60_000 }, async () => {
    const to = await new Receiver().start();
    const made = await ask<{ createWebhook: { secret: string; webhook: { id: string } } }>(
      `mutation ($url: String!) {
        createWebhook(url: $url, description: "lab", language: "kaz", crosses: 0.5) {
          secret
          webhook { id url description status language crosses direction cursor attempts { messageId } }
        }
      }`,
      { url: to.url },
    );
    const { secret, webhook } = made.data.createWebhook;
    expect(webhook).toMatchObject({
      description: 'lab',
      status: 'ACTIVE',
      crosses: 0.5,
      direction: 'EITHER',
      attempts: [],
    });
    // Until it was seen here: else what is tried again may be accepted before anybody has looked.
    let isDown = true;
    to.answer = (response, received) => refuseWith(isDown ? 500 : 202)(response, received);
    const position = await change();
    const watch = '{ webhooks { id failures nextAttemptAt attempts(first: 1) { delivered statusCode error } } }';
    await expect
      .poll(() => ask(watch), patience)
      .toMatchObject({
        data: {
          webhooks: [
            {
              ...{ id: webhook.id, failures: expect.toSatisfy((failures: number) => failures >= 1) },
              attempts: [{ delivered: false, statusCode: 500, error: 'it answered 500' }],
            },
          ],
        },
      });
    isDown = false;
    const { id } = webhook;
    const resume = 'mutation ($id: ID!) { resumeWebhook(id: $id) { failures nextAttemptAt } }';
    expect(await ask(resume, { id })).toMatchObject({ data: { resumeWebhook: { failures: 0, nextAttemptAt: null } } });
    await expect.poll(() => to.distinctPositions, patience).toEqual([position]);
    verified(to.all[1]!.body, to.all[1]!.headers, secret);
    expect(to.all[1]!.id).toBe(to.all[0]!.id);
    const rotated = await ask('mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret webhook { id } } }', { id });
    expect(rotated).toMatchObject({ data: { rotateWebhookSecret: { secret: expect.stringMatching(/^whsec_/) } } });
    const all = await ask(`query ($id: ID!) { webhook(id: $id) { status cursor } }`, { id });
    expect(all).toMatchObject({ data: { webhook: { status: 'ACTIVE', cursor: changeCursor(position) } } });
    const paused = await ask('mutation ($id: ID!) { pauseWebhook(id: $id) { status } }', { id });
    expect(paused).toMatchObject({ data: { pauseWebhook: { status: 'PAUSED' } } });
    expect(await ask('mutation ($id: ID!) { deleteWebhook(id: $id) }', { id })).toMatchObject({
      data: { deleteWebhook: id },
    });
    expect((await ask('mutation ($id: ID!) { deleteWebhook(id: $id) }', { id })).code).toBe('NOT_FOUND');
    expect((await ask('mutation { createWebhook(url: "http://10.0.0.1/") { secret } }')).code).toBe(
      'WEBHOOK_URL_REFUSED',
    );
    expect((await ask('mutation { createWebhook(url: "https://a.example/", crosses: 2) { secret } }')).code).toBe(
      'BAD_PARAMETER',
    );
    await to.stop();
  });
});
