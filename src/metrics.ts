import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Where every part of the program puts what it counts; served as `/metrics`. Knows no capability. */
export const metricsRegistry = new Registry();

const registers = [metricsRegistry];

export const operationSeconds = new Histogram({
  name: 'phonograph_graphql_operation_seconds',
  help: 'Time to answer a query or mutation, or the life of a subscription.',
  labelNames: ['transport', 'type'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers,
});

export const errorsByCode = new Counter({
  name: 'phonograph_errors_total',
  help: 'Errors in answers, by their code.',
  labelNames: ['code'],
  registers,
});

export const activeSubscriptions = new Gauge({
  name: 'phonograph_active_subscriptions',
  help: 'Subscriptions that are open now.',
  registers,
});

export const webhookAttempts = new Counter({
  name: 'phonograph_webhook_attempts_total',
  help: 'Tries to deliver a message to a webhook, by how they ended.',
  labelNames: ['outcome'],
  registers,
});

export const uploadedBytes = new Counter({
  name: 'phonograph_uploaded_bytes_total',
  help: 'Bytes of uploads that were kept.',
  registers,
});

export const graphQueries = new Counter({
  name: 'phonograph_graph_queries_total',
  help: 'Queries sent to the graph store, by how they ended.',
  labelNames: ['outcome'],
  registers,
});

export const inferenceRuns = new Counter({
  name: 'phonograph_inference_runs_total',
  help: 'Runs of inferences, by how they ended.',
  labelNames: ['inference', 'outcome'],
  registers,
});

export const inferenceSeconds = new Histogram({
  name: 'phonograph_inference_run_seconds',
  help: 'Time that one batch of runs took in its worker.',
  labelNames: ['inference'],
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1800],
  registers,
});

let collecting = false;

/** Adds the process's own figures (memory, event loop, garbage collection); once is enough. */
export function collectProcessMetrics(): void {
  if (collecting) return;
  collecting = true;
  collectDefaultMetrics({ register: metricsRegistry, prefix: 'phonograph_' });
}
