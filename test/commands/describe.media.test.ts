import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseTranscript } from '../../src/phonetics/transcripts/parse-transcript.ts';
import { MediaFolder } from '../fixtures/make-media.ts';
import { silence } from '../fixtures/wave-file.ts';

const bootstrap = fileURLToPath(new URL('../../src/bootstrap.mjs', import.meta.url));
const clip = fileURLToPath(new URL('../../examples/sample/clips/clip-01.mp4', import.meta.url));

let folder: MediaFolder;
beforeAll(async () => {
  folder = await MediaFolder.make();
});
afterAll(() => folder.remove());

/** As a person runs it, in a folder that is not the project's. */
function run(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile('node', [bootstrap, 'describe', ...args], { cwd: folder.path }, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

it('prints one line of JSON with the text, its times and the track, and writes the sound', async () => {
  const { status, stdout } = await run(clip, '--json', '--sound', 'spoken.wav', '--mix', '--hold');
  expect(status).toBe(0);
  const [line, ...others] = stdout.trimEnd().split('\n');
  expect(others).toEqual([]);
  const described = JSON.parse(line!) as Record<string, unknown> & { cues: { text: string }[]; vtt: string };
  expect(described).toMatchObject({ file: clip, isPicture: false, durationSeconds: 4, sound: 'spoken.wav' });
  expect(described.cues.length).toBeGreaterThan(0);
  expect(described['text']).toBe(described.cues.map(({ text }) => `${text}\n`).join(''));
  expect(parseTranscript(described.vtt, 10).cues).toHaveLength(described.cues.length);
  expect((await stat(folder.at('spoken.wav'))).size).toBeGreaterThan(4 * 44_100 * 2);
});

it('writes a track to a file, and prints text and nothing else unless another form is asked for', async () => {
  expect(await run(clip, '--vtt', '--out', 'description.vtt')).toMatchObject({ status: 0, stdout: '' });
  const vtt = await readFile(folder.at('description.vtt'), 'utf8');
  expect(vtt).toMatch(/^WEBVTT .*\n\nNOTE kind=descriptions/);
  const { stdout } = await run(clip);
  expect(stdout).toMatch(/^[A-Z].*\.\n$/);
});

it('says why a file is not described', async () => {
  await folder.wave('sound.wav', silence(1));
  const { status, stdout } = await run('sound.wav', '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ file: 'sound.wav', error: { code: 'NO_VIDEO' } });
  const absent = await run('absent.mp4');
  expect(absent).toMatchObject({ status: 1, stdout: '' });
  expect(absent.stderr).toContain('absent.mp4');
});

it.each([
  [['--text', '--vtt'], 2, '--vtt'],
  [['--mix'], 2, 'belong to --sound'],
  [['--language', 'fr'], 2, 'en'],
  [['--sound', 'spoken.doc'], 1, '.wav'],
])('refuses %j', async (options, wanted, why) => {
  const { status, stdout, stderr } = await run(clip, ...options);
  expect({ status, stdout }).toEqual({ status: wanted, stdout: '' });
  expect(stderr).toContain(why);
});

it('does not write over the film', async () => {
  await folder.wave('film.wav', silence(1));
  const { status, stderr } = await run('film.wav', '--sound', './film.wav');
  expect(status).toBe(1);
  expect(stderr).toContain('is the film itself');
});
