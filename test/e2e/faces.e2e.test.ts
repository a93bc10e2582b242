import { createCanvas } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawHead, looks, type Pose } from '../../benchmark/evaluations/sight/rendered/person.ts';
import type { GraphParameters } from '../../src/graph/graph.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { ingest, startProgram, type RunningProgram } from './running-server.ts';

const [width, height] = [320, 180];

interface FaceNode {
  readonly id: string;
  readonly personId: string;
  readonly startSeconds: number;
  readonly moments: readonly { readonly timeSeconds: number; readonly yaw: number | null }[];
  readonly expressions: readonly { readonly share: number }[];
  readonly similarFaces: readonly { readonly likeness: number; readonly face: { readonly recordingId: string } }[];
}

interface ActionNode {
  readonly label: string;
  readonly kind: string;
  readonly conceptId: string;
  readonly actorId: string | null;
}

const facesQuery = `query ($id: ID!) { recording(id: $id) { id collectionId faces { edges { node {
  id personId startSeconds moments(perSecond: 2) { timeSeconds yaw } expressions { share }
  similarFaces { likeness face { recordingId } } } } } } }`;

describeGraph('faces, which are personal', (fixture) => {
  let program: RunningProgram;
  let folder: MediaFolder;
  const ids: string[] = [];

  beforeAll(async () => {
    await fixture.wipe();
    folder = await MediaFolder.make();
    program = await startProgram();
    // The same head in two recordings of one collection, and in one of another.
    for (const [name, collection] of [
      ['one', 'open'],
      ['two', 'open'],
      ['three', 'other'],
    ] as const) {
      const turn = name === 'two' ? 0.6 : 0;
      const path = await folder.video(`${name}.mp4`, { width, height, ratePerSecond: 12, frames: heads(24, turn) });
      ids.push(await ingest(program, await readFile(path), `${name}.mp4`, collection));
    }
  });
  afterAll(async () => {
    await program?.stop();
    await folder?.remove();
  });

  const facesOf = async (id: string): Promise<readonly FaceNode[]> => {
    type Answer = { recording: { faces: { edges: readonly { node: FaceNode }[] } } };
    return (await program.query<Answer>(facesQuery, { id })).recording.faces.edges.map(({ node }) => node);
  };
  const collectionOf = async (id: string): Promise<string> => {
    type Answer = { recording: { collectionId: string } };
    return (await program.query<Answer>(facesQuery, { id })).recording.collectionId;
  };
  const count = async (text: string, parameters: GraphParameters): Promise<number> => {
    const rows = await program.phonograph.graph.read<{ count: number }>({ name: 'test/count', text }, parameters);
    return rows[0]!.count;
  };
  const switchFaces = async (collectionId: string, isOn: boolean): Promise<void> => {
    const mutation = 'mutation ($id: ID!, $isOn: Boolean!) { setFaceProcessing(collectionId: $id, isOn: $isOn) }';
    await program.query(mutation, { id: collectionId, isOn });
    await program.phonograph.worker.idle();
  };

  it('are found, followed and measured', async () => {
    const [face, ...others] = await facesOf(ids[0]!);
    expect(others).toEqual([]);
    expect(face!.startSeconds).toBe(0);
    expect(face!.moments.length).toBeGreaterThanOrEqual(4);
    expect(Math.abs(face!.moments[1]!.yaw!)).toBeLessThan(0.15);
    expect(face!.expressions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3);
    const [turned] = await facesOf(ids[1]!);
    expect(turned!.moments[1]!.yaw!).toBeGreaterThan(0.15);
  });

  it('are known again in their collection and never outside of it', async () => {
    const [face] = await facesOf(ids[0]!);
    expect(face!.similarFaces.map((each) => each.face.recordingId)).toEqual([ids[1]]);
    expect(face!.similarFaces[0]!.likeness).toBeGreaterThan(0.7);
    expect((await facesOf(ids[2]!))[0]!.similarFaces).toEqual([]);
  });

  it('go when they are switched off for a collection, with the runs that found them, and other collections keep theirs', async () => {
    const collectionId = await collectionOf(ids[0]!);
    await switchFaces(collectionId, false);
    expect(await facesOf(ids[0]!)).toEqual([]);
    expect(await count('MATCH (n:Face {collectionId: $id}) RETURN count(n) AS count', { id: collectionId })).toBe(0);
    expect(await facesOf(ids[2]!)).toHaveLength(1);
    const { collections } = await program.query<{ collections: { id: string; facesOff: boolean }[] }>(
      '{ collections { id facesOff } }',
    );
    expect(collections.find(({ id }) => id === collectionId)!.facesOff).toBe(true);
  });

  it('are not looked at in what is put in while they are off, and are found when they are switched on again', async () => {
    const path = await folder.video('four.mp4', { width, height, ratePerSecond: 12, frames: heads(18, -0.5) });
    const id = await ingest(program, await readFile(path), 'four.mp4', 'open');
    expect(await facesOf(id)).toEqual([]);
    await switchFaces(await collectionOf(id), true);
    expect(await facesOf(id)).toHaveLength(1);
    expect(await facesOf(ids[0]!)).toHaveLength(1);
  });

  it('that nod have nodded, which a sound may mean', async () => {
    const nodding = (frame: number): Pose => ({ nod: 0.6 - 0.6 * Math.cos((2 * Math.PI * frame) / 8) });
    const path = await folder.video('five.mp4', { width, height, ratePerSecond: 12, frames: drawnHeads(24, nodding) });
    const id = await ingest(program, await readFile(path), 'five.mp4', 'open');
    await program.phonograph.worker.idle();
    type Answer = { recording: { actions: { edges: readonly { node: ActionNode }[] } } };
    const query = `query ($id: ID!) { recording(id: $id) { actions { edges { node {
      label kind startSeconds endSeconds conceptId actorId } } } } }`;
    const actions = (await program.query<Answer>(query, { id })).recording.actions.edges.map(({ node }) => node);
    expect(actions.map(({ label, kind }) => [label, kind])).toEqual([['nod', 'GESTURE']]);
    expect(actions[0]!.actorId).toBe((await facesOf(id))[0]!.id);
    const { concept } = await program.query<{ concept: { label: string; occurrences: { recordingId: string }[] } }>(
      'query ($id: ID!) { concept(id: $id) { label occurrences { recordingId } } }',
      { id: actions[0]!.conceptId },
    );
    expect(concept.label).toBe('nod');
    expect(concept.occurrences.map(({ recordingId }) => recordingId)).toEqual([id]);
    // What was seen of a face goes with it.
    await switchFaces(await collectionOf(id), false);
    expect(await count('MATCH (n:Action {recordingId: $id}) RETURN count(n) AS count', { id })).toBe(0);
  });

  it('cannot be switched by who does not own the collection', async () => {
    const mutation = 'mutation { setFaceProcessing(collectionId: "nobody’s", isOn: false) }';
    const { errors } = await program.ask(mutation);
    expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
  });

  it('go with their recording', async () => {
    await program.query('mutation ($id: ID!) { forgetRecording(id: $id) }', { id: ids[0] });
    await program.phonograph.worker.idle();
    const left = 'MATCH (n) WHERE n.recordingId = $id AND NOT n:Change RETURN count(n) AS count';
    expect(await count(left, { id: ids[0]! })).toBe(0);
  });
});

function heads(count: number, turn: number): Generator<Uint8Array> {
  return drawnHeads(count, (frame) => ({ turn, mouth: frame % 6 < 3 ? 0.8 : 0 }));
}

function* drawnHeads(count: number, poseAt: (frame: number) => Pose): Generator<Uint8Array> {
  for (let frame = 0; frame < count; frame++) {
    const pen = createCanvas(width, height).getContext('2d');
    pen.fillStyle = '#a9b3b8';
    pen.fillRect(0, 0, width, height);
    drawHead(pen, { x: 160, y: 95 }, 58, 0, poseAt(frame), looks[0]!);
    const { data } = pen.getImageData(0, 0, width, height);
    yield Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!);
  }
}
