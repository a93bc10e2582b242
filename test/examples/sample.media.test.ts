import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeClip } from '../../examples/sample/make-sample.ts';
import { planSample } from '../../examples/sample/plan.ts';
import type { Truth, TruthClip } from '../../examples/sample/truth.ts';
import { openMedia } from '../../src/media/open-media.ts';
import { openVoice } from '../../src/voice/espeak.ts';

const clips = fileURLToPath(new URL('../../examples/sample/clips', import.meta.url));
const truth = JSON.parse(await readFile(path.join(clips, 'truth.json'), 'utf8')) as Truth;
const espeakInstalled = await import('@echogarden/espeak-ng-emscripten').then(
  () => true,
  () => false,
);

describe('the shipped sample', () => {
  it('has the clips that its truth names, no other, and is small', async () => {
    const files = (await readdir(clips)).sort();
    expect(files).toEqual([...truth.clips.map(({ file }) => file), 'truth.json'].sort());
    const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(clips, file))).size));
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(2.5e6);
  });

  it('has clips as long as the truth says, with sound and picture', async () => {
    for (const { file, durationSeconds } of truth.clips) {
      const { facts } = await openMedia(path.join(clips, file));
      expect(Math.abs(facts.durationSeconds - durationSeconds)).toBeLessThan(0.15);
      expect(facts.video).toMatchObject({ width: 640, height: 360 });
      expect(facts.audio).toBeDefined();
    }
  });

  it('sounds where the truth says that a word is, and is nearly silent elsewhere', async () => {
    for (const { file, words } of truth.clips.slice(0, 6)) {
      const pcm = await (await openMedia(path.join(clips, file))).pcm();
      const samples = await pcm.slice(0, pcm.durationSeconds);
      const loudness = (from: number, to: number): number => {
        const piece = samples.slice(Math.round(from * pcm.sampleRateHz), Math.round(to * pcm.sampleRateHz));
        return Math.sqrt(piece.reduce((sum, value) => sum + value * value, 0) / piece.length);
      };
      for (const { startSeconds, endSeconds } of words) {
        expect(loudness(startSeconds, endSeconds)).toBeGreaterThan(0.05);
        expect(loudness(startSeconds - 0.4, startSeconds - 0.1)).toBeLessThan(0.005);
        expect(loudness(endSeconds + 0.1, endSeconds + 0.4)).toBeLessThan(0.005);
      }
      await pcm.close();
    }
  });

  it('tells of words that mean something and of words that do not', () => {
    const meaningful = new Set(truth.lexicon.map(({ word }) => word));
    const said = new Set(truth.clips.flatMap(({ words }) => words.map(({ word }) => word)));
    expect([...meaningful].every((word) => said.has(word))).toBe(true);
    expect(said.size).toBeGreaterThan(meaningful.size);
  });

  describe.skipIf(!espeakInstalled)('made again', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'phonograph-sample-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('has the same truth', async () => {
      const again = await makeClip(folder, planSample(truth.seed)[0]!, await openVoice());
      expect(again).toEqual(closeTo(truth.clips[0]!));
      expect((await openMedia(path.join(folder, again.file))).facts.video).toBeDefined();
    });
  });
});

/** The same clip with times to within 5 ms, since the synthesiser's flutter depends on what it said before. */
function closeTo(clip: TruthClip): unknown {
  return {
    ...clip,
    words: clip.words.map((word) => ({
      ...word,
      startSeconds: expect.closeTo(word.startSeconds, 2),
      endSeconds: expect.closeTo(word.endSeconds, 2),
    })),
  };
}
