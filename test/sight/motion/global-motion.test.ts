import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameraMotions, speedOf } from '../../../src/sight/motion/camera-motion.ts';
import { globalMotion } from '../../../src/sight/motion/global-motion.ts';
import { FlowMeter } from '../../../src/sight/motion/optical-flow.ts';
import type { Picture } from '../../../src/sight/pictures/picture.ts';

const [width, height] = [160, 90];

/** Waves of several lengths, as seen by a camera that has moved. */
function world(shiftX: number, shiftY = 0, zoom = 1, ball?: { x: number; y: number }): Picture {
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = (x - width / 2) / zoom + shiftX;
      const v = (y - height / 2) / zoom + shiftY;
      let light = 128 + 45 * Math.sin(u / 6) * Math.cos(v / 5) + 40 * Math.sin((u + 2 * v) / 11);
      if (ball && Math.hypot(x - ball.x, y - ball.y) < 18) light = 200 + 40 * Math.sin((x - ball.x) / 3);
      pixels.fill(Math.round(light), (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return { width, height, pixels };
}

let meter: FlowMeter;
beforeAll(async () => {
  meter = await FlowMeter.open();
});
afterAll(() => meter.close());

function motionBetween(before: Picture, after: Picture) {
  meter.restart();
  expect(meter.next(before)).toBeUndefined();
  return globalMotion(meter.next(after)!);
}

describe('globalMotion', () => {
  it('measures a pan, and a zoom, to a tenth of a pixel', () => {
    const pan = motionBetween(world(0), world(2, -1));
    expect(pan.x * width).toBeCloseTo(-2, 0.5);
    expect(pan.y * width).toBeCloseTo(1, 0.5);
    expect(motionBetween(world(0), world(0, 0, 1.03)).zoom).toBeCloseTo(0.03, 2);
  });

  it('does not take a thing that crosses a still picture for the camera', () => {
    const { x, support } = motionBetween(world(0, 0, 1, { x: 60, y: 45 }), world(0, 0, 1, { x: 64, y: 45 }));
    expect(Math.abs(x * width)).toBeLessThan(0.1);
    expect(support).toBeGreaterThan(0.6);
  });

  it('is not led astray by a thing while the camera pans', () => {
    const { x } = motionBetween(world(0, 0, 1, { x: 60, y: 45 }), world(2, 0, 1, { x: 64, y: 45 }));
    expect(x * width).toBeCloseTo(-2, 0.5);
  });
});

describe('cameraMotions', () => {
  const still = { x: 0, y: 0, zoom: 0, turn: 0, support: 1 };
  const over = (seconds: number, motionAt: (time: number) => Partial<typeof still>) =>
    cameraMotions(
      Array.from({ length: seconds * 12 }, (_, i) => speedOf({ ...still, ...motionAt(i / 12) }, (i + 1) / 12, 1 / 12)),
      seconds,
    );

  it('names what the camera does, which is the other way round for the picture', () => {
    expect(over(2, () => ({ x: 0.01 })).map(({ move }) => move)).toEqual(['PAN_LEFT']);
    expect(over(2, () => ({ y: -0.01 })).map(({ move }) => move)).toEqual(['TILT_DOWN']);
    expect(over(2, () => ({ zoom: 0.02 })).map(({ move }) => move)).toEqual(['ZOOM_IN']);
    expect(over(2, () => ({ turn: -0.02 })).map(({ move }) => move)).toEqual(['ROLL']);
  });

  it('says how fast, in widths a second', () => {
    expect(over(2, () => ({ x: -0.01 }))[0]!.speed).toBeCloseTo(0.12, 5);
  });

  it('tells a hand that shakes from one that pans', () => {
    expect(over(2, (time) => ({ x: Math.round(time * 12) % 2 ? 0.01 : -0.01 })).map(({ move }) => move)).toEqual([
      'SHAKE',
    ]);
  });

  it('says nothing of a camera that stands', () => {
    expect(over(3, () => ({}))).toEqual([]);
  });

  it('finds where a pan begins and ends within a third of a second', () => {
    const [pan, ...others] = over(6, (time) => (time >= 2 && time < 4 ? { x: 0.01 } : {}));
    expect(others).toEqual([]);
    expect(Math.abs(pan!.startSeconds - 2)).toBeLessThan(0.34);
    expect(Math.abs(pan!.endSeconds - 4)).toBeLessThan(0.34);
  });
});
