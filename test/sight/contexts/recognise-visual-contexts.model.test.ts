import { describe, expect, it } from 'vitest';
import { settleAppearances } from '../../../src/sight/appearance/appearance-clusterer.ts';
import { boxIou, type Picture } from '../../../src/sight/pictures/picture.ts';
import recognise from '../../../src/sight/contexts/recognise-visual-contexts.ts';
import type { Shot } from '../../../src/sight/shots/shot.ts';
import { draw, height, videoOf, width, type Colour, type Drawn } from '../drawn-pictures.ts';

const disc: Drawn = { shape: 'disc', colour: [210, 50, 40], x: 90, y: 90, size: 45 };
const cross: Drawn = { shape: 'cross', colour: [30, 70, 170], x: 230, y: 85, size: 50 };
const grey: Colour = [205, 205, 200];

async function seenIn(pictures: readonly Picture[], shots: readonly Shot[] = []) {
  const media = videoOf(pictures);
  const [seen] = await recognise({
    subjects: [{ id: 'rec', startSeconds: 0, endSeconds: media.facts.durationSeconds }],
    media,
    inputs: { shots },
    parameters: { ratePerSecond: 2 },
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  return seen!;
}

describe('recogniseVisualContexts', () => {
  it('makes one entry of a thing that stays in view', async () => {
    const { contexts, appearances } = await seenIn([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => draw(grey, [disc], seed)));
    expect(contexts).toHaveLength(1);
    expect(contexts[0]).toMatchObject({ startSeconds: 0, endSeconds: 4 });
    expect(appearances).toHaveLength(1);
  });

  it('follows a thing that moves, and says where it was on average', async () => {
    const places = [60, 75, 90, 105, 120];
    const { contexts, appearances } = await seenIn(places.map((x, seed) => draw(grey, [{ ...disc, x }], seed + 1)));
    expect(contexts).toHaveLength(1);
    const { box } = appearances[0]!;
    expect(boxIou(box, [45 / width, 45 / height, 90 / width, 90 / height])).toBeGreaterThan(0.8);
  });

  it('tells a thing that came from one that stayed', async () => {
    const pictures = [1, 2, 3, 4].map((seed) => draw(grey, seed > 2 ? [disc, cross] : [disc], seed));
    const { contexts } = await seenIn(pictures);
    expect(contexts.map((c) => [c.startSeconds, c.endSeconds, c.things.length])).toEqual([
      [0, 1, 1],
      [1, 2, 2],
    ]);
  });

  it('splits where one thing takes the place of another', async () => {
    const other: Drawn = { ...cross, x: disc.x, y: disc.y };
    const { contexts } = await seenIn([1, 2, 3, 4, 5, 6].map((seed) => draw(grey, [seed > 3 ? other : disc], seed)));
    expect(contexts.map((c) => c.things.length)).toEqual([1, 1]);
    expect(contexts[1]!.startSeconds).toBe(1.5);
  });

  it('sees a thing anew in each shot, though it is where it was', async () => {
    const pictures = [1, 2, 3, 4, 5, 6].map((seed) => draw(grey, [disc], seed));
    const shots = [0, 1.5].map((startSeconds): Shot => {
      return {
        startSeconds,
        endSeconds: startSeconds + 1.5,
        transition: startSeconds ? 'CUT' : 'START',
        camera: [],
        movements: [],
      };
    });
    const { appearances } = await seenIn(pictures, shots);
    expect(appearances.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [0, 1.5],
      [1.5, 3],
    ]);
  });

  it('knows a thing again that the camera has carried far', async () => {
    const places = [40, 130, 220, 290];
    const camera = [{ startSeconds: 0, endSeconds: 2, move: 'PAN_LEFT' as const, speed: (2 * 90) / width }];
    const shots: Shot[] = [{ startSeconds: 0, endSeconds: 2, transition: 'START', camera, movements: [] }];
    const { appearances } = await seenIn(
      places.map((x, seed) => draw(grey, [{ ...disc, x, size: 25 }], seed + 1)),
      shots,
    );
    expect(appearances).toHaveLength(1);
    expect(appearances[0]!.path[0]!.box[0]).toBeLessThan(0.1);
    expect(appearances[0]!.path.at(-1)!.box[0]).toBeGreaterThan(0.7);
  });

  it('says nothing of blank pictures', async () => {
    expect(await seenIn([1, 2, 3].map((seed) => draw([0, 0, 0], [], seed)))).toEqual({ appearances: [], contexts: [] });
  });

  it('sees one thing in two recordings that show it elsewhere, in another size and before another backdrop', async () => {
    const elsewhere = { ...disc, x: 220, y: 100, size: 60 };
    const crossElsewhere = { ...cross, x: 80, y: 90, size: 38 };
    const clips = [
      await seenIn([1, 2].map((seed) => draw(grey, [disc, cross], seed))),
      await seenIn([3, 4].map((seed) => draw([150, 190, 150], [elsewhere, crossElsewhere], seed, 5))),
    ];
    const seen = clips.flatMap(({ appearances }, clip) =>
      appearances.map(({ descriptor, box }) => {
        const isLeft = box[0] + box[2] / 2 < 0.5;
        return { id: `${clip}-${isLeft === (clip === 0) ? 'disc' : 'cross'}`, descriptor };
      }),
    );
    const { things } = settleAppearances('lex', seen);
    expect(things.map(({ appearanceIds }) => appearanceIds)).toEqual([
      ['0-cross', '1-cross'],
      ['0-disc', '1-disc'],
    ]);
  });
});
