import { ChangeFeed } from '../../src/graph/change-feed.ts';
import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import { WebhookDispatcher } from '../../src/webhook/webhook-dispatcher.ts';
import type { TestStore } from '../setup/store.ts';

/** A server's share of webhooks as a process of its own, to be killed. */
const store = JSON.parse(process.argv[2]!) as TestStore;
const graph = await connectGraph(store);
const dispatcher = new WebhookDispatcher({
  graph,
  changes: new ChangeFeed(graph, { pollMs: 20 }),
  sender: { allowedAddresses: ['127.0.0.1'] },
  giveUpMs: 3_600_000,
  leaseMs: 600,
  lookEveryMs: 50,
  waitMs: () => 50,
});
dispatcher.start();
console.log('started');
setInterval(() => undefined, 1000);
