import { describe, expect, it } from 'vitest';
import { HandTracker, type HandEyes } from '../../../src/sight/hands/hand-tracker.ts';
import type { HandFound } from '../../../src/sight/hands/hand.ts';
import { boxOfPoints } from '../../../src/sight/hands/hand-squares.ts';
import { wristsInView } from '../../../src/sight/hands/wrists-in-view.ts';
import type { Shot } from '../../../src/sight/shots/shot.ts';
import { ShotGuide } from '../../../src/sight/shots/shot-guide.ts';
import { toyBody } from './toy-bodies.ts';
import { toyHand, toyHandAt } from './toy-hand.ts';

const picture = { width: 640, height: 360, pixels: new Uint8Array(0) };

interface Place {
  readonly x: number;
  readonly y: number;
  /** The detector sees it. */
  readonly isPlain: boolean;
}

/** Eyes that see a hand where a square lies about one. */
class World implements HandEyes {
  places: readonly Place[] = [];
  detections = 0;
  measures = 0;

  detect = (): Promise<readonly { box: readonly [number, number, number, number]; confidence: number }[]> => {
    this.detections++;
    return Promise.resolve(
      this.places
        .filter(({ isPlain }) => isPlain)
        .map((place) => ({ box: boxOfPoints(picture, pointsAt(place)), confidence: 0.9 })),
    );
  };

  measure: HandEyes['measure'] = (_, square) => {
    this.measures++;
    const distance = (place: Place): number => Math.hypot(square.x - place.x, square.y - (place.y - 30));
    const [nearest] = this.places.toSorted((a, b) => distance(a) - distance(b));
    const isSeen = nearest !== undefined && distance(nearest) < 0.5 * square.side && square.side > 40;
    const points = pointsAt(nearest ?? { x: square.x, y: square.y });
    return Promise.resolve({ presence: isSeen ? 0.95 : 0.05, right: 0.9, points, shape: toyHand() });
  };
}

function pointsAt({ x, y }: { x: number; y: number }): Float32Array {
  return toyHandAt(x, y, 30);
}

async function followed(
  frames: number,
  at: (frame: number) => readonly Place[],
  { shots = [], bodies = [] }: { shots?: readonly Shot[]; bodies?: Parameters<typeof wristsInView>[0] } = {},
): Promise<{ hands: readonly HandFound[]; world: World }> {
  const world = new World();
  const tracker = new HandTracker(world, 12, new ShotGuide(shots, 16 / 9));
  const hands: HandFound[] = [];
  for (let frame = 0; frame < frames; frame++) {
    world.places = at(frame);
    const time = frame / 12;
    hands.push(...(await tracker.next(picture, time, wristsInView(bodies, time, picture))));
  }
  hands.push(...tracker.closeAll());
  return { hands, world };
}

describe('HandTracker', () => {
  it('follows a hand that the detector found once', async () => {
    const { hands, world } = await followed(36, (frame) => [{ x: 100 + 10 * frame, y: 200, isPlain: frame === 0 }]);
    expect(hands).toHaveLength(1);
    expect(hands[0]!.startSeconds).toBe(0);
    expect(hands[0]!.endSeconds).toBeCloseTo(3);
    expect(hands[0]!.side).toBe('RIGHT');
    expect([...hands[0]!.moments.confidence].every((value) => value > 0.9)).toBe(true);
    expect([...hands[0]!.moments.openness].every((value) => value > 0.9)).toBe(true);
    // Looking for hands is dear, following them is not.
    expect(world.detections).toBeLessThanOrEqual(6);
  });

  it('finds the hand at the end of a forearm that the detector does not see, and knows whose it is', async () => {
    const body = { ...toyBody({ leftElbow: [0.5, 0.75], leftWrist: [0.5, 0.55] }), id: 'body' };
    const { hands } = await followed(12, () => [{ x: 320, y: 198, isPlain: false }], { bodies: [body] });
    expect(hands).toMatchObject([{ side: 'LEFT', body: { place: 0 } }]);
  });

  it('keeps a hand apart from another', async () => {
    const { hands } = await followed(24, (frame) => [
      { x: 100 + 4 * frame, y: 200, isPlain: true },
      { x: 500 - 4 * frame, y: 200, isPlain: true },
    ]);
    expect(hands).toHaveLength(2);
    expect(hands.map(({ moments }) => moments.confidence.length)).toEqual([24, 24]);
  });

  it('knows a hand again that was covered for a moment, and leaves a gap', async () => {
    const { hands } = await followed(30, (frame) =>
      frame > 12 && frame < 16 ? [] : [{ x: 300, y: 200, isPlain: true }],
    );
    expect(hands).toHaveLength(1);
    expect([...hands[0]!.moments.confidence].filter(Number.isNaN)).toHaveLength(3);
  });

  it('ends a hand with its shot', async () => {
    const shot = { transition: 'START' as const, camera: [], movements: [] };
    const shots = [
      { ...shot, startSeconds: 0, endSeconds: 1 },
      { ...shot, startSeconds: 1, endSeconds: 3, transition: 'CUT' as const },
    ];
    const { hands } = await followed(24, () => [{ x: 300, y: 200, isPlain: true }], { shots });
    expect(hands.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('takes nothing for a hand that flickers or is not there', async () => {
    expect((await followed(24, () => [])).hands).toEqual([]);
    expect((await followed(24, (frame) => (frame < 2 ? [{ x: 300, y: 200, isPlain: true }] : []))).hands).toEqual([]);
  });
});
