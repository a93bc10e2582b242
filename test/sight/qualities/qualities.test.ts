import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../src/sight/pictures/picture.ts';
import { toLab } from '../../../src/sight/pictures/lab-colour.ts';
import { nameColour } from '../../../src/sight/qualities/basic-colours.ts';
import findQualities from '../../../src/sight/qualities/find-qualities.ts';
import { numbersOf } from '../../../src/sight/qualities/numbers.ts';
import { qualitiesOverTime, type Bearer } from '../../../src/sight/qualities/qualities-over-time.ts';
import { relationsOf } from '../../../src/sight/qualities/relations.ts';
import { sizesOf } from '../../../src/sight/qualities/sizes.ts';
import { coloursOf, thingColours } from '../../../src/sight/qualities/thing-colour.ts';
import type { ThingInView } from '../../../src/sight/qualities/thing-in-view.ts';
import { draw, videoOf, type Colour } from '../drawn-pictures.ts';

const thing = (place: number, box: Box, name?: string): ThingInView => ({
  place,
  box,
  confidence: 1,
  ...(name !== undefined && { name }),
});

describe('nameColour', () => {
  it.each([
    ['black', 10, 10, 10],
    ['white', 250, 250, 250],
    ['grey', 128, 128, 128],
    ['red', 220, 20, 30],
    ['green', 30, 150, 50],
    ['yellow', 250, 225, 40],
    ['blue', 40, 90, 220],
    ['brown', 110, 65, 25],
    ['orange', 250, 130, 20],
    ['pink', 250, 150, 180],
    ['purple', 120, 40, 150],
  ])('calls it %s', (term, red, green, blue) => {
    const { pixels } = toLab({ width: 1, height: 1, pixels: Uint8Array.of(red, green, blue) });
    const named = nameColour(pixels[0]!, pixels[1]!, pixels[2]!);
    expect(named.term).toBe(term);
    expect(named.share).toBeGreaterThan(0.5);
  });

  it('has a term with a share of the likelihood for every colour', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, (red, green, blue) => {
        const { pixels } = toLab({ width: 1, height: 1, pixels: Uint8Array.of(red, green, blue) });
        const { share } = nameColour(pixels[0]!, pixels[1]!, pixels[2]!);
        expect(share).toBeGreaterThan(1 / 12);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('thingColours', () => {
  const red: Colour = [205, 30, 35];
  const box: Box = [0.36, 0.28, 0.28, 0.5];

  it.each([
    ['grey', [150, 150, 150]],
    ['blue', [50, 90, 200]],
    ['white', [240, 240, 235]],
  ] as const)('is the thing’s and not the %s backdrop’s', (_, backdrop) => {
    const picture = draw(backdrop, [{ shape: 'disc', colour: red, x: 160, y: 95, size: 40 }]);
    expect(coloursOf([thingColours(picture, box)]).map(({ term }) => term)).toEqual(['red']);
    // A thing of which a cross is all has little of its box.
    const thin = draw(backdrop, [{ shape: 'cross', colour: red, x: 160, y: 95, size: 40 }]);
    expect(coloursOf([thingColours(thin, box)])[0]!.term).toBe('red');
  });

  it('are two where a thing has two', () => {
    const picture = draw(
      [150, 150, 150],
      [
        { shape: 'disc', colour: red, x: 160, y: 95, size: 42 },
        { shape: 'disc', colour: [245, 245, 245], x: 160, y: 95, size: 28 },
      ],
    );
    expect(
      coloursOf([thingColours(picture, box)])
        .map(({ term }) => term)
        .sort(),
    ).toEqual(['red', 'white']);
  });
});

describe('sizesOf', () => {
  it('compares things of one name where there are two, else all', () => {
    const things = [
      thing(0, [0, 0, 0.4, 0.4], 'dog'),
      thing(1, [0.5, 0, 0.2, 0.2], 'dog'),
      thing(2, [0.8, 0.8, 0.05, 0.05], 'cup'),
    ];
    expect(sizesOf(things).map(({ label, of }) => [label, of[0]!.place])).toEqual([
      ['big', 0],
      ['small', 1],
    ]);
    expect(sizesOf(things.slice(1)).map(({ label, of }) => [label, of[0]!.place])).toEqual([
      ['big', 1],
      ['small', 2],
    ]);
  });

  it('says nothing of one thing, or of things that are about as large', () => {
    expect(sizesOf([thing(0, [0, 0, 0.4, 0.4])])).toEqual([]);
    expect(sizesOf([thing(0, [0, 0, 0.4, 0.4]), thing(1, [0.5, 0.5, 0.38, 0.4])])).toEqual([]);
  });
});

describe('numbersOf', () => {
  it('counts what is in view, and what has one name', () => {
    const things = [
      thing(0, [0, 0, 0.1, 0.1], 'dog'),
      thing(1, [0.2, 0, 0.1, 0.1], 'dog'),
      thing(2, [0.4, 0, 0.1, 0.1]),
    ];
    expect(numbersOf(things).map(({ label, of }) => [label, of.length])).toEqual([
      ['three', 3],
      ['two', 2],
    ]);
    expect(numbersOf([])).toEqual([]);
    expect(numbersOf(Array.from({ length: 6 }, (_, i) => thing(i, [i / 10, 0, 0.1, 0.1])))[0]!.label).toBe('many');
  });

  it('is less sure the more things it may be wrong about', () => {
    const unsure = (count: number): readonly ThingInView[] =>
      Array.from({ length: count }, (_, i) => ({ ...thing(i, [i / 10, 0, 0.1, 0.1]), confidence: 0.8 }));
    expect(numbersOf(unsure(4))[0]!.confidence).toBeLessThan(numbersOf(unsure(2))[0]!.confidence);
  });
});

describe('relationsOf', () => {
  const ground = thing(0, [0.4, 0.4, 0.2, 0.2]);

  it.each([
    ['left of', [0.1, 0.45, 0.1, 0.1]],
    ['right of', [0.8, 0.45, 0.1, 0.1]],
    ['above', [0.45, 0.1, 0.1, 0.1]],
    ['below', [0.45, 0.8, 0.1, 0.1]],
    ['inside', [0.45, 0.45, 0.1, 0.1]],
  ] as const)('says that the smaller thing is %s the larger', (label, box) => {
    const [relation, ...others] = relationsOf([thing(1, box), ground], 1);
    expect(others).toEqual([]);
    expect(relation!.label).toBe(label);
    expect(relation!.of.map(({ place }) => place)).toEqual([1, 0]);
    expect(relation!.confidence).toBeGreaterThan(0.8);
  });

  it('says nothing of what is aslant, half covered, or as large', () => {
    for (const box of [
      [0.1, 0.1, 0.1, 0.1],
      [0.35, 0.45, 0.1, 0.1],
      [0.1, 0.4, 0.2, 0.2],
    ] as const) {
      expect(relationsOf([thing(1, box), ground], 1)).toEqual([]);
    }
  });

  it('is the other way round in a mirror, and the same from above as from the side', () => {
    const share = fc.double({ min: 0, max: 0.9, noNaN: true });
    const opposite = { 'left of': 'right of', 'right of': 'left of', above: 'above', below: 'below', inside: 'inside' };
    fc.assert(
      fc.property(share, share, (x, y) => {
        const [here] = relationsOf([thing(1, [x, y, 0.1, 0.1]), ground], 1.5);
        const [mirrored] = relationsOf([thing(1, [0.9 - x, y, 0.1, 0.1]), ground], 1.5);
        expect(mirrored?.label).toBe(here && opposite[here.label]);
      }),
    );
  });
});

describe('qualitiesOverTime', () => {
  const bearer = (startSeconds: number, endSeconds: number, box: Box, to = box): Bearer => ({
    startSeconds,
    endSeconds,
    path: [
      { timeSeconds: startSeconds, box },
      { timeSeconds: endSeconds, box: to },
    ],
    confidence: 1,
    colours: [{ term: 'red', share: 0.9 }],
  });

  it('states a colour once for a thing, and a number for as long as it holds', () => {
    const found = qualitiesOverTime([bearer(0, 4, [0, 0, 0.2, 0.2]), bearer(1, 3, [0.6, 0, 0.2, 0.2])], 1.5);
    const told = (kind: string) =>
      found
        .filter((each) => each.kind === kind)
        .map(({ label, startSeconds, endSeconds }) => [label, startSeconds, endSeconds]);
    expect(told('COLOUR')).toEqual([
      ['red', 0, 4],
      ['red', 1, 3],
    ]);
    expect(told('NUMBER')).toEqual([
      ['one', 0, 1],
      ['two', 1, 3],
      ['one', 3, 4],
    ]);
  });

  it('says another relation when a thing has gone to the other side', () => {
    const found = qualitiesOverTime(
      [bearer(0, 6, [0.4, 0.3, 0.2, 0.4]), bearer(0, 6, [0, 0.45, 0.1, 0.1], [0.9, 0.45, 0.1, 0.1])],
      1.5,
    );
    expect(found.filter(({ kind }) => kind === 'SPATIAL_RELATION').map(({ label }) => label)).toEqual([
      'left of',
      'inside',
      'right of',
    ]);
  });

  it('lies within the stay of what it is said of, is sure to a degree and in order', () => {
    const seconds = fc.double({ min: 0, max: 8, noNaN: true });
    const share = fc.double({ min: 0, max: 0.8, noNaN: true });
    const bearers = fc.array(
      fc.tuple(
        seconds,
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        share,
        share,
        fc.double({ min: 0.05, max: 0.2, noNaN: true }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(bearers, (drawn) => {
        const all = drawn.map(([start, length, x, y, side]) => bearer(start, start + length, [x, y, side, side]));
        const found = qualitiesOverTime(all, 1.5);
        for (const [i, quality] of found.entries()) {
          expect(quality.endSeconds).toBeGreaterThan(quality.startSeconds);
          expect(quality.confidence).toBeGreaterThan(0);
          expect(quality.confidence).toBeLessThanOrEqual(1);
          if (i > 0) expect(quality.startSeconds).toBeGreaterThanOrEqual(found[i - 1]!.startSeconds);
          for (const { place } of quality.of) {
            expect(quality.startSeconds).toBeGreaterThanOrEqual(all[place]!.startSeconds);
            expect(quality.endSeconds).toBeLessThanOrEqual(all[place]!.endSeconds);
          }
        }
      }),
    );
  });
});

describe('findQualities', () => {
  it('tells colours, numbers and relations of what visual contexts have found', async () => {
    const picture = draw(
      [150, 150, 150],
      [
        { shape: 'disc', colour: [205, 30, 35], x: 80, y: 90, size: 20 },
        { shape: 'disc', colour: [40, 80, 200], x: 220, y: 90, size: 40 },
      ],
    );
    const seen = (id: string, box: Box) => ({
      id,
      startSeconds: 0,
      endSeconds: 2,
      confidence: 0.9,
      path: [{ timeSeconds: 0, box }],
    });
    const appearances = [
      seen('red', [60 / 320, 70 / 180, 40 / 320, 40 / 180]),
      seen('blue', [180 / 320, 50 / 180, 80 / 320, 80 / 180]),
    ];
    const [found] = await findQualities({
      subjects: [{ id: 'rec', startSeconds: 0, endSeconds: 2 }],
      media: videoOf(
        Array.from({ length: 8 }, () => picture),
        4,
      ),
      inputs: { 'visual-contexts': { appearances, contexts: [] } },
      parameters: {},
      progress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(found!.map(({ label, of }) => [label, of.map(({ id }) => id)])).toEqual([
      ['blue', ['blue']],
      ['red', ['red']],
      ['two', ['red', 'blue']],
      ['big', ['blue']],
      ['small', ['red']],
      ['left of', ['red', 'blue']],
    ]);
  });
});
