import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeCursor } from '../../src/api/change-subscription.ts';
import { ChangeFeed } from '../../src/graph/change-feed.ts';
import { appendChange, appendChanges, compactChanges, latestPosition } from '../../src/graph/change-log.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { WebhookDispatcher, type WebhookDispatcherOptions } from '../../src/webhook/webhook-dispatcher.ts';
import { WebhookService, type WebhookWish } from '../../src/webhook/webhook.service.ts';
import { WebhookStore } from '../../src/webhook/webhook.store.ts';
import { attemptsKept, mostWebhooks } from '../../src/webhook/webhook.ts';
import { ChildProgram } from '../fixtures/child-program.ts';
import { describeGraph, testStore } from '../graph/graph-fixture.ts';
import { query } from '../inference/toy-inference.ts';
import { accept, hang, Receiver, refuseWith } from './receiver.ts';
import { verified } from './verify-signature.ts';

const patience = { timeout: 60_000, interval: 20 };
const withdraw = query('withdraw', 'MATCH (:Person)-[member:MEMBER_OF]->(:Collection) DELETE member');
const putBackClock = query(
  'put-back-clock',
  // As if the store's clock had gone by two hours ahead when these were set.
  `MATCH (webhook:Webhook)
   SET webhook.leaseUntilMs = timestamp() + 7200000, webhook.nextAttemptAtMs = timestamp() + 7200000 + 3600000`,
);
const failingSince = query('failing-since', 'MATCH (w:Webhook) SET w.failingSinceMs = timestamp() - 7200000');

describeGraph('webhooks', (fixture) => {
  let lexiconId: string;
  let service: WebhookService;
  let store: WebhookStore;
  const receivers: Receiver[] = [];
  const stops: (() => Promise<unknown> | void)[] = [];

  beforeEach(async () => {
    await fixture.wipe();
    ({ lexiconId } = await new CollectionStore(fixture.graph).ensure('one', 'me', 'kaz'));
    service = new WebhookService(fixture.graph, ['127.0.0.1'], () => undefined);
    store = new WebhookStore(fixture.graph);
  });
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
    await Promise.all(receivers.splice(0).map((each) => each.stop()));
  });

  const receiver = async (): Promise<Receiver> => {
    const made = await new Receiver().start();
    receivers.push(made);
    return made;
  };
  const create = (url: string, wish: Partial<WebhookWish> = {}, ownerId = 'me') =>
    service.create({ url, description: '', filter: {}, ...wish }, ownerId);
  const dispatch = (options: Partial<WebhookDispatcherOptions> = {}) => {
    const changes = new ChangeFeed(fixture.graph, { pollMs: 20 });
    const dispatcher = new WebhookDispatcher({
      graph: fixture.graph,
      changes,
      sender: { allowedAddresses: ['127.0.0.1'], timeoutMs: 1_000 },
      giveUpMs: 3_600_000,
      leaseMs: 1_000,
      lookEveryMs: 30,
      waitMs: () => 30,
      onFault: (error) => {
        throw error;
      },
      ...options,
    });
    dispatcher.start();
    stops.push(
      () => changes.close(),
      () => dispatcher.stop(),
    );
    return dispatcher;
  };
  const mappingChange = (formId: string, more: object = {}) => ({
    kind: 'MAPPING_CHANGED',
    lexiconId,
    payload: {
      mappingId: `mapping_${formId}`,
      formId,
      conceptId: 'concept_1',
      formerProbability: 0.2,
      probability: 0.9,
      status: 'HYPOTHESIS',
      ...more,
    },
  });
  const change = (formId = 'form_1', more?: object): Promise<number> =>
    fixture.graph.write((transaction) => appendChange(transaction, mappingChange(formId, more)));
  const changeMany = (count: number): Promise<number[]> =>
    fixture.graph.write((transaction) =>
      appendChanges(
        transaction,
        Array.from({ length: count }, (_, index) => mappingChange(`form_${index}`)),
      ),
    );
  const read = async (id: string) => (await store.read(id, 'me'))!;
  const attempts = async (id: string, limit = 50) => (await store.attempts([id], limit)).get(id) ?? [];

  it('tell of every change after they were made, in order, signed, and with where to go on', async () => {
    const to = await receiver();
    await change('before');
    const { webhook, secret } = await create(to.url);
    dispatch();
    const positions = [await change('form_a')];
    await expect.poll(() => to.distinctPositions, patience).toEqual(positions);
    positions.push(await change('form_b'), await change('form_c'));
    await expect.poll(() => to.distinctPositions, patience).toEqual(positions);
    const [first] = to.accepted;
    expect(verified(first!.body, first!.headers, secret)).toMatchObject({
      type: 'mapping.changed',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        webhookId: webhook.id,
        changes: [
          {
            mappingId: 'mapping_form_a',
            formId: 'form_a',
            conceptId: 'concept_1',
            lexiconId,
            formerProbability: 0.2,
            probability: 0.9,
            status: 'HYPOTHESIS',
            cursor: changeCursor(positions[0]!),
          },
        ],
      },
    });
    expect(first!.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': first!.id });
    await expect.poll(async () => (await read(webhook.id)).position, patience).toBe(positions.at(-1));
    expect(await read(webhook.id)).toMatchObject({ failures: 0, lastDeliveredAtMs: expect.any(Number) });
    const tried = await attempts(webhook.id);
    for (const each of tried) expect(each).toMatchObject({ delivered: true, statusCode: 204, error: null });
    // Where a receipt was lost the same message was told twice.
    const distinct = (ids: readonly string[]) => [...new Set(ids)];
    expect(distinct(tried.map(({ messageId }) => messageId))).toEqual(
      distinct(to.accepted.map(({ id }) => id)).toReversed(),
    );
  });

  it('put what has gathered into messages of fifty at most', async () => {
    const to = await receiver();
    await create(to.url);
    const positions = await changeMany(120);
    dispatch();
    await expect.poll(() => to.positions, patience).toEqual(positions);
    expect(to.accepted.map((message) => message.positions.length)).toEqual([50, 50, 20]);
  });

  it('take the filters of subscriptions, and pass over what is not for them', async () => {
    const to = await receiver();
    const { webhook } = await create(to.url, { filter: { language: 'KAZ', formId: 'form_x', crosses: 0.5 } });
    await create(to.url, { filter: { language: 'deu' } });
    dispatch();
    await change('form_y');
    await change('form_x', { formerProbability: 0.6 });
    await fixture.graph.write((transaction) => appendChange(transaction, { kind: 'TEST', payload: 1 }));
    const wanted = await change('form_x');
    const last = await change('form_y');
    await expect.poll(() => to.positions, patience).toEqual([wanted]);
    // What was looked through is not looked through again, nor does it expire.
    await expect.poll(async () => (await read(webhook.id)).position, patience).toBe(last);
    expect(to.all).toHaveLength(1);
  });

  it('try again what was not accepted, the same message, and nothing before it', async () => {
    const to = await receiver();
    const { webhook, secret } = await create(to.url);
    const answers = [refuseWith(500), refuseWith(404), refuseWith(301, { location: to.url })];
    to.answer = (response, received) => (answers.shift() ?? accept)(response, received);
    dispatch();
    const first = await change();
    await expect.poll(() => to.all.length, patience).toBeGreaterThan(0);
    const rest = [await change(), await change()];
    await expect.poll(() => to.positions, patience).toEqual([first, ...rest]);
    const tries = to.all.slice(0, 4);
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
    for (const each of tries) verified(each.body, each.headers, secret);
    const log = (await attempts(webhook.id)).toReversed();
    expect(log.slice(0, 4).map(({ statusCode }) => statusCode)).toEqual([500, 404, 301, 204]);
    expect(log[2]!.error).toContain('redirects are not followed');
  });

  it('outlast a receiver that is killed and comes back', async () => {
    const to = await receiver();
    const { webhook } = await create(to.url);
    dispatch();
    const before = await change();
    await expect.poll(() => to.positions, patience).toEqual([before]);
    await to.stop();
    const meanwhile = [await change(), await change()];
    await expect.poll(async () => (await read(webhook.id)).failures, patience).toBeGreaterThan(1);
    expect(await read(webhook.id)).toMatchObject({ status: 'ACTIVE', failingSinceMs: expect.any(Number) });
    expect((await attempts(webhook.id, 1))[0]).toMatchObject({ delivered: false, statusCode: null });
    await to.start();
    await expect.poll(() => to.distinctPositions, patience).toEqual([before, ...meanwhile]);
    await expect.poll(() => read(webhook.id), patience).toMatchObject({ failures: 0, failingSinceMs: null });
  });

  it('do not let a receiver that hangs hold up the others, and give it up in time', async () => {
    const [slow, quick] = [await receiver(), await receiver()];
    slow.answer = hang;
    const { webhook } = await create(slow.url);
    await create(quick.url);
    dispatch({ sender: { allowedAddresses: ['127.0.0.1'], timeoutMs: 3_000 } });
    const positions = [];
    for (let index = 0; index < 20; index++) positions.push(await change());
    await expect.poll(() => quick.positions, patience).toEqual(positions);
    expect(slow.accepted).toEqual([]);
    await expect.poll(() => attempts(webhook.id), patience).not.toEqual([]);
    expect((await attempts(webhook.id))[0]).toMatchObject({ statusCode: null, error: 'no answer within 3000 ms' });
    slow.answer = accept;
    await expect.poll(() => slow.distinctPositions, patience).toEqual(positions);
  });

  it('take the status for the answer, however long the rest is', async () => {
    const to = await receiver();
    await create(to.url);
    to.answer = (response) => {
      response.writeHead(200);
      const pour = () => void (response.write('x'.repeat(65_536)) ? setImmediate(pour) : response.once('drain', pour));
      pour();
    };
    let outcomes = 0;
    dispatch({ onAttempt: ({ delivered }) => void (outcomes += delivered ? 1 : 0) });
    await change();
    await expect.poll(() => outcomes, patience).toBe(1);
  });

  it('end at once with a receiver that says it is gone', async () => {
    const to = await receiver();
    const { webhook } = await create(to.url);
    to.answer = refuseWith(410);
    dispatch();
    const first = await change();
    await expect.poll(async () => (await read(webhook.id)).status, patience).toBe('DISABLED');
    expect((await read(webhook.id)).statusReason).toContain('410');
    await change();
    await sleep(200);
    expect(to.all).toHaveLength(1);
    to.answer = accept;
    await service.resume(webhook.id, 'me', undefined);
    await expect.poll(() => to.positions, patience).toEqual([first, first + 1]);
    expect(await read(webhook.id)).toMatchObject({ status: 'ACTIVE', statusReason: null });
  });

  it('are disabled after failing for too long, with the reason', async () => {
    const to = await receiver();
    const { webhook } = await create(to.url);
    to.answer = refuseWith(503);
    dispatch({ waitMs: () => 5 });
    await change();
    await expect.poll(async () => (await read(webhook.id)).failures, patience).toBeGreaterThan(12);
    expect((await read(webhook.id)).status).toBe('ACTIVE');
    await fixture.graph.write((transaction) => transaction.run(failingSince));
    await expect.poll(async () => (await read(webhook.id)).status, patience).toBe('DISABLED');
    expect((await read(webhook.id)).statusReason).toMatch(/accepted nothing for 2 h and \d+ tries.*503/);
  });

  it('are sent to public addresses only, whatever their name leads to', async () => {
    const to = await receiver();
    const { webhook } = await create(to.url);
    dispatch({ sender: { allowedAddresses: [] } });
    await change();
    await expect.poll(() => attempts(webhook.id), patience).not.toEqual([]);
    expect((await attempts(webhook.id))[0]!.error).toContain('not public');
    expect(to.all).toEqual([]);
    await expect(create('http://localhost:1/')).resolves.toBeDefined();
    await expect(create('http://10.0.0.1/')).rejects.toMatchObject({ code: 'WEBHOOK_URL_REFUSED' });
  });

  it('send nothing while paused, and then everything', async () => {
    const to = await receiver();
    const { webhook } = await create(to.url);
    dispatch({ leaseMs: 300 });
    const first = await change();
    await expect.poll(() => to.positions, patience).toEqual([first]);
    expect(await service.pause(webhook.id, 'me')).toMatchObject({ status: 'PAUSED' });
    const second = await change();
    await sleep(400);
    expect(to.positions).toEqual([first]);
    await service.resume(webhook.id, 'me', undefined);
    await expect.poll(() => to.positions, patience).toEqual([first, second]);
  });

  it('go on from wherever their owner says, back or forth', async () => {
    const to = await receiver();
    const start = changeCursor(await latestPosition(fixture.graph));
    const [first, second] = [await change(), await change()];
    const { webhook } = await create(to.url, { after: start });
    dispatch();
    await expect.poll(() => to.positions, patience).toEqual([first, second]);
    await service.resume(webhook.id, 'me', changeCursor(first));
    await expect.poll(() => to.positions, patience).toEqual([first, second, second]);
    await service.pause(webhook.id, 'me');
    const [, fourth] = [await change(), await change()];
    await service.resume(webhook.id, 'me', changeCursor(fourth - 1));
    await expect.poll(() => to.positions, patience).toEqual([first, second, second, fourth]);
  });

  it('refuse cursors that are malformed, of the future or expired', async () => {
    const latest = await change();
    await expect(create('https://example.org/', { after: 'x' })).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    await expect(create('https://example.org/', { after: changeCursor(latest + 1) })).rejects.toMatchObject({
      code: 'CURSOR_AHEAD',
    });
    await compactChanges(fixture.graph, -60_000);
    await expect(create('https://example.org/', { after: changeCursor(0) })).rejects.toMatchObject({
      code: 'CURSOR_EXPIRED',
    });
  });

  it('are disabled where what they lack is no longer kept', async () => {
    const to = await receiver();
    const { webhook } = await create(to.url);
    await service.pause(webhook.id, 'me');
    await change();
    await compactChanges(fixture.graph, -60_000);
    await service.resume(webhook.id, 'me', undefined);
    dispatch();
    await expect.poll(async () => (await read(webhook.id)).status, patience).toBe('DISABLED');
    expect((await read(webhook.id)).statusReason).toContain('no longer kept');
  });

  it('sign by both secrets while one takes the place of the other', async () => {
    const to = await receiver();
    const { webhook, secret } = await create(to.url);
    dispatch();
    await change();
    await expect.poll(() => to.accepted.length, patience).toBe(1);
    const rotated = await service.rotate(webhook.id, 'me');
    expect(rotated.secret).not.toBe(secret);
    await change();
    await expect.poll(() => to.accepted.length, patience).toBe(2);
    const [before, after] = to.accepted;
    expect(() => verified(before!.body, before!.headers, rotated.secret)).toThrow('signature');
    for (const each of [secret, rotated.secret]) verified(after!.body, after!.headers, each);
  });

  it('tell nothing of what their owner may not read any more', async () => {
    const to = await receiver();
    const { webhook } = await create(to.url);
    to.answer = refuseWith(500);
    dispatch();
    await change();
    await expect.poll(() => to.all.length, patience).toBeGreaterThan(0);
    await fixture.graph.write((transaction) => transaction.run(withdraw));
    await sleep(2_100); // a look at rights holds for two seconds
    const known = to.all.length;
    to.answer = accept;
    const last = await change();
    await expect.poll(async () => (await read(webhook.id)).position, patience).toBe(last);
    expect(to.all.slice(known).flatMap(({ positions }) => positions)).not.toContain(last);
    expect(to.positions).not.toContain(last);
  });

  it('are their owner’s alone, and no more than are allowed', async () => {
    const { webhook } = await create('https://example.org/');
    expect(await store.list('another')).toEqual([]);
    expect(await store.read(webhook.id, 'another')).toBeUndefined();
    for (const attempt of [
      () => service.pause(webhook.id, 'another'),
      () => service.resume(webhook.id, 'another', undefined),
      () => service.rotate(webhook.id, 'another'),
      () => service.delete(webhook.id, 'another'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    const more = Array.from({ length: mostWebhooks + 4 }, () => create('https://example.org/'));
    const made = await Promise.allSettled(more);
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostWebhooks - 1);
    expect(made.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'TOO_MANY' } });
    expect(await store.list('me')).toHaveLength(mostWebhooks);
    await service.delete(webhook.id, 'me');
    await create('https://example.org/');
  });

  it('remember their latest tries only, and are gone with them', async () => {
    const to = await receiver();
    const { webhook } = await create(to.url);
    to.answer = refuseWith(500);
    dispatch({ waitMs: () => 0, lookEveryMs: 5 });
    await change();
    await expect.poll(async () => (await read(webhook.id)).failures, patience).toBeGreaterThan(attemptsKept + 3);
    const kept = await attempts(webhook.id, 1000);
    expect(kept).toHaveLength(attemptsKept);
    await service.delete(webhook.id, 'me');
    await expect
      .poll(() => fixture.graph.read(query('left', 'MATCH (n:Webhook|WebhookAttempt) RETURN n.id AS id')), patience)
      .toEqual([]);
  });

  it('are taken up when the clock of the store was put back', async () => {
    const to = await receiver();
    await create(to.url);
    await fixture.graph.write((transaction) => transaction.run(putBackClock));
    const position = await change();
    dispatch();
    await expect.poll(() => to.positions, patience).toEqual([position]);
  });

  it('are shared by several processes, each change told by one of them', async () => {
    const to = [await receiver(), await receiver(), await receiver()];
    for (const each of to) await create(each.url);
    dispatch();
    dispatch();
    const positions: number[] = [];
    for (let index = 0; index < 60; index++) positions.push(await change());
    for (const each of to) {
      await expect.poll(() => each.positions, patience).toEqual(positions);
      expect(each.all).toHaveLength(each.accepted.length);
    }
  });

  it('lose nothing when the process that delivers is killed again and again, and tell twice only by the same id', async () => {
    const to = await receiver();
    await create(to.url);
    // Late enough for a kill to come between the receiver's having it and the answer.
    to.answer = (response, received) => void setTimeout(() => accept(response, received), 20);
    const program = () => new ChildProgram(new URL('./deliver-program.ts', import.meta.url), JSON.stringify(testStore));
    let running = [program(), program()];
    stops.push(() => Promise.all(running.map((each) => each.kill())));
    await Promise.all(running.map((each) => each.line((line) => line === 'started')));
    const positions: number[] = [];
    for (let round = 0; round < 3; round++) {
      for (let index = 0; index < 15; index++) positions.push(await change());
      await expect.poll(() => to.all.length, patience).toBeGreaterThan(round);
      await running[round % 2]!.kill();
      const next = program();
      running = running.map((each, index) => (index === round % 2 ? next : each));
    }
    await expect.poll(() => to.distinctPositions, { ...patience, timeout: 40_000 }).toEqual(positions);
    const bodies = new Map<string, string>();
    for (const { id, body } of to.all) {
      expect(bodies.get(id) ?? body).toBe(body);
      bodies.set(id, body);
    }
  }, 90_000);
});
