import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { ingest, startProgram, type RunningProgram } from './running-server.ts';
import { filmTalkingHead } from './talking-head.ts';

interface Felt {
  readonly utterance: { readonly id: string; readonly startSeconds: number };
  readonly emotion: {
    readonly category: string;
    readonly confidence: number;
    readonly channels: readonly { readonly channel: string; readonly share: number }[];
    readonly silent: readonly { readonly channel: string; readonly reason: string }[];
  };
}

const subtitles = `WEBVTT

00:00:01.000 --> 00:00:03.800
I love this wonderful day, it makes me so happy

00:00:04.600 --> 00:00:06.500
This is terrible. I hate it!
`;

describeGraph('emotion in a film of somebody who talks', (fixture) => {
  let program: RunningProgram;
  let folder: MediaFolder;
  let id: string;

  beforeAll(async () => {
    await fixture.wipe();
    folder = await MediaFolder.make();
    program = await startProgram();
    const texts = ['I love this wonderful day, it makes me so happy', 'This is terrible. I hate it!'];
    id = await ingest(program, await readFile(await filmTalkingHead(folder, 'talk.mp4', texts)), 'talk.mp4', 'talks');
    await program.phonograph.worker.idle();
  });
  afterAll(async () => {
    await program?.stop();
    await folder?.remove();
  });

  const felt = async (filter = ''): Promise<readonly Felt[]> => {
    type Answer = { recording: { emotions: { edges: readonly { node: Felt }[] } } };
    const answer = await program.query<Answer>(
      `query ($id: ID!) { recording(id: $id) { emotions${filter} { edges { node { utterance { id startSeconds }
        emotion { category confidence channels { channel share } silent { channel reason } } } } } } }`,
      { id },
    );
    return answer.recording.emotions.edges.map(({ node }) => node);
  };
  const channelsOf = ({ emotion }: Felt) => emotion.channels.map(({ channel }) => channel);
  const count = async (text: string): Promise<number> => {
    const rows = await program.phonograph.graph.read<{ count: number }>({ name: 'test/count', text }, { id });
    return rows[0]!.count;
  };
  const inGraph = (channel: string) =>
    count(
      `MATCH (n:Feeling {recordingId: $id})-[f:FEELS {channel: '${channel}'}]->(:Emotion) WHERE f.confidence > 0 RETURN count(n) AS count`,
    );
  const switchFaces = async (isOn: boolean): Promise<void> => {
    const { recording } = await program.query<{ recording: { collectionId: string } }>(
      'query ($id: ID!) { recording(id: $id) { collectionId } }',
      { id },
    );
    const mutation = 'mutation ($id: ID!, $isOn: Boolean!) { setFaceProcessing(collectionId: $id, isOn: $isOn) }';
    await program.query(mutation, { id: recording.collectionId, isOn });
    await program.phonograph.worker.idle();
  };

  it('is not looked for before somebody asks', async () => {
    expect(await count('MATCH (n:Feeling {recordingId: $id}) RETURN count(n) AS count')).toBe(0);
  });

  it('is told by the face in view, since the network for voices is off and there are no words', async () => {
    const [first, ...others] = await felt();
    expect(others.length).toBeGreaterThan(0);
    expect(first!.emotion.channels).toEqual([{ channel: 'FACE', share: 1 }]);
    expect(first!.emotion.silent).toEqual([
      { channel: 'VOICE', reason: 'SWITCHED_OFF' },
      { channel: 'TEXT', reason: 'NO_TEXT' },
    ]);
    expect(await inGraph('face')).toBe(others.length + 1);
  });

  it('takes in what the words say once there are words', async () => {
    await program.query(
      'mutation ($id: ID!, $text: String!) { importTranscript(recordingId: $id, text: $text, language: "en") { __typename } }',
      { id, text: subtitles },
    );
    const all = await felt();
    expect(channelsOf(all[0]!)).toEqual(['FACE', 'TEXT']);
    for (const { emotion } of all) {
      expect(emotion.channels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    }
    expect(await inGraph('text')).toBe(2);
  });

  it('is found by category and by how sure it is', async () => {
    const all = await felt();
    const { category, confidence } = all[0]!.emotion;
    const same = all.filter(({ emotion }) => emotion.category === category);
    expect(await felt(`(category: ${category})`)).toEqual(same);
    expect(await felt(`(category: ${category}, minimumConfidence: ${confidence}, first: 1)`)).toEqual([all[0]]);
    expect(await felt('(minimumConfidence: 1)')).toEqual([]);
  });

  it('forgets what faces said when faces are switched off, and keeps what the words say', async () => {
    await switchFaces(false);
    expect(await count("MATCH (n:Feeling {recordingId: $id, channel: 'face'}) RETURN count(n) AS count")).toBe(0);
    const [first] = await felt();
    expect(channelsOf(first!)).toEqual(['TEXT']);
    expect(first!.emotion.silent).toContainEqual({ channel: 'FACE', reason: 'NO_FACE' });
    expect(await inGraph('face')).toBe(0);
    await switchFaces(true);
    expect(channelsOf((await felt())[0]!)).toEqual(['FACE', 'TEXT']);
  });

  it('goes with its recording', async () => {
    await program.query('mutation ($id: ID!) { forgetRecording(id: $id) }', { id });
    await program.phonograph.worker.idle();
    expect(await count('MATCH (n) WHERE n.recordingId = $id AND NOT n:Change RETURN count(n) AS count')).toBe(0);
  });
});
