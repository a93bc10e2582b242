import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import type { TestStore } from '../setup/store.ts';
import { toyIngestion } from './toy-ingestion.ts';

export interface IngestTask {
  readonly store: TestStore;
  readonly folder: string;
  /** How many results are written before the process is killed, in the middle of the next. */
  readonly writes: number;
}

/** A program for tests of a worker that is killed in the middle of an ingestion. */
const task = JSON.parse(process.argv[2]!) as IngestTask;
let written = 0;
const graph = await connectGraph(task.store);
const ingestion = toyIngestion(graph, task.folder, {
  corpusLeaseMs: 500,
  worker: { leaseMs: 500 },
  engine: {
    leaseMs: 500,
    onStep: (step) => {
      if (step === 'written' && ++written > task.writes) process.kill(process.pid, 'SIGKILL');
    },
  },
});
await ingestion.worker.start();
await ingestion.worker.idle();
await ingestion.close();
await graph.close();
