import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawHead, looks, type Looks, type Pose } from '../../../benchmark/evaluations/sight/rendered/person.ts';
import findFaces from '../../../src/sight/people/find-faces.ts';
import type { FaceFound } from '../../../src/sight/people/face.ts';
import type { Picture } from '../../../src/sight/pictures/picture.ts';
import { videoOf } from '../drawn-pictures.ts';

const [width, height] = [640, 360];

interface Drawn {
  readonly x: number;
  readonly size: number;
  readonly pose: Pose;
  readonly look?: Looks;
}

function picture(heads: readonly Drawn[]): Picture {
  const pen = createCanvas(width, height).getContext('2d');
  pen.fillStyle = '#a9b3b8';
  pen.fillRect(0, 0, width, height);
  for (const { x, size, pose, look } of heads) drawHead(pen, { x, y: 180 }, size, 0, pose, look ?? looks[0]!);
  const { data } = pen.getImageData(0, 0, width, height);
  return {
    width,
    height,
    pixels: Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!),
  };
}

async function facesIn(pictures: readonly Picture[]): Promise<readonly FaceFound[]> {
  const media = videoOf(pictures, 12);
  const [faces] = await findFaces({
    subjects: [{ id: 'rec', startSeconds: 0, endSeconds: media.facts.durationSeconds }],
    media,
    inputs: {},
    parameters: {},
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  return faces!;
}

/** One head over a second or so. */
const film = (frames: number, poseAt: (share: number) => Pose): readonly Picture[] =>
  Array.from({ length: frames }, (_, i) => picture([{ x: 320, size: 90, pose: poseAt(i / frames) }]));

const mean = (values: Float32Array): number => {
  const known = values.filter((value) => Number.isFinite(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};

describe('findFaces', () => {
  it('finds a face where it is and for as long as it is there', async () => {
    const pictures = [
      ...film(12, () => ({})),
      picture([]),
      picture([]),
      ...Array.from({ length: 10 }, () => picture([])),
    ];
    const faces = await facesIn(pictures);
    expect(faces).toHaveLength(1);
    const [face] = faces;
    expect(face!.startSeconds).toBe(0);
    expect(face!.endSeconds).toBeGreaterThan(0.9);
    expect(face!.endSeconds).toBeLessThan(1.3);
    expect(Math.abs(face!.box[0] + face!.box[2] / 2 - 0.5)).toBeLessThan(0.03);
  });

  it('measures which way it is turned', async () => {
    for (const [pose, series, sign] of [
      [{ turn: 1 }, 'yaw', 1],
      [{ turn: -1 }, 'yaw', -1],
      [{ nod: 1 }, 'pitch', 1],
      [{ nod: -1 }, 'pitch', -1],
    ] as const) {
      const [face] = await facesIn(film(6, () => pose));
      expect(mean(face!.moments[series]) * sign).toBeGreaterThan(0.15);
    }
  });

  it('follows lips that open and shut', async () => {
    const [face] = await facesIn(film(24, (share) => ({ mouth: Math.floor(share * 4) % 2 })));
    const { mouth } = face!.moments;
    const [shut, open] = [mouth.slice(1, 5), mouth.slice(7, 11)].map(mean);
    expect(shut).toBeLessThan(0.15);
    expect(open).toBeGreaterThan(0.4);
  });

  it('counts two people as two, and knows one again who went away', async () => {
    const both = picture([
      { x: 170, size: 70, pose: {}, look: looks[0]! },
      { x: 470, size: 70, pose: {}, look: looks[3]! },
    ]);
    const nobody = picture([]);
    const one = picture([{ x: 300, size: 80, pose: {}, look: looks[0]! }]);
    const repeat = (what: Picture, times: number) => Array.from({ length: times }, () => what);
    const faces = await facesIn([...repeat(both, 9), ...repeat(nobody, 12), ...repeat(one, 9)]);
    expect(faces.map(({ person }) => person)).toEqual([0, 1, 0]);
  });

  it('finds nobody in blank pictures', async () => {
    expect(await facesIn(Array.from({ length: 4 }, () => picture([])))).toEqual([]);
  });
});
