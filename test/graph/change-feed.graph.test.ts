import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { ChangeFeed } from '../../src/graph/change-feed.ts';
import { appendChange, appendChanges, compactChanges, ExpiredCursorError } from '../../src/graph/change-log.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { pokingGraph } from '../../src/graph/poking-graph.ts';
import { describeGraph } from './graph-fixture.ts';

const append = (graph: Graph, payload: number): Promise<number> =>
  graph.write((transaction) => appendChange(transaction, { kind: 'TEST', payload }));

async function take(feed: ChangeFeed, count: number, after?: number): Promise<unknown[]> {
  const payloads: unknown[] = [];
  for await (const change of feed.tail({ after })) {
    payloads.push(change.payload);
    if (payloads.length === count) break;
  }
  return payloads;
}

describeGraph('the change feed', (fixture) => {
  beforeEach(() => fixture.wipe());

  it('tells many listeners of every change while writers are at work', async () => {
    const feed = new ChangeFeed(fixture.graph, { pollMs: 20, keep: 10 });
    await append(fixture.graph, -1);
    const listeners = Array.from({ length: 20 }, () => take(feed, 100, 1));
    await Promise.all(
      Array.from({ length: 10 }, async (_, writer) => {
        for (let index = 0; index < 10; index++) await append(fixture.graph, writer * 10 + index);
      }),
    );
    const heard = await Promise.all(listeners);
    const sorted = heard[0]!.toSorted((a, b) => Number(a) - Number(b));
    expect(sorted).toEqual(Array.from({ length: 100 }, (_, index) => index));
    for (const other of heard) expect(other).toEqual(heard[0]);
    feed.close();
  });

  it('catches a listener up from far behind what it keeps in memory', async () => {
    const feed = new ChangeFeed(fixture.graph, { pollMs: 20, keep: 10 });
    const many = Array.from({ length: 2500 }, (_, payload) => ({ kind: 'TEST', payload }));
    await fixture.graph.write((transaction) => appendChanges(transaction, many));
    expect(await take(feed, 2500, 0)).toEqual(many.map(({ payload }) => payload));
    feed.close();
  });

  it('starts after the latest change when no position is said', async () => {
    const feed = new ChangeFeed(fixture.graph, { pollMs: 20 });
    await append(fixture.graph, 1);
    const listener = take(feed, 1);
    await sleep(100);
    await append(fixture.graph, 2);
    expect(await listener).toEqual([2]);
    feed.close();
  });

  it('hears of a local commit without waiting for the next poll', async () => {
    const feed = new ChangeFeed(fixture.graph, { pollMs: 3_600_000 });
    const graph = pokingGraph(fixture.graph, () => feed.poke());
    const listener = take(feed, 2, 0);
    await append(graph, 1);
    await sleep(100);
    await append(graph, 2);
    expect(await listener).toEqual([1, 2]);
    const next = feed.nextChange(3_600_000);
    await append(graph, 3);
    await next;
    feed.close();
  });

  it('ends when its signal aborts, and when the feed closes', async () => {
    const feed = new ChangeFeed(fixture.graph, { pollMs: 20 });
    const abort = new AbortController();
    const aborted = feed.tail({ after: 0, signal: abort.signal }).next();
    const closed = feed.tail({ after: 0 }).next();
    abort.abort();
    expect((await aborted).done).toBe(true);
    feed.close();
    expect((await closed).done).toBe(true);
  });

  it('tells a listener that its position has expired', async () => {
    const feed = new ChangeFeed(fixture.graph, { pollMs: 20 });
    await append(fixture.graph, 1);
    await append(fixture.graph, 2);
    await compactChanges(fixture.graph, -60_000);
    await expect(take(feed, 1, 0)).rejects.toThrow(ExpiredCursorError);
    feed.close();
  });

  it('resolves nextChange after the time at most', async () => {
    const feed = new ChangeFeed(fixture.graph, { pollMs: 20 });
    await feed.nextChange(50);
    feed.close();
  });
});
