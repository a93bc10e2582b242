import { readFile, readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scoreLexicon } from '../../benchmark/evaluations/lexicon-score.ts';
import type { Truth } from '../../examples/sample/truth.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { learnedThroughGraphql } from './learned-through-graphql.ts';
import { ingest, startProgram, type RunningProgram } from './running-server.ts';

const clips = new URL('../../examples/sample/clips/', import.meta.url);

describeGraph('the sample, through GraphQL', () => {
  let program: RunningProgram;
  const ids: string[] = [];

  beforeAll(async () => {
    program = await startProgram();
    for (const name of (await readdir(clips)).filter((each) => each.endsWith('.mp4')).sort()) {
      ids.push(await ingest(program, await readFile(new URL(name, clips)), name));
    }
    await program.phonograph.worker.idle();
  }, 900_000);

  afterAll(() => program?.stop());

  it('makes every clip a recording that is ready', async () => {
    const { recordings } = await program.query<{ recordings: { totalCount: number; edges: { node: object }[] } }>(
      '{ recordings(first: 100) { totalCount edges { node { id title state ingestJob { status faultMessage } } } } }',
    );
    expect(recordings.totalCount).toBe(30);
    for (const { node } of recordings.edges) {
      expect(node).toMatchObject({ state: 'READY', ingestJob: { status: 'DONE', faultMessage: null } });
    }
  });

  it('learns the lexicon with precision and recall of at least 0.9', async () => {
    const truth = JSON.parse(await readFile(new URL('truth.json', clips), 'utf8')) as Truth;
    const learned = await learnedThroughGraphql(program);
    const { precision, recall } = scoreLexicon(truth, learned);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    for (const { low, probability, high } of learned) {
      expect(0 <= low && low <= probability && probability <= high && high <= 1).toBe(true);
    }
  });

  it('lists what was heard and seen in a recording, with the evidence of a mapping', async () => {
    const { recording } = await program.query<{
      recording: { soundEvents: { edges: { node: { isVoice: boolean; prosody: { f0MedianHz: number } } }[] } };
    }>(
      `query ($id: ID!) { recording(id: $id) {
        soundEvents { edges { node { startSeconds endSeconds isVoice prosody { f0MedianHz intensityMeanDb } } } }
        visualContexts { edges { node { shows { concept { id } confidence box } } } }
      } }`,
      { id: ids[0] },
    );
    const voices = recording.soundEvents.edges.filter(({ node }) => node.isVoice);
    expect(voices.length).toBeGreaterThan(0);
    for (const { node } of voices) expect(node.prosody.f0MedianHz).toBeGreaterThan(50);
    const { mappings } = await program.query<{ mappings: { edges: { node: { evidence: object[] } }[] } }>(
      '{ mappings(first: 1) { edges { node { id evidence { recordingId startSeconds endSeconds saw { conceptId } } } } } }',
    );
    expect(mappings.edges[0]!.node.evidence.length).toBeGreaterThan(0);
  });

  it('lets a person reject a mapping, which stays rejected and is told to subscribers', async () => {
    const before = await program.query<{ mappings: { edges: { node: { id: string; probability: number } }[] } }>(
      '{ mappings(first: 1) { edges { node { id probability } } } }',
    );
    const { id, probability } = before.mappings.edges[0]!.node;
    await program.query(
      'mutation ($id: ID!) { reviewMapping(id: $id, verdict: REJECTED, note: "a test") { status } }',
      {
        id,
      },
    );
    await program.phonograph.worker.idle();
    const { mapping } = await program.query<{
      mapping: { status: string; probability: number; reviews: { note: string }[] };
    }>('query ($id: ID!) { mapping(id: $id) { status probability reviews { verdict note } } }', { id });
    expect(mapping).toMatchObject({ status: 'REJECTED', reviews: [{ verdict: 'REJECTED', note: 'a test' }] });
    expect(mapping.probability).toBeLessThan(probability);
  });

  it('forgets a recording with all that was made from it', async () => {
    const id = ids.at(-1);
    await program.query('mutation ($id: ID!) { forgetRecording(id: $id) }', { id });
    await program.phonograph.worker.idle();
    const left = await program.phonograph.graph.read<{ count: number }>(
      {
        name: 'test/about-recording',
        text: 'MATCH (n) WHERE n.recordingId = $id OR n.id = $id RETURN count(n) AS count',
      },
      { id: id! },
    );
    // The log remembers that it was there, and that it is gone.
    const changes = await program.phonograph.graph.read<{ count: number }>(
      { name: 'test/changes', text: 'MATCH (n:Change {recordingId: $id}) RETURN count(n) AS count' },
      { id: id! },
    );
    expect(left[0]!.count - changes[0]!.count).toBe(0);
  });
});
