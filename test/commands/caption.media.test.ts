import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
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
function caption(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile('node', [bootstrap, 'caption', ...args], { cwd: folder.path }, (error, stdout, stderr) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

it('prints captions and nothing else', async () => {
  const { status, stdout } = await caption(clip, '--format', 'vtt', '--speech', 'ipa');
  expect(status).toBe(0);
  const { format, cues } = parseTranscript(stdout, 60);
  expect(format).toBe('WEB_VTT');
  expect(cues.length).toBeGreaterThan(0);
});

it('writes them to a file and into a copy of the video', async () => {
  const { status, stdout } = await caption(clip, '--out', 'captions.srt', '--mux', 'captioned.mkv');
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(parseTranscript(await readFile(folder.at('captions.srt'), 'utf8'), 60).format).toBe('SUB_RIP');
  expect((await readFile(folder.at('captioned.mkv'))).length).toBeGreaterThan(1000);
});

it('says that nothing is heard in silence, and makes a file without captions', async () => {
  await folder.wave('silence.wav', silence(2));
  const { status, stdout, stderr } = await caption('silence.wav', '--format', 'vtt');
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'WEBVTT\n\n' });
  expect(stderr).toContain('silence.wav: there are no captions');
});

it('refuses what is no recording, no format and no place for subtitles', async () => {
  await folder.file('notes.txt', 'not a sound');
  const text = await caption('notes.txt');
  expect(text).toMatchObject({ status: 1, stdout: '' });
  expect(text.stderr).toContain('notes.txt');
  expect((await caption('absent.mp4')).status).toBe(1);
  expect((await caption(clip, '--format', 'ass')).status).toBe(2);
  const refused = await caption(clip, '--mux', 'captioned.mp3');
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('.mkv');
});
