import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultyTool, killed, killedAfter, standsStill } from '../fixtures/faulty-tool.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { silence, tone } from '../fixtures/wave-file.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { runIngest, type IngestLine } from './run-ingest.ts';

const clip = (place: number) =>
  fileURLToPath(new URL(`../../examples/sample/clips/clip-0${place}.mp4`, import.meta.url));

describeGraph('ingest, of several files some of which meet with an outage', (fixture) => {
  let folder: MediaFolder;
  let lines: readonly IngestLine[];
  let said: string;
  let status: number;

  const ingest = (names: readonly string[], environment: NodeJS.ProcessEnv, kilobytes?: string) =>
    runIngest(folder.at('data'), ['--patience', '2', ...names.map((name) => folder.at(name))], environment, kilobytes);

  beforeAll(async () => {
    await fixture.wipe();
    folder = await MediaFolder.make();
    const names = ['good.mp4', 'killed.mp4', 'stands.mp4', 'unread.mp4'];
    for (const [place, name] of names.entries()) await copyFile(clip(place + 1), folder.at(name));
    await folder.wave('large.wav', silence(100));
    await folder.encode('unfolds.flac', await folder.wave('unfolds.wav', tone(440, 34)));
    const bytesOf = async (name: string) =>
      createHash('sha256')
        .update(await readFile(folder.at(name)))
        .digest('hex');
    const environment = {
      PHONOGRAPH_MEDIA_STALL_SECONDS: '3',
      FFMPEG_PATH: await faultyTool(folder.at('ffmpeg'), 'ffmpeg', [
        { of: `*${await bytesOf('killed.mp4')}*"-c:a pcm_f32"*`, how: [killedAfter(60_000)], always: true },
        { of: `*${await bytesOf('stands.mp4')}*rgb24*`, how: [standsStill], always: true },
      ]),
      FFPROBE_PATH: await faultyTool(folder.at('ffprobe'), 'ffprobe', [
        { of: '*unread.mp4*', how: [killed], always: true },
      ]),
    };
    const all = ['killed.mp4', 'stands.mp4', 'unread.mp4', 'large.wav', 'unfolds.flac', 'good.mp4'];
    ({ lines, stderr: said, code: status } = await ingest(all, environment, '2048'));
    // What else it says is told where it says nothing of them.
    expect(lines, said).toHaveLength(all.length);
  }, 180_000);

  afterAll(() => folder.remove());

  for (const [name, code, reason] of [
    ['killed.mp4', 'MEDIA_TOOL_KILLED', 'ffmpeg was killed by SIGKILL while reading "killed.mp4"'],
    ['stands.mp4', 'MEDIA_TOOL_KILLED', 'ffmpeg gave nothing for 3 s and was ended while reading "stands.mp4"'],
    ['unread.mp4', 'MEDIA_TOOL_KILLED', 'ffprobe was killed by SIGKILL while reading "unread.mp4"'],
    ['large.wav', 'DISK_FULL', 'no room left on the disk'],
    ['unfolds.flac', 'DISK_FULL', 'no room left on the disk'],
  ] as const) {
    it(`says of ${name} what kept it out`, () => {
      const line = lines.find((each) => each.file === folder.at(name));
      expect(line?.error).toMatchObject({ code, message: expect.stringContaining(reason) });
      expect(said).toContain(`failed: ${JSON.stringify(folder.at(name))}: ${line?.error?.message}`);
    });
  }

  it('exits with 1, takes the good one in, and sums up', () => {
    expect(status).toBe(1);
    expect(lines.filter((line) => line.error === undefined)).toMatchObject([{ file: folder.at('good.mp4') }]);
    expect(said).toContain('1 taken in, 5 failed');
  });

  it('keeps what was accepted, and nothing of the rest', async () => {
    const query = (text: string) => fixture.graph.read<{ title: string; status: string }>({ name: 'test/jobs', text });
    const jobs = await query('MATCH (job:IngestJob) RETURN job.title AS title, job.status AS status ORDER BY title');
    expect(jobs).toEqual([
      { title: 'good.mp4', status: 'DONE' },
      { title: 'killed.mp4', status: 'FAILED' },
      { title: 'stands.mp4', status: 'FAILED' },
      { title: 'unfolds.flac', status: 'QUEUED' },
    ]);
  });

  it('takes everything in when the outages are over', { timeout: 180_000 }, async () => {
    const again = await ingest(['killed.mp4', 'stands.mp4', 'unread.mp4', 'large.wav', 'unfolds.flac'], {});
    expect(again.stderr).toContain('5 taken in, 0 failed');
    expect(again.code).toBe(0);
  });
});
