import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawHead, looks } from '../../../benchmark/evaluations/sight/rendered/person.ts';
import { describeFile } from '../../../src/exchange/descriptions/describe-file.ts';
import { writeDescriptionSound } from '../../../src/exchange/descriptions/description-sound.ts';
import { Lanes } from '../../../src/inference/lanes.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { silence } from '../../fixtures/wave-file.ts';

const [width, height] = [320, 180];
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

function head(x: number): Canvas {
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#a9b3b8';
  pen.fillRect(0, 0, width, height);
  drawHead(pen, { x, y: 95 }, 58, 0, {}, looks[0]!);
  return canvas;
}

function pixelsOf(canvas: Canvas): Uint8Array {
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!);
}

/** Somebody on the left, then somebody on the right, four seconds each. */
async function twoShots(name: string, options: { sound?: string } = {}): Promise<string> {
  const frames = [60, 260].flatMap((x) => Array<Uint8Array>(48).fill(pixelsOf(head(x))));
  return await folder.video(name, { width, height, ratePerSecond: 12, frames, ...options });
}

it('describes a film shot by shot, and speaks it at its times', async () => {
  const path = await twoShots('two.mp4', { sound: await folder.wave('silence.wav', silence(8)) });
  const { description, durationSeconds, isPicture } = await describeFile(path, lanes);
  expect(isPicture).toBe(false);
  expect(description.cues).toHaveLength(2);
  expect(description.cues[0]!.text).toContain('person is on the left');
  expect(description.cues[1]!.text).toContain('person is on the right');
  expect(description.cues[1]!.startSeconds).toBeGreaterThan(3.5);
  for (const [over, rate] of [
    [undefined, 22_050],
    [path, 44_100],
  ] as const) {
    const target = folder.at(`spoken-${rate}.wav`);
    await writeDescriptionSound({ description, durationSeconds, holds: false, over }, target, lanes);
    const media = await openMedia(target);
    expect(media.facts.audio?.sampleRateHz).toBe(rate);
    expect(media.facts.durationSeconds).toBeCloseTo(durationSeconds, 1);
    const pcm = await media.pcm();
    const loudness = async (from: number, to: number) =>
      (await pcm.slice(from, to)).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    for (const { startSeconds } of description.cues)
      expect(await loudness(startSeconds, startSeconds + 1)).toBeGreaterThan(0.1);
    expect(await loudness(description.cues[0]!.endSeconds + 0.1, description.cues[1]!.startSeconds - 0.1)).toBeLessThan(
      0.01,
    );
    await pcm.close();
  }
});

it('looks at nobody’s face where that is switched off', async () => {
  const { description } = await describeFile(await twoShots('off.mp4'), lanes, { facesOff: true });
  expect(JSON.stringify(description)).not.toMatch(/looks|face/u);
});

it('describes a still picture in one paragraph, with a sound of its length', async () => {
  const path = await folder.file('head.png', head(60).toBuffer('image/png'));
  const { description, durationSeconds, isPicture } = await describeFile(path, lanes);
  expect(isPicture).toBe(true);
  expect(description.cues).toHaveLength(1);
  expect(description.cues[0]!.text).toContain('on the left');
  const target = folder.at('picture.ogg');
  await writeDescriptionSound({ description, durationSeconds, holds: false }, target, lanes);
  const { facts } = await openMedia(target);
  expect(facts.audio?.codec).toBe('vorbis');
  expect(facts.durationSeconds).toBeCloseTo(durationSeconds, 1);
});

it('sees nothing in the dark', async () => {
  const frames = Array<Uint8Array>(24).fill(new Uint8Array(width * height * 3));
  const path = await folder.video('black.mp4', { width, height, ratePerSecond: 8, frames });
  const { description } = await describeFile(path, lanes);
  expect(description.absence).toBe('NOTHING_SEEN');
  expect(description.cues.map(({ text }) => text)).toEqual(['Nothing can be seen: the picture is dark.']);
});

it('says why there is nothing to describe', async () => {
  const sound = await folder.wave('sound.wav', silence(1));
  await expect(describeFile(sound, lanes)).rejects.toMatchObject({ code: 'NO_VIDEO' });
  await expect(describeFile(await folder.file('notes.txt', 'words'), lanes)).rejects.toMatchObject({
    code: 'NOT_A_RECORDING',
  });
  await expect(describeFile(folder.at('absent.png'), lanes)).rejects.toMatchObject({ code: 'MEDIA_NOT_FOUND' });
  const cut = head(60).toBuffer('image/png').subarray(0, 60);
  await expect(describeFile(await folder.file('cut.png', cut), lanes)).rejects.toMatchObject({ code: 'MEDIA_DAMAGED' });
  const heif = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(40)]);
  await expect(describeFile(await folder.file('photo.heic', heif), lanes)).rejects.toMatchObject({
    message: expect.stringContaining('PNG or JPEG') as string,
  });
});
