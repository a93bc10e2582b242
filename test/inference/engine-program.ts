import { connectGraph } from '../../src/graph/neo4j-graph.ts';
import type { RunStep } from '../../src/inference/engine-options.ts';
import { InferenceEngine } from '../../src/inference/inference-engine.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import type { TestStore } from '../setup/store.ts';
import { toyInference } from './toy-inference.ts';

export interface EngineTask {
  readonly store: TestStore;
  readonly wave: string;
  readonly run: string;
  readonly subjectIds: readonly string[];
  readonly leaseMs: number;
  /** Where the process is killed; it does its work to the end unless said. */
  readonly dieAt?: RunStep;
}

/** A program for tests of several processes on one database: infers what it is told and prints the results. */
const task = JSON.parse(process.argv[2]!) as EngineTask;
const graph = await connectGraph(task.store);
const lanes = new Lanes(1);
const engine = new InferenceEngine({
  graph,
  lanes,
  mediaPath: () => task.wave,
  modelChecksum: () => 'checksum',
  leaseMs: task.leaseMs,
  onStep: (step) => {
    if (step === task.dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
console.log('ready');
console.log(JSON.stringify(await engine.ensure(toyInference({ name: 'notes', run: task.run }), task.subjectIds)));
await lanes.close();
await graph.close();
