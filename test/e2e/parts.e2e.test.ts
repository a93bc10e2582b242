import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MediaFolder } from '../fixtures/make-media.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { decodeWithFfmpeg } from '../sound/separation/decode-with-ffmpeg.ts';
import { ingest, startProgram, type RunningProgram } from './running-server.ts';

const clip = new URL('../../examples/sample/clips/clip-01.mp4', import.meta.url);

interface Answer {
  readonly recording: {
    readonly parts: { readonly parts: { readonly label: string; readonly residual: boolean; readonly url: string }[] };
  };
}

describeGraph('parts of a recording, on the whole server', () => {
  let program: RunningProgram;
  let folder: MediaFolder;
  beforeAll(async () => {
    folder = await MediaFolder.make();
    program = await startProgram({ works: false });
  });
  afterAll(async () => {
    await program?.stop();
    await folder.remove();
  });

  it('add up to the stretch that they are asked of', async () => {
    const id = await ingest(program, await readFile(clip), 'clip-01.mp4');
    const asked = `query ($id: ID!) { recording(id: $id) {
      parts(query: "speech", fromSeconds: 1, toSeconds: 3) { parts { label residual url } } } }`;
    const { parts } = (await program.query<Answer>(asked, { id })).recording.parts;
    expect(parts.map(({ label, residual }) => [label, residual])).toEqual([
      ['speech', false],
      ['residual', true],
    ]);
    const sounds: Float32Array[] = [];
    for (const [place, { url }] of parts.entries()) {
      const response = await fetch(program.server.url + url);
      expect(response.status).toBe(200);
      const bytes = new Uint8Array(await response.arrayBuffer());
      sounds.push(await decodeWithFfmpeg(await folder.file(`${place}.wav`, bytes)));
    }
    const whole = await decodeWithFfmpeg(await folder.file('clip.mp4', await readFile(clip)));
    const { recording } = await program.query<{ recording: { sampleRateHz: number; channels: number } }>(
      'query ($id: ID!) { recording(id: $id) { sampleRateHz channels } }',
      { id },
    );
    const second = recording.sampleRateHz * recording.channels;
    const stretch = whole.subarray(second, 3 * second);
    const missed = stretch.map((sample, i) => Math.abs(sounds[0]![i]! + sounds[1]![i]! - sample));
    expect(sounds[0]).toHaveLength(stretch.length);
    expect(missed.reduce((most, each) => Math.max(most, each), 0)).toBeLessThan(3e-7);
  });
});
