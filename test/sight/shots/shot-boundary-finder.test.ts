import { describe, expect, it } from 'vitest';
import { sketch } from '../../../src/sight/shots/frame-sketch.ts';
import { ShotBoundaryFinder } from '../../../src/sight/shots/shot-boundary-finder.ts';
import type { ShotBoundary } from '../../../src/sight/shots/shot.ts';
import type { Picture } from '../../../src/sight/pictures/picture.ts';

const [width, height] = [64, 36];
const ratePerSecond = 24;

type Paint = (x: number, y: number) => readonly [number, number, number];

/** Two places that have nothing in common. */
const hills: Paint = (x, y) => {
  const light = 110 + 60 * Math.sin(x / 7) + 40 * Math.cos(y / 5);
  return [light, light * 0.8, 60];
};
const town: Paint = (x, y) => (((x >> 3) + (y >> 3)) % 2 ? [40, 70, 160] : [200, 210, 220]);

function picture(paint: Paint): Picture & { pixels: Uint8Array } {
  const pixels = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const colour = paint(i % width, Math.floor(i / width));
    for (let c = 0; c < 3; c++) pixels[i * 3 + c] = Math.max(0, Math.min(255, Math.round(colour[c]!)));
  }
  return { width, height, pixels };
}

function mixed(a: Paint, b: Paint, share: number): Paint {
  return (x, y) => {
    const [one, other] = [a(x, y), b(x, y)];
    return [0, 1, 2].map((c) => one[c]! * (1 - share) + other[c]! * share) as unknown as ReturnType<Paint>;
  };
}

/** @param paintAt what is seen at a moment */
function boundariesOf(seconds: number, paintAt: (time: number) => Paint): readonly ShotBoundary[] {
  const finder = new ShotBoundaryFinder(ratePerSecond);
  const found: ShotBoundary[] = [];
  for (let frame = 0; frame < seconds * ratePerSecond; frame++) {
    const time = frame / ratePerSecond;
    found.push(...finder.next(sketch(picture(paintAt(time)), time)));
  }
  return [...found, ...finder.finish()];
}

const moved =
  (paint: Paint, by: number): Paint =>
  (x, y) =>
    paint(x + by, y);
const black: Paint = () => [0, 0, 0];

describe('ShotBoundaryFinder', () => {
  it('finds a cut to the frame', () => {
    expect(boundariesOf(4, (time) => (time < 2 ? hills : town))).toEqual([{ timeSeconds: 2, transition: 'CUT' }]);
  });

  it('does not take a flash, a lamp that goes out or a moving camera for a cut', () => {
    expect(
      boundariesOf(4, (time) => (time >= 2 && time < 2.09 ? mixed(hills, () => [255, 255, 255], 0.7) : hills)),
    ).toEqual([]);
    expect(boundariesOf(4, (time) => mixed(hills, black, time < 2 ? 0 : 0.4))).toEqual([]);
    expect(boundariesOf(4, (time) => moved(hills, time * 20))).toEqual([]);
  });

  it('finds a dissolve where both shots are seen alike', () => {
    const [boundary, ...others] = boundariesOf(5, (time) => mixed(hills, town, Math.min(1, Math.max(0, time - 2))));
    expect(others).toEqual([]);
    expect(boundary!.transition).toBe('DISSOLVE');
    expect(Math.abs(boundary!.timeSeconds - 2.5)).toBeLessThan(0.15);
  });

  it('finds a fade in the middle of the dark', () => {
    const found = boundariesOf(5, (time) =>
      mixed(time < 2.5 ? hills : town, black, Math.max(0, 1 - Math.abs(time - 2.5) * 2)),
    );
    expect(found.map(({ transition }) => transition)).toEqual(['FADE']);
    expect(Math.abs(found[0]!.timeSeconds - 2.5)).toBeLessThan(0.1);
  });

  it('calls the dark before a recording’s first picture no shot', () => {
    expect(
      boundariesOf(3, (time) => (time < 0.5 ? black : hills)).filter(({ transition }) => transition === 'FADE'),
    ).toEqual([]);
  });

  it('forgets what lies behind: an hour needs no more room than a minute', () => {
    const finder = new ShotBoundaryFinder(ratePerSecond);
    const frame = sketch(picture(hills), 0);
    for (let i = 0; i < 20_000; i++) finder.next({ ...frame, timeSeconds: i / ratePerSecond });
    expect((finder as unknown as { held: readonly unknown[] }).held.length).toBeLessThan(500);
  });
});
