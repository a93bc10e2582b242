import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { heardInFile, inferredForCaptions } from '../../../src/exchange/captions/heard-in-file.ts';
import { layOutCaptions } from '../../../src/exchange/captions/lay-out-captions.ts';
import { captionFormats, writeCaptions } from '../../../src/exchange/captions/write-captions.ts';
import { allResultsOfFile } from '../../../src/inference/infer-file.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { addSubtitles } from '../../../src/media/add-subtitles.ts';
import { findBinary } from '../../../src/media/ffmpeg-binaries.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import { parseTranscript } from '../../../src/phonetics/transcripts/parse-transcript.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { silence } from '../../fixtures/wave-file.ts';

const run = promisify(execFile);
const clip = new URL('../../../examples/sample/clips/clip-01.mp4', import.meta.url).pathname;
const realClip = new URL('../../../../shared/data/video/grid/bbaf2n.mpg', import.meta.url).pathname;
const golden = new URL('../../golden/captions-grid-bbaf2n.vtt', import.meta.url);
const choices = { style: 'respelling', leastConfidence: 0.4, unknownSounds: false } as const;
const captions = [
  { startSeconds: 0.5, endSeconds: 2, lines: [{ speaker: 'Anna', text: 'An Nyeong' }, { speaker: null, text: '[dog]' }] },
  { startSeconds: 2.5, endSeconds: 4, lines: [{ speaker: null, text: '<i>ʃ…</i> --> {\\an8} 안녕' }] },
]; // prettier-ignore

let folder: MediaFolder;
let lanes: Lanes;
beforeAll(async () => {
  folder = await MediaFolder.make();
  lanes = new Lanes(1);
});
afterAll(async () => {
  await lanes.close();
  await folder.remove();
});

async function captionsOf(path: string) {
  const results = await allResultsOfFile(inferredForCaptions, path, lanes);
  return layOutCaptions(heardInFile(results, choices), results.facts.durationSeconds).captions;
}

async function probe(path: string) {
  const entries = 'stream=codec_type,codec_name:stream_disposition=default:stream_tags=title';
  const { stdout } = await run(findBinary('ffprobe').path, [
    '-v',
    'error',
    '-show_entries',
    entries,
    '-of',
    'json',
    path,
  ]);
  return (JSON.parse(stdout) as { streams: { codec_type: string; codec_name: string }[] }).streams;
}

const ffmpegName = { srt: 'srt', vtt: 'webvtt' } as const;

it.each(captionFormats)('are read by ffmpeg as they were written (%s)', async (format) => {
  const path = folder.at(`captions.${format}`);
  await writeFile(path, writeCaptions(captions, format));
  const { stdout } = await run(findBinary('ffmpeg').path, [
    '-v',
    'error',
    '-i',
    path,
    '-c:s',
    'copy',
    '-f',
    ffmpegName[format],
    '-',
  ]);
  const { cues } = parseTranscript(stdout, 10);
  const told = cues.map(({ startSeconds, endSeconds, speaker, text }) => [startSeconds, endSeconds, speaker, text]);
  const markup = '<i>ʃ…</i> --> {\\an8} 안녕';
  expect(told).toEqual(
    format === 'vtt'
      ? [
          [0.5, 2, 'Anna', 'An Nyeong'],
          [0.5, 2, null, '[dog]'],
          [2.5, 4, null, markup],
        ]
      : [
          [0.5, 2, null, 'Anna: An Nyeong\n[dog]'],
          [2.5, 4, null, markup.replaceAll('<', '‹').replaceAll('>', '›').replace('{', '(').replace('}', ')')],
        ],
  );
});

it.each(['mp4', 'mkv', 'mov'])('are a track of a copy of the video (%s)', async (extension) => {
  const path = folder.at(`captions for ${extension}.srt`);
  await writeFile(path, writeCaptions(captions, 'srt'));
  const target = folder.at(`with captions.${extension}`);
  await addSubtitles(await openMedia(clip), { path, title: 'Phonograph' }, target);
  const codec = extension === 'mkv' ? 'subrip' : 'mov_text';
  expect((await probe(target)).map(({ codec_type, codec_name }) => [codec_type, codec_name])).toEqual([
    ['video', 'h264'],
    ['audio', 'aac'],
    ['subtitle', codec],
  ]);
  const [before, after] = await Promise.all([openMedia(clip), openMedia(target)]);
  expect(Math.abs(after.facts.durationSeconds - before.facts.durationSeconds)).toBeLessThan(0.1);
});

it('are refused where the container has no place for them or for the recording, or is the recording', async () => {
  const path = folder.at('captions.srt');
  await writeFile(path, writeCaptions(captions, 'srt'));
  const media = await openMedia(clip);
  const subtitles = { path, title: 'Phonograph' };
  await expect(addSubtitles(media, subtitles, folder.at('out.mp3'))).rejects.toThrow(/cannot hold subtitles.*\.mkv/);
  await expect(addSubtitles(media, subtitles, folder.at('out.webm'))).rejects.toThrow(/no place for what is in.*\.mkv/);
  await expect(addSubtitles(media, subtitles, clip)).rejects.toThrow(/is the recording itself/);
  expect(existsSync(folder.at('out.webm'))).toBe(false);
});

it('are none where nothing sounds', async () => {
  expect(await captionsOf(await folder.wave('silence.wav', silence(3)))).toEqual([]);
});

it.skipIf(!existsSync(realClip))(
  'of a real clip are those of the golden file, within what processors differ by',
  async () => {
    const expected = parseTranscript(await readFile(golden, 'utf8'), 10).cues;
    const { cues } = parseTranscript(writeCaptions(await captionsOf(realClip), 'vtt'), 10);
    expect(cues).toHaveLength(expected.length);
    cues.forEach(({ startSeconds, endSeconds, text }, place) => {
      expect(startSeconds).toBeCloseTo(expected[place]!.startSeconds, 1);
      expect(endSeconds).toBeCloseTo(expected[place]!.endSeconds, 1);
      const syllables = new Set(text.split(/\s+/));
      const same = expected[place]!.text.split(/\s+/).filter((each) => syllables.has(each));
      expect(same.length / expected[place]!.text.split(/\s+/).length).toBeGreaterThan(0.7);
    });
  },
);
