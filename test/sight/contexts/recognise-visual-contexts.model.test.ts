import { describe, expect, it } from 'vitest';
import { settleAppearances } from '../../../src/sight/appearance/appearance-clusterer.ts';
import { boxIou, type Picture } from '../../../src/sight/pictures/picture.ts';
import recognise from '../../../src/sight/contexts/recognise-visual-contexts.ts';
import { draw, height, videoOf, width, type Colour, type Drawn } from '../drawn-pictures.ts';

const disc: Drawn = { shape: 'disc', colour: [210, 50, 40], x: 90, y: 90, size: 45 };
const cross: Drawn = { shape: 'cross', colour: [30, 70, 170], x: 230, y: 85, size: 50 };
const grey: Colour = [205, 205, 200];

async function contextsIn(pictures: readonly Picture[]) {
  const media = videoOf(pictures);
  const [contexts] = await recognise({
    subjects: [{ id: 'rec', startSeconds: 0, endSeconds: media.facts.durationSeconds }],
    media,
    inputs: {},
    parameters: {},
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  return contexts!;
}

describe('recogniseVisualContexts', () => {
  it('makes one entry of a thing that stays in view', async () => {
    const contexts = await contextsIn([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => draw(grey, [disc], seed)));
    expect(contexts).toHaveLength(1);
    expect(contexts[0]).toMatchObject({ startSeconds: 0, endSeconds: 4 });
    expect(contexts[0]!.appearances).toHaveLength(1);
  });

  it('follows a thing that moves, and says where it was on average', async () => {
    const places = [60, 75, 90, 105, 120];
    const contexts = await contextsIn(places.map((x, seed) => draw(grey, [{ ...disc, x }], seed + 1)));
    expect(contexts).toHaveLength(1);
    const { box } = contexts[0]!.appearances[0]!;
    expect(boxIou(box, [45 / width, 45 / height, 90 / width, 90 / height])).toBeGreaterThan(0.8);
  });

  it('tells a thing that came from one that stayed', async () => {
    const pictures = [1, 2, 3, 4].map((seed) => draw(grey, seed > 2 ? [disc, cross] : [disc], seed));
    const contexts = await contextsIn(pictures);
    expect(contexts.map((c) => [c.startSeconds, c.endSeconds, c.appearances.length])).toEqual([
      [0, 1, 1],
      [1, 2, 2],
    ]);
  });

  it('splits where one thing takes the place of another', async () => {
    const other: Drawn = { ...cross, x: disc.x, y: disc.y };
    const contexts = await contextsIn([1, 2, 3, 4, 5, 6].map((seed) => draw(grey, [seed > 3 ? other : disc], seed)));
    expect(contexts.map((c) => c.appearances.length)).toEqual([1, 1]);
    expect(contexts[1]!.startSeconds).toBe(1.5);
  });

  it('says nothing of blank pictures', async () => {
    expect(await contextsIn([1, 2, 3].map((seed) => draw([0, 0, 0], [], seed)))).toEqual([]);
  });

  it('sees one thing in two recordings that show it elsewhere, in another size and before another backdrop', async () => {
    const elsewhere = { ...disc, x: 220, y: 100, size: 60 };
    const crossElsewhere = { ...cross, x: 80, y: 90, size: 38 };
    const clips = [
      await contextsIn([1, 2].map((seed) => draw(grey, [disc, cross], seed))),
      await contextsIn([3, 4].map((seed) => draw([150, 190, 150], [elsewhere, crossElsewhere], seed, 5))),
    ];
    const seen = clips.flatMap((contexts, clip) =>
      contexts[0]!.appearances.map(({ descriptor, box }) => {
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
