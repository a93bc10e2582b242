import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawPerson, looks, type Pose } from '../../../benchmark/evaluations/sight/rendered/person.ts';
import { restoredJoints, storedJoints } from '../../../src/sight/people/body.store.ts';
import type { BodyFound } from '../../../src/sight/people/body.ts';
import findBodies from '../../../src/sight/people/find-bodies.ts';
import { joints, type Joint } from '../../../src/sight/people/joints.ts';
import { peopleInView } from '../../../src/sight/people/people-in-view.ts';
import type { Box, Picture } from '../../../src/sight/pictures/picture.ts';
import { videoOf } from '../drawn-pictures.ts';

const [width, height] = [640, 360];

function picture(x: number, pose: Pose): Picture {
  const pen = createCanvas(width, height).getContext('2d');
  pen.fillStyle = '#a9b3b8';
  pen.fillRect(0, 0, width, height);
  drawPerson(pen, { x, y: 345 }, 310, pose, looks[0]!);
  const { data } = pen.getImageData(0, 0, width, height);
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!);
  return { width, height, pixels };
}

const whole: Box = [0.35, 0.08, 0.3, 0.9];

async function bodiesIn(pictures: readonly Picture[], box: Box = whole): Promise<readonly BodyFound[]> {
  const media = videoOf(pictures, 12);
  const endSeconds = media.facts.durationSeconds;
  const path = [{ timeSeconds: 0, box }];
  const appearances = [{ startSeconds: 0, endSeconds, path, label: 'person', labelConfidence: 0.8 }];
  const [bodies] = await findBodies({
    subjects: [{ id: 'rec', startSeconds: 0, endSeconds }],
    media,
    inputs: { 'visual-contexts': { appearances, contexts: [] }, faces: [] },
    parameters: {},
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  return bodies!;
}

function place(body: BodyFound, joint: Joint, at: number): readonly [number, number] {
  const from = (at * joints.length + joints.indexOf(joint)) * 3;
  return [body.moments.joints[from]!, body.moments.joints[from + 1]!];
}

describe('findBodies', () => {
  it('finds hands where they are: one above the head, one at the hip', async () => {
    const [body, ...others] = await bodiesIn(
      Array.from({ length: 8 }, () => picture(320, { leftUpperArm: 2.3, leftForearm: 2.9 })),
    );
    expect(others).toEqual([]);
    expect(body!.confidence).toBeGreaterThan(0.5);
    const [nose, left, right, hip] = (['nose', 'leftWrist', 'rightWrist', 'rightHip'] as const).map((joint) =>
      place(body!, joint, 4),
    );
    expect(left![1]).toBeLessThan(nose![1]);
    expect(left![0]).toBeGreaterThan(0.55);
    expect(Math.abs(right![1] - hip![1])).toBeLessThan(0.12);
  });

  it('follows somebody who walks out of where they were expected', async () => {
    const [body] = await bodiesIn(Array.from({ length: 24 }, (_, i) => picture(300 + i * 6, {})));
    expect(place(body!, 'nose', 0)[0]).toBeCloseTo(300 / width, 1);
    expect(place(body!, 'nose', 23)[0]).toBeCloseTo(438 / width, 1);
  });

  it('finds nobody where there is nobody', async () => {
    const empty = { width, height, pixels: new Uint8Array(width * height * 3).fill(128) };
    expect(await bodiesIn([empty, empty, empty, empty, empty, empty])).toEqual([]);
  });
});

describe('peopleInView', () => {
  const span = { startSeconds: 0, endSeconds: 4 };
  const at = (box: Box) => [{ timeSeconds: 0, box }];
  const body = { ...span, path: at([0.4, 0.1, 0.2, 0.8]), label: 'person', labelConfidence: 0.7 };
  const face = { ...span, path: at([0.46, 0.12, 0.06, 0.12]) };

  it('gives a face to the person that it is of', () => {
    expect(peopleInView([body], [face])).toEqual([{ ...span, path: body.path, face: 0 }]);
  });

  it('guesses a body below a face that nobody has', () => {
    const [person] = peopleInView([], [face]);
    const box = person!.path[0]!.box;
    expect(person!.face).toBe(0);
    expect(box[3]).toBeGreaterThan(0.8);
    expect(box[0] + box[2] / 2).toBeCloseTo(0.49);
  });

  it('takes no dog for a person, and a face beside a person for another one’s', () => {
    expect(peopleInView([{ ...body, label: 'dog' }], [])).toEqual([]);
    expect(peopleInView([body], [{ ...face, path: at([0.8, 0.1, 0.06, 0.12]) }])).toHaveLength(2);
  });
});

describe('storedJoints', () => {
  it('come back within a ten thousandth of the picture, gaps too', () => {
    const moments = {
      startSeconds: 1,
      ratePerSecond: 12,
      joints: Float32Array.of(0.5, -0.2, 0.9, NaN, NaN, NaN, 1.3, 0, 1),
    };
    const back = restoredJoints(storedJoints(moments));
    expect(back.startSeconds).toBe(1);
    back.joints.forEach((value, i) => {
      if (Number.isNaN(moments.joints[i])) expect(value).toBeNaN();
      else expect(Math.abs(value - moments.joints[i]!)).toBeLessThanOrEqual(0.5e-4);
    });
  });
});
