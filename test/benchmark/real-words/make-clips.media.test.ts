import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClips, readCandidates } from '../../../benchmark/evaluations/real-words/make-clips.ts';
import { draw, type Drawing } from '../../../examples/sample/drawings.ts';
import { findBinary } from '../../../src/media/ffmpeg-binaries.ts';
import { openMedia } from '../../../src/media/open-media.ts';

const concepts = ['sun', 'fish', 'house', 'star'] as const;
/** A made-up language with made-up articles; the last caption says more than the noun. */
const captions: Record<(typeof concepts)[number], string> = {
  sun: 'Um tolo.',
  fish: 'Um bafe.',
  house: 'Um dika.',
  star: 'Uma bela tula.',
};

describe('makeClips', () => {
  let folder: string;
  let stamps: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'phonograph-words-'));
    stamps = path.join(folder, 'stamps');
    await mkdir(path.join(folder, 'zxx'), { recursive: true });
    await mkdir(stamps);
    await writeFile(path.join(folder, 'concepts.csv'), `concept,languages\n${concepts.join(',zxx\n')},zxx\nidea,zxx\n`);
    for (const [index, concept] of concepts.entries()) {
      await beep(path.join(folder, 'zxx', `${concept}.opus`), 300 + 100 * index);
      await beep(path.join(stamps, `${concept}_desc_zxx.ogg`), 500 + 100 * index);
      await writePng(path.join(stamps, `${concept}.png`), concept);
      await writeFile(path.join(stamps, `${concept}.txt`), `A ${concept}.\nzxx.utf8=${captions[concept]}\n`);
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('finds what can be said and shown, and in how many voices, in any language', async () => {
    const candidates = await readCandidates({ language: 'zxx', wordsFolder: folder, stamps });
    expect(candidates.map(({ concept, recordings }) => [concept, recordings.length])).toEqual([
      ['sun', 2],
      ['fish', 2],
      ['house', 2],
      ['star', 1],
    ]);
  });

  it('makes clips in which the word sounds and the picture is where the truth says', async () => {
    const out = path.join(folder, 'clips');
    const options = { language: 'zxx', wordsFolder: folder, stamps, clips: 5, words: 4, seed: 5 };
    const truth = await makeClips(out, options);
    expect(truth.lexicon.map(({ word }) => word).sort()).toEqual([...concepts].sort());
    for (const { file, durationSeconds, words, pictures } of truth.clips) {
      const media = await openMedia(path.join(out, file));
      expect(Math.abs(media.facts.durationSeconds - durationSeconds)).toBeLessThan(0.2);
      expect(pictures.map(({ concept }) => concept)).toContain(words[0]!.word);
      for (const { box } of pictures) {
        expect(box[0] + box[2]).toBeLessThan(1);
        expect(box[1] + box[3]).toBeLessThan(1);
      }
      const pcm = await media.pcm();
      const rms = async (from: number, to: number): Promise<number> => {
        const samples = await pcm.slice(from, to);
        return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
      };
      const { startSeconds, endSeconds } = words[0]!;
      expect(await rms(startSeconds, endSeconds)).toBeGreaterThan(3 * (await rms(0.1, startSeconds - 0.1)));
      await pcm.close();
    }
  });

  it('says how many words there are when more are asked for', async () => {
    await expect(
      makeClips(path.join(folder, 'none'), { language: 'zxx', wordsFolder: folder, stamps, words: 9 }),
    ).rejects.toThrow(/only 4 .* in zxx/u);
  });
});

const run = promisify(execFile);

async function beep(file: string, hertz: number): Promise<void> {
  const filters = `sine=frequency=${hertz}:duration=0.5,adelay=200|200,apad=pad_dur=0.3`;
  await run(findBinary('ffmpeg').path, [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    filters,
    '-t',
    '1',
    '-c:a',
    'libopus',
    file,
  ]);
}

async function writePng(file: string, name: Drawing): Promise<void> {
  const { width, height, rgba } = draw(name, 96);
  const raw = `${file}.rgba`;
  await writeFile(raw, rgba);
  const input = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${width}x${height}`, '-i', raw];
  await run(findBinary('ffmpeg').path, ['-v', 'error', ...input, file]);
}
