import { parentPort } from 'node:worker_threads';
import { openMedia } from '../media/open-media.ts';
import { faultOf } from './inference-errors.ts';
import type { FromLane, LaneRequest, RunRequest, ToLane } from './lane-messages.ts';
import type { RunModule } from './run-batch.ts';

if (parentPort === null) throw new Error('lane-worker runs only in a worker thread');
const port = parentPort;

const running = new Map<number, AbortController>();

port.on('message', (message: ToLane) => {
  if (message.kind === 'abort') running.get(message.id)?.abort();
  else void start(message.id, message.request);
});

async function start(id: number, request: LaneRequest): Promise<void> {
  const abort = new AbortController();
  running.set(id, abort);
  try {
    const result = request.kind === 'run' ? await run(id, request, abort.signal) : await call(request);
    send({ kind: 'result', id, result });
  } catch (error) {
    send({ kind: 'fault', id, fault: faultOf(error) });
  } finally {
    running.delete(id);
  }
}

async function run(id: number, request: RunRequest, signal: AbortSignal): Promise<unknown> {
  const { default: runModule } = (await import(request.module)) as { default: RunModule<unknown> };
  return runModule({
    subjects: request.subjects,
    media: await openMedia(request.mediaPath),
    inputs: request.inputs,
    parameters: request.parameters,
    progress: (fraction) => send({ kind: 'progress', id, fraction }),
    signal,
  });
}

async function call(request: { module: string; argument: unknown }): Promise<unknown> {
  const { default: pure } = (await import(request.module)) as { default: (argument: unknown) => unknown };
  return pure(request.argument);
}

function send(message: FromLane): void {
  port.postMessage(message);
}
