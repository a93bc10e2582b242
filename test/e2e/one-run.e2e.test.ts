import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeGraph } from '../graph/graph-fixture.ts';
import { ingest, startProgram, type RunningProgram } from './running-server.ts';

const clip = new URL('../../examples/sample/clips/clip-01.mp4', import.meta.url);
const heard = `query ($id: ID!) { recording(id: $id) { soundEvents { edges { node { id } } } } }`;
interface Heard {
  recording: { soundEvents: { edges: { node: { id: string } }[] } };
}

describeGraph('a field that is not there yet', (fixture) => {
  let one: RunningProgram;
  let other: RunningProgram;
  let id: string;

  beforeAll(async () => {
    await fixture.wipe();
    // Neither works off jobs: what is there was asked for by a query.
    one = await startProgram({ works: false });
    other = await startProgram({ works: false });
    const bytes = await readFile(clip);
    id = await ingest(one, bytes, 'clip-01.mp4');
    // Two servers on one database have their media in common, as on a shared disk.
    await other.upload(bytes, 'clip-01.mp4');
  });

  afterAll(async () => {
    await one?.stop();
    await other?.stop();
  });

  it('is null with INFERENCE_PENDING past the wait, and NEVER does not infer', async () => {
    const never = await one.query<{ recording: { soundEvents: null } }>(
      'query ($id: ID!) { recording(id: $id) { soundEvents(infer: NEVER) { edges { node { id } } } } }',
      { id },
    );
    expect(never.recording.soundEvents).toBeNull();
    const late = await one.ask(
      'query ($id: ID!) { recording(id: $id) { visualContexts(waitSeconds: 0) { edges { node { id } } } } }',
      { id },
    );
    expect(late.data).toEqual({ recording: { visualContexts: null } });
    expect(late.errors![0]!.extensions).toMatchObject({
      code: 'INFERENCE_PENDING',
      runId: expect.stringMatching(/^run_/),
    });
  });

  it('is inferred once when clients of two servers ask at the same moment', async () => {
    const answers = await Promise.all(
      [one, one, other, other, one, other].map((program) => program.query<Heard>(heard, { id })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]!.recording.soundEvents.edges.length).toBeGreaterThan(0);
    const runs = await fixture.graph.read(
      {
        name: 'test/runs',
        text: `MATCH (run:InferenceRun {recordingId: $id, inference: 'sound-events'})
        RETURN run.status AS status, run.attempts AS attempts`,
      },
      { id },
    );
    expect(runs).toEqual([{ status: 'DONE', attempts: 1 }]);
  });
});
