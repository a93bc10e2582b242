import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import { CorpusRunner, type CorpusStep } from '../../src/inference/corpus-runner.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import type { TestStore } from '../setup/store.ts';
import { toyTally } from './toy-corpus.ts';

export interface CorpusTask {
  readonly store: TestStore;
  readonly settle: boolean;
  readonly dieAt: CorpusStep;
}

/** A program for tests of a killed corpus runner. */
const task = JSON.parse(process.argv[2]!) as CorpusTask;
const graph = await connectGraph(task.store);
const runner = new CorpusRunner({
  graph,
  lanes: new Lanes(1),
  inferences: [toyTally('tally')],
  leaseMs: 200,
  stepRecordings: 2,
  onStep: (step) => {
    if (step === task.dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
await (task.settle ? runner.settle('lexicon') : runner.catchUp('lexicon'));
await graph.close();
