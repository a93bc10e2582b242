import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, Picture } from '../../../src/sight/pictures/picture.ts';
import { editDistance, textLikeness } from '../../../src/sight/texts/edit-distance.ts';
import findTexts from '../../../src/sight/texts/find-texts.ts';
import type { Reading } from '../../../src/sight/texts/text-reader.ts';
import { textRegions } from '../../../src/sight/texts/text-regions.ts';
import { TextTracker } from '../../../src/sight/texts/text-tracker.ts';
import { draw, videoOf } from '../drawn-pictures.ts';

const [width, height] = [640, 360];

interface Written {
  readonly text: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly turned?: number;
}

function picture(written: readonly Written[]): Picture {
  const pen = createCanvas(width, height).getContext('2d');
  pen.fillStyle = '#30506a';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#f6f2e8';
  for (const { text, size, x, y, turned = 0 } of written) {
    pen.setTransform(Math.cos(turned), Math.sin(turned), -Math.sin(turned), Math.cos(turned), x, y);
    pen.font = `${size}px sans-serif`;
    pen.fillText(text, 0, 0);
  }
  const { data } = pen.getImageData(0, 0, width, height);
  return {
    width,
    height,
    pixels: Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!),
  };
}

describe('editDistance', () => {
  it('counts letters put in, left out and changed', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
    expect(textLikeness('OPEN daily', 'open Daily')).toBe(1);
    expect(textLikeness('', '')).toBe(1);
  });

  it('is a distance', () => {
    const text = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});

describe('textRegions', () => {
  it.each([14, 24, 40, 72])('finds a line of letters of %i pixels, whole', (size) => {
    const [region, ...others] = textRegions(picture([{ text: 'Station', size, x: 120, y: 200 }]));
    expect(others).toEqual([]);
    const [left, top, wide, high] = region!.box;
    expect(left * width).toBeLessThan(125);
    expect((left + wide) * width).toBeGreaterThan(120 + 3 * size);
    expect((top + high / 2) * height).toBeGreaterThan(200 - size);
    expect((top + high / 2) * height).toBeLessThan(205);
  });

  it('finds nothing where nothing is written', () => {
    expect(textRegions(picture([]))).toEqual([]);
    const disc = { shape: 'disc', colour: [240, 240, 240], x: 160, y: 90, size: 40 } as const;
    expect(textRegions(draw([60, 60, 60], [disc]))).toEqual([]);
  });
});

describe('TextTracker', () => {
  const box: Box = [0.2, 0.5, 0.3, 0.08];
  const blank = picture([]);
  const other = picture([{ text: 'x', size: 300, x: 150, y: 300 }]);
  const reading = (text: string, confidence = 0.9): Reading => ({ text, confidence, box });

  it('makes one statement of many readings, with the letters of the surest', async () => {
    const readings = [reading('NATION', 0.75), reading('STATION', 0.95), reading('STATIONS', 0.8)];
    const tracker = new TextTracker(() => Promise.resolve(readings.shift()), 0.5);
    for (const [i, seen] of [blank, other, blank].entries()) await tracker.next(seen, [{ box }], i / 2);
    const [text, ...others] = tracker.finish();
    expect(others).toEqual([]);
    expect(text).toMatchObject({ text: 'STATION', confidence: 0.95, startSeconds: 0, endSeconds: 1.5 });
  });

  it('does not read again what looks as it did', async () => {
    let reads = 0;
    const tracker = new TextTracker(() => Promise.resolve((reads++, reading('EXIT'))), 0.5);
    for (let i = 0; i < 6; i++) await tracker.next(blank, [{ box }], i / 2);
    expect(reads).toBe(1);
    expect(tracker.finish()).toMatchObject([{ text: 'EXIT', startSeconds: 0, endSeconds: 3 }]);
  });

  it('tells a text when it has gone, and one that comes after it apart', async () => {
    const readings = [reading('PUSH'), reading('PULL IT HARD')];
    const tracker = new TextTracker(() => Promise.resolve(readings.shift()), 0.5);
    await tracker.next(blank, [{ box }], 0);
    await tracker.next(blank, [{ box }], 0.5);
    expect(await tracker.next(blank, [], 3)).toMatchObject([{ text: 'PUSH', endSeconds: 1 }]);
    await tracker.next(other, [{ box }], 3.5);
    await tracker.next(other, [{ box }], 4);
    expect(tracker.finish()).toMatchObject([{ text: 'PULL IT HARD', startSeconds: 3.5 }]);
  });

  it('does not believe what was read once and not surely', async () => {
    const tracker = new TextTracker(() => Promise.resolve(reading('fi', 0.8)), 0.5);
    await tracker.next(blank, [{ box }], 0);
    expect(tracker.finish()).toEqual([]);
  });
});

describe('findTexts', () => {
  const textsIn = async (pictures: readonly Picture[]) => {
    const [texts] = await findTexts({
      subjects: [{ id: 'rec', startSeconds: 0, endSeconds: pictures.length / 2 }],
      media: videoOf(pictures),
      inputs: {},
      parameters: {},
      progress: () => undefined,
      signal: new AbortController().signal,
    });
    return texts!;
  };

  it('reads what is written, where and when', async () => {
    const signs = picture([
      { text: 'Open daily', size: 30, x: 60, y: 100 },
      { text: 'EXIT', size: 44, x: 400, y: 300 },
    ]);
    const texts = await textsIn([picture([]), signs, signs, signs, picture([]), picture([])]);
    expect(texts.map(({ text, startSeconds, endSeconds }) => [text, startSeconds, endSeconds])).toEqual([
      ['Open daily', 0.5, 2],
      ['EXIT', 0.5, 2],
    ]);
    expect(texts[0]!.box[0] * width).toBeGreaterThan(40);
    expect(texts[0]!.box[0] * width).toBeLessThan(70);
    expect(texts[0]!.confidence).toBeGreaterThan(0.8);
  });

  it('finds nothing that is too small or stands on its side, and breaks on nothing', async () => {
    const hard = picture([
      { text: 'too small to be read', size: 5, x: 50, y: 50 },
      { text: 'upright', size: 30, x: 500, y: 100, turned: Math.PI / 2 },
    ]);
    expect(await textsIn([hard, hard, hard])).toEqual([]);
    expect(await textsIn([picture([])])).toEqual([]);
  });
});
