import { createCanvas } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawHead, looks } from '../../benchmark/evaluations/sight/rendered/person.ts';
import { parseTranscript } from '../../src/phonetics/transcripts/parse-transcript.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { silence } from '../fixtures/wave-file.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { ingest, startProgram, type RunningProgram } from './running-server.ts';

const [width, height] = [320, 180];

interface Described {
  readonly text: string;
  readonly cues: readonly { startSeconds: number; endSeconds: number; text: string; isExtended: boolean }[];
  readonly webVtt: string;
  readonly leftOut: number;
  readonly absence: string | null;
}

const query = `query ($id: ID!, $infer: InferencePolicy! = IF_MISSING) { recording(id: $id) {
  audioDescription(infer: $infer) { text cues { startSeconds endSeconds text isExtended } webVtt leftOut absence } } }`;

describeGraph('the audio description of a recording, on the whole server', (fixture) => {
  let program: RunningProgram;
  let folder: MediaFolder;
  let id: string;
  beforeAll(async () => {
    await fixture.wipe();
    folder = await MediaFolder.make();
    program = await startProgram({ works: false });
    const frames = [60, 260].flatMap((x) => Array<Uint8Array>(48).fill(head(x)));
    const sound = await folder.wave('silence.wav', silence(8));
    const path = await folder.video('two.mp4', { width, height, ratePerSecond: 12, frames, sound });
    id = await ingest(program, await readFile(path), 'two.mp4');
  });
  afterAll(async () => {
    await program?.stop();
    await folder?.remove();
  });

  const described = async (recordingId: string, infer = 'IF_MISSING'): Promise<Described | null> => {
    type Answer = { recording: { audioDescription: Described | null } };
    return (await program.query<Answer>(query, { id: recordingId, infer })).recording.audioDescription;
  };

  it('is not there before it is asked for', async () => {
    expect(await described(id, 'NEVER')).toBeNull();
  });

  it('tells what is in view, shot by shot, the same in a query and as a download', async () => {
    const description = (await described(id))!;
    expect(description.absence).toBeNull();
    expect(description.cues).toHaveLength(2);
    expect(description.cues[0]!.text).toContain('person is on the left');
    expect(description.cues[1]!.text).toContain('person is on the right');
    expect(description.text).toBe(description.cues.map(({ text }) => `${text}\n`).join(''));
    expect(parseTranscript(description.webVtt, 8).cues).toHaveLength(2);
    const track = await fetch(`${program.server.url}/media/${id}/description.vtt`);
    expect(track.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(await track.text()).toBe(description.webVtt);
    expect(await described(id, 'NEVER')).toEqual(description);
  });

  it('is spoken in a file as long as the film, which is made once', async () => {
    const address = `${program.server.url}/media/${id}/description.wav`;
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('audio/wav');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect((bytes.length - 44) / 2 / 22_050).toBeCloseTo(8, 1);
    const again = await fetch(address, { method: 'HEAD' });
    expect(again.headers.get('etag')).toBe(response.headers.get('etag'));
    const mixed = await fetch(`${address}?mix=true`, { headers: { range: 'bytes=0-3' } });
    expect([mixed.status, await mixed.text()]).toEqual([206, 'RIFF']);
    expect(mixed.headers.get('etag')).not.toBe(response.headers.get('etag'));
  });

  it('is none of sound alone, and says so', async () => {
    const wave = await readFile(await folder.wave('one.wav', silence(1)));
    const soundId = await ingest(program, wave, 'one.wav');
    expect(await described(soundId)).toMatchObject({ cues: [], text: '', absence: 'NO_VIDEO_TRACK' });
    const response = await fetch(`${program.server.url}/media/${soundId}/description.wav`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: { code: string } }).error.code).toBe('NO_VIDEO');
  });

  it('is of no recording that is not there', async () => {
    for (const ending of ['vtt', 'wav']) {
      expect((await fetch(`${program.server.url}/media/nobodys/description.${ending}`)).status).toBe(404);
    }
  });
});

function head(x: number): Uint8Array {
  const pen = createCanvas(width, height).getContext('2d');
  pen.fillStyle = '#a9b3b8';
  pen.fillRect(0, 0, width, height);
  drawHead(pen, { x, y: 95 }, 58, 0, {}, looks[0]!);
  const { data } = pen.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!);
}
