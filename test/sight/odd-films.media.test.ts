import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawHead, looks } from '../../benchmark/evaluations/sight/rendered/person.ts';
import { allResultsOfFile, type AllFileResults } from '../../src/inference/infer-file.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { actionsOfRecording } from '../../src/sight/actions/actions-inference.ts';
import { visualContextsOfRecording } from '../../src/sight/contexts/visual-contexts-inference.ts';
import { bodiesOfRecording } from '../../src/sight/people/bodies-inference.ts';
import { facesOfRecording } from '../../src/sight/people/faces-inference.ts';
import { shotsOfRecording } from '../../src/sight/shots/shots-inference.ts';
import { ffmpeg, MediaFolder } from '../fixtures/make-media.ts';

const [width, height] = [320, 180];
const looking = [
  shotsOfRecording,
  visualContextsOfRecording,
  facesOfRecording,
  bodiesOfRecording,
  actionsOfRecording,
] as const;

/** A ball that lies high up for a second and then drops, for three seconds in all. */
function* droppingBall(ratePerSecond: number): Generator<Uint8Array> {
  for (let frame = 0; frame < 3 * ratePerSecond; frame++) {
    const share = Math.min(1, Math.max(0, (frame / ratePerSecond - 1) / 0.7));
    yield pictureOf((pen) => {
      for (let stripe = 0; stripe < 40; stripe++) {
        pen.fillStyle = stripe % 2 ? '#8f9a92' : '#99a49b';
        pen.fillRect(stripe * 8, 0, 8, height);
      }
      pen.fillStyle = '#c23a2b';
      pen.beginPath();
      pen.arc(200, 30 + 125 * share * share, 16, 0, 7);
      pen.fill();
    });
  }
}

type Pen = ReturnType<ReturnType<typeof createCanvas>['getContext']>;

function pictureOf(paint: (pen: Pen) => void): Uint8Array {
  const pen = createCanvas(width, height).getContext('2d');
  paint(pen);
  const { data } = pen.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!);
}

describe('films that are out of the ordinary', () => {
  const lanes = new Lanes(1);
  let folder: MediaFolder;
  let ball: string;

  beforeAll(async () => {
    folder = await MediaFolder.make();
    ball = await folder.video('ball.mp4', { width, height, ratePerSecond: 24, frames: droppingBall(24) });
  });
  afterAll(async () => {
    await lanes.close();
    await folder.remove();
  });

  const see = async (path: string): Promise<AllFileResults> => await allResultsOfFile(looking, path, lanes);
  const done = (seen: AllFileResults): readonly string[] =>
    seen.foundBy(actionsOfRecording)[0]!.result.map(({ label }) => label);

  it('show nothing where all is black', async () => {
    const path = folder.at('black.mp4');
    await ffmpeg(['-f', 'lavfi', '-i', 'color=black:s=320x180:r=24:d=2', path]);
    const seen = await see(path);
    expect(seen.foundBy(shotsOfRecording)[0]!.result).toHaveLength(1);
    expect(seen.foundBy(visualContextsOfRecording)[0]!.result.appearances).toEqual([]);
    for (const inference of [facesOfRecording, bodiesOfRecording, actionsOfRecording])
      expect(seen.foundBy<readonly unknown[], unknown>(inference as never)[0]!.result).toEqual([]);
  });

  it('show nothing where there is only sound', async () => {
    const path = folder.at('tone.wav');
    await ffmpeg(['-f', 'lavfi', '-i', 'sine=d=2', path]);
    expect(done(await see(path))).toEqual([]);
  });

  it('fall down and not sideways where they are stored sideways with a note to turn them', async () => {
    const [sideways, noted] = [folder.at('sideways.mp4'), folder.at('noted.mp4')];
    await ffmpeg(['-i', ball, '-vf', 'transpose=1', sideways]);
    await ffmpeg(['-i', sideways, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', noted]);
    const [plain, turned] = [await see(ball), await see(noted)];
    expect(done(plain)).toEqual(['fall']);
    expect(done(turned)).toEqual(['fall']);
    expect(turned.facts.video).toMatchObject({ width, height });
  });

  it('are followed at 240 frames a second, and not beyond what they show at one', async () => {
    const [fast, slow] = [folder.at('fast.mp4'), folder.at('slow.mp4')];
    await ffmpeg(['-i', ball, '-vf', 'fps=240', '-preset', 'ultrafast', fast]);
    await ffmpeg(['-i', ball, '-r', '1', slow]);
    expect(done(await see(fast))).toEqual(['fall']);
    const seen = await see(slow);
    const spans = [
      ...seen.foundBy(shotsOfRecording)[0]!.result,
      ...seen.foundBy(visualContextsOfRecording)[0]!.result.appearances,
      ...seen.foundBy(actionsOfRecording)[0]!.result,
    ];
    expect(spans.length).toBeGreaterThan(0);
    for (const { startSeconds, endSeconds } of spans) {
      expect(startSeconds).toBeGreaterThanOrEqual(0);
      expect(endSeconds).toBeLessThanOrEqual(seen.facts.durationSeconds + 1e-6);
    }
  });

  it('are made smaller where they have 33 million pixels', async () => {
    const path = folder.at('large.mp4');
    await ffmpeg(['-i', ball, '-t', '0.2', '-vf', 'scale=7680:4320', '-preset', 'ultrafast', path]);
    const seen = await see(path);
    expect(seen.facts.video).toMatchObject({ width: 7680, height: 4320 });
    expect(seen.foundBy(shotsOfRecording)[0]!.result).toHaveLength(1);
  });

  it('have no more than twelve faces looked at, the surest, in a crowd', async () => {
    const crowd = pictureOf((pen) => {
      pen.fillStyle = '#a9b3b8';
      pen.fillRect(0, 0, width, height);
      for (let head = 0; head < 18; head++) {
        drawHead(
          pen,
          { x: 28 + (head % 6) * 53, y: 32 + Math.floor(head / 6) * 58 },
          22,
          0,
          {},
          looks[head % looks.length]!,
        );
      }
    });
    const frames = Array.from({ length: 12 }, () => crowd);
    const seen = await see(await folder.video('crowd.mp4', { width, height, ratePerSecond: 12, frames }));
    const faces = seen.foundBy(facesOfRecording)[0]!.result;
    expect(faces.length).toBeGreaterThan(2);
    expect(faces.length).toBeLessThanOrEqual(12);
    expect(seen.foundBy(bodiesOfRecording)[0]!.result.length).toBeLessThanOrEqual(4);
  });
});
