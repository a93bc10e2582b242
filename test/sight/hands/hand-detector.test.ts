import { describe, expect, it } from 'vitest';
import { handAnchors } from '../../../src/sight/hands/hand-anchors.ts';
import { decodedBox, surestHands } from '../../../src/sight/hands/hand-detector.ts';

const anchors = handAnchors();
const classCount = 8;
const [openHand, fist, face, tip] = [1, 2, 5, 6];

/** What the network would say of nothing but these. */
function raw(...found: (readonly [anchor: number, kind: number, logit: number])[]) {
  const scores = new Float32Array(anchors.count * classCount).fill(-8);
  for (const [anchor, kind, logit] of found) scores[anchor * classCount + kind] = logit;
  return { boxes: new Float32Array(anchors.count * 4), scores };
}

describe('handAnchors', () => {
  it('has six a cell on grids of 40 to 3 cells a side', () => {
    expect(anchors.count).toBe(6 * (40 * 40 + 20 * 20 + 10 * 10 + 5 * 5 + 3 * 3));
  });

  it('begins with the square of four strides in the middle of the first cell, then the larger, then the wide ones', () => {
    const row = (i: number) =>
      [...anchors.boxes.subarray(i * 4, i * 4 + 4)].map((value) => Math.round(value * 1e4) / 1e4);
    expect(row(0)).toEqual([0.0125, 0.0125, 0.1, 0.1]);
    expect(row(1)).toEqual([0.0125, 0.0125, 0.1414, 0.1414]);
    expect(row(2)).toEqual([0.0125, 0.0125, 0.0707, 0.1414]);
    expect(row(5)).toEqual([0.0125, 0.0125, 0.2, 0.1]);
    expect(row(6)).toEqual([0.0125, 0.0375, 0.1, 0.1]);
  });
});

describe('decodedBox', () => {
  it('gives the anchor where the network says nothing of it', () => {
    const [x, y, width, height] = decodedBox(new Float32Array(anchors.count * 4), anchors, 2);
    expect([x, y, width, height].map((value) => Number(value.toFixed(4)))).toEqual([-0.0582, -0.0229, 0.1414, 0.0707]);
  });

  it('moves by tenths of the anchor and grows by fifths of an exponent', () => {
    const boxes = new Float32Array(anchors.count * 4);
    boxes.set([10, -5, 5 * Math.log(2), 0], 0);
    const [x, y, width, height] = decodedBox(boxes, anchors, 0);
    expect(width).toBeCloseTo(0.1, 5);
    expect(height).toBeCloseTo(0.2, 5);
    expect(x + width / 2).toBeCloseTo(0.0125 - 0.05, 5);
    expect(y + height / 2).toBeCloseTo(0.0125 + 0.1, 5);
  });
});

describe('surestHands', () => {
  const far = 6 * (40 * 20 + 30);

  it('tells each hand once, the surest first', () => {
    const found = surestHands(raw([0, openHand, 1], [1, openHand, 0.5], [far, fist, 3]), anchors, 0.3);
    expect(found.map(({ confidence }) => Number(confidence.toFixed(3)))).toEqual([0.953, 0.731]);
  });

  it('takes no face, and no tip of a finger, for a hand', () => {
    expect(surestHands(raw([0, face, 3], [0, openHand, 2], [far, tip, 4]), anchors, 0.3)).toEqual([]);
  });

  it('leaves out what is less sure than is wanted', () => {
    expect(surestHands(raw([far, openHand, 0]), anchors, 0.51)).toEqual([]);
    expect(surestHands(raw([far, openHand, 0]), anchors, 0.49)).toHaveLength(1);
  });
});
