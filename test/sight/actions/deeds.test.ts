import { describe, expect, it } from 'vitest';
import { approaches } from '../../../src/sight/actions/approaches.ts';
import { comingsAndGoings } from '../../../src/sight/actions/comings-and-goings.ts';
import { fallsAndRises } from '../../../src/sight/actions/falls-and-rises.ts';
import { openingsOfFaces } from '../../../src/sight/actions/openings-of-faces.ts';
import { ownWays } from '../../../src/sight/actions/own-way.ts';
import type { KnownFace, KnownThing, WhatIsKnown } from '../../../src/sight/actions/what-is-known.ts';
import type { CameraMotion } from '../../../src/sight/motion/camera-motion.ts';
import type { Movement } from '../../../src/sight/motion/movement.ts';
import type { Box } from '../../../src/sight/pictures/picture.ts';

const aspect = 16 / 9;
const seconds = 10;

function moving(startSeconds: number, endSeconds: number, ...boxes: Box[]): Movement {
  const step = (endSeconds - startSeconds) / (boxes.length - 1);
  const path = boxes.map((box, i) => ({ timeSeconds: startSeconds + i * step, box }));
  return { startSeconds, endSeconds, path, growthX: 0, growthY: 0 };
}

function known(
  movements: readonly Movement[],
  more: Partial<WhatIsKnown> & { camera?: CameraMotion[] } = {},
): WhatIsKnown {
  const { camera = [], ...rest } = more;
  const shot = { startSeconds: 0, endSeconds: seconds, transition: 'START' as const, camera, movements };
  return { shots: [shot], faces: [], bodies: [], hands: [], things: [], aspect, ...rest };
}

const person = (startSeconds: number, endSeconds: number, ...boxes: Box[]): KnownThing => ({
  startSeconds,
  endSeconds,
  path: moving(startSeconds, endSeconds, ...boxes).path,
  confidence: 0.9,
  label: 'person',
  labelConfidence: 0.9,
});

const labels = (deeds: readonly { readonly label: string }[]): readonly string[] => deeds.map(({ label }) => label);
const crossings = (all: WhatIsKnown) => labels(comingsAndGoings(ownWays(all)));
const drops = (all: WhatIsKnown) => labels(fallsAndRises(ownWays(all), aspect));
const meetings = (all: WhatIsKnown) => labels(approaches(all, ownWays(all)));

describe('comingsAndGoings', () => {
  const comes = moving(2, 3.5, [0.95, 0.3, 0.05, 0.5], [0.8, 0.3, 0.12, 0.5], [0.6, 0.3, 0.12, 0.5]);
  const goes = moving(6, 7.5, [0.3, 0.3, 0.12, 0.5], [0.1, 0.3, 0.12, 0.5], [0, 0.3, 0.04, 0.5]);

  it('sees who comes in by an edge and who goes out by one, about when they cross it', () => {
    const all = known([comes, goes]);
    const found = comingsAndGoings(ownWays(all));
    expect(found.map(({ label }) => label)).toEqual(['appear', 'leave']);
    expect(Math.abs(found[0]!.startSeconds - 2)).toBeLessThan(0.5);
    expect(Math.abs(found[1]!.endSeconds - 7.5)).toBeLessThan(0.5);
  });

  it('says nothing of what moves inside, of what was there when the shot began, and of an arm', () => {
    expect(crossings(known([moving(2, 4, [0.3, 0.3, 0.1, 0.2], [0.6, 0.3, 0.1, 0.2])]))).toEqual([]);
    expect(crossings(known([{ ...comes, startSeconds: 0.05 }]))).toEqual([]);
    const arm = moving(2, 3, [0, 0.5, 0.05, 0.05], [0.05, 0.5, 0.08, 0.05], [0.14, 0.5, 0.08, 0.05]);
    expect(crossings(known([arm], { things: [person(0, 9, [0, 0.2, 0.3, 0.7], [0, 0.2, 0.3, 0.7])] }))).toEqual([]);
  });

  it('does not take what a pan brings into view for somebody who comes', () => {
    const camera: CameraMotion[] = [{ startSeconds: 1, endSeconds: 5, move: 'PAN_RIGHT', speed: 0.2 }];
    // It moves a little by itself while the camera turns to it.
    const seen = moving(2, 3.5, [0.95, 0.3, 0.05, 0.5], [0.8, 0.3, 0.12, 0.5], [0.62, 0.3, 0.12, 0.5]);
    expect(crossings(known([seen], { camera }))).toEqual([]);
  });
});

describe('fallsAndRises', () => {
  it('sees what drops and what goes up as a whole', () => {
    expect(
      drops(known([moving(1, 1.8, [0.4, 0.1, 0.1, 0.15], [0.4, 0.3, 0.1, 0.15], [0.4, 0.75, 0.1, 0.15])])),
    ).toEqual(['fall']);
    expect(drops(known([moving(1, 3, [0.4, 0.7, 0.1, 0.15], [0.4, 0.2, 0.1, 0.15])]))).toEqual(['rise']);
  });

  it('tells a fall and the rebound of a ball apart', () => {
    const way: Box[] = [0.1, 0.4, 0.75, 0.55, 0.4].map((y) => [0.4, y, 0.1, 0.15]);
    expect(drops(known([moving(1, 2.4, ...way)]))).toEqual(['fall', 'rise']);
  });

  it('sees somebody topple, and not somebody who lowers an arm or walks by', () => {
    const upright: Box = [0.4, 0.3, 0.12, 0.65];
    const lying: Box = [0.3, 0.75, 0.35, 0.2];
    expect(drops(known([moving(1, 1.9, upright, [0.35, 0.5, 0.25, 0.45], lying)]))).toEqual(['fall']);
    const arm = moving(1, 1.6, [0.5, 0.3, 0.06, 0.1], [0.5, 0.5, 0.06, 0.1]);
    expect(drops(known([arm], { things: [person(0, 9, upright, upright)] }))).toEqual([]);
    expect(drops(known([moving(1, 3, [0.1, 0.3, 0.12, 0.6], [0.7, 0.34, 0.12, 0.6])]))).toEqual([]);
  });
});

describe('approaches', () => {
  const host = person(0, 10, [0.7, 0.2, 0.15, 0.75], [0.7, 0.2, 0.15, 0.75]);

  it('sees who goes up to somebody and stops there, and whom', () => {
    const all = known([moving(2, 4, [0.05, 0.2, 0.15, 0.75], [0.52, 0.2, 0.15, 0.75])], { things: [host] });
    const [found] = approaches(all, ownWays(all));
    expect(found).toMatchObject({ label: 'approach', target: { of: 'appearances', place: 0 } });
  });

  it('sees none in who stops on the way, passes by, or goes away', () => {
    expect(
      meetings(known([moving(2, 4, [0.05, 0.2, 0.15, 0.75], [0.3, 0.2, 0.15, 0.75])], { things: [host] })),
    ).toEqual([]);
    expect(meetings(known([moving(2, 4, [0.05, 0.1, 0.1, 0.2], [0.3, 0.1, 0.1, 0.2])], { things: [host] }))).toEqual(
      [],
    );
    expect(
      meetings(known([moving(2, 4, [0.52, 0.2, 0.15, 0.75], [0.05, 0.2, 0.15, 0.75])], { things: [host] })),
    ).toEqual([]);
  });
});

describe('openingsOfFaces', () => {
  const rate = 12;
  const series = (valueAt: (time: number) => number): Float32Array =>
    Float32Array.from({ length: seconds * rate }, (_, i) => valueAt(i / rate));
  const face = (mouth: (time: number) => number, eyes: (time: number) => number): KnownFace => {
    const none = series(() => 0);
    const moments = {
      startSeconds: 0,
      ratePerSecond: rate,
      mouth: series(mouth),
      eyes: series(eyes),
      yaw: none,
      pitch: none,
      roll: none,
      gazeX: none,
      gazeY: none,
      expression: new Float32Array(0),
    };
    const box: Box = [0.4, 0.3, 0.1, 0.2];
    return {
      startSeconds: 0,
      endSeconds: seconds,
      box,
      path: [{ timeSeconds: 0, box }],
      confidence: 0.9,
      person: 0,
      point: new Uint8Array(0),
      moments,
    };
  };

  it('sees eyes shut and opened again, a mouth held open, and not blinking and speaking', () => {
    const found = openingsOfFaces(
      known([], {
        faces: [
          face(
            (time) =>
              time > 2 && time < 3.5 ? 0.6 : time > 5 && time < 8 ? Math.abs(Math.sin(time * 12)) * 0.6 : 0.03,
            (time) => ((time > 4 && time < 4.9) || (time > 6 && time < 6.2) ? 0.1 : 0.3),
          ),
        ],
      }),
    );
    const inOrder = found.toSorted((a, b) => a.startSeconds - b.startSeconds);
    expect(inOrder.map(({ label }) => label)).toEqual(['open', 'close', 'close', 'open']);
    expect(inOrder.map(({ startSeconds }) => Math.round(startSeconds))).toEqual([2, 3, 4, 5]);
  });
});
