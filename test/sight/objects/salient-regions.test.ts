import { describe, expect, it } from 'vitest';
import { boxIou, type Box } from '../../../src/sight/pictures/picture.ts';
import { salientRegions } from '../../../src/sight/objects/salient-regions.ts';
import { draw, height, width, type Drawn } from '../drawn-pictures.ts';

function boxOf({ x, y, size }: Drawn): Box {
  return [(x - size) / width, (y - size) / height, (2 * size) / width, (2 * size) / height];
}

describe('salientRegions', () => {
  it('finds nothing in a blank or a noisy picture', () => {
    expect(salientRegions(draw([0, 0, 0], [], 1, 0))).toEqual([]);
    expect(salientRegions(draw([120, 90, 200], [], 5, 12))).toEqual([]);
  });

  it('finds each thing apart, where it is', () => {
    const left: Drawn = { shape: 'disc', colour: [200, 40, 40], x: 80, y: 90, size: 40 };
    const right: Drawn = { shape: 'cross', colour: [20, 60, 160], x: 230, y: 80, size: 45 };
    const regions = salientRegions(draw([220, 220, 210], [left, right]));
    expect(regions).toHaveLength(2);
    for (const thing of [left, right]) {
      expect(Math.max(...regions.map(({ box }) => boxIou(box, boxOf(thing))))).toBeGreaterThan(0.85);
    }
  });

  it('is not misled by shading that runs over the whole picture', () => {
    const thing: Drawn = { shape: 'disc', colour: [30, 130, 60], x: 150, y: 90, size: 45 };
    const picture = draw([150, 150, 150], [thing]);
    for (let i = 0; i < picture.pixels.length; i++) {
      picture.pixels[i] = Math.min(255, picture.pixels[i]! + Math.floor(((Math.floor(i / 3) % width) / width) * 70));
    }
    const regions = salientRegions(picture);
    expect(regions).toHaveLength(1);
    expect(boxIou(regions[0]!.box, boxOf(thing))).toBeGreaterThan(0.85);
  });

  it('fills a ring, which is one thing with its middle', () => {
    const ring: Drawn = { shape: 'disc', colour: [40, 40, 160], x: 160, y: 90, size: 50 };
    const hole: Drawn = { shape: 'disc', colour: [230, 230, 230], x: 160, y: 90, size: 25 };
    const [region] = salientRegions(draw([230, 230, 230], [ring, hole]));
    expect(region!.area).toBeGreaterThan(((Math.PI * 50 * 50) / (width * height)) * 0.9);
  });
});
