import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownFace, WhatIsKnown } from '../../../src/sight/actions/what-is-known.ts';
import type { Box } from '../../../src/sight/pictures/picture.ts';
import { mouthEvidence } from '../../../src/sight/sounding/mouth-evidence.ts';
import { oneOfEach } from '../../../src/sight/sounding/one-of-each.ts';
import { whatSounds } from '../../../src/sight/sounding/what-sounds.ts';
import { whoSpeaks } from '../../../src/sight/sounding/who-speaks.ts';

const rate = 12;
const seconds = 6;
const box: Box = [0.2, 0.2, 0.1, 0.2];
/** Syllables of a voice from 1 s to 4 s; uneven, as people speak. */
const voiceAt = (time: number): number =>
  time > 1 && time < 4 ? Math.max(0, Math.sin(time * 19 + 2 * Math.sin(time * 5))) : 0;
const otherAt = (time: number): number => Math.max(0, Math.sin(time * 23 + 3 * Math.cos(time * 4)));
const loud = Float32Array.from({ length: seconds * rate + 1 }, (_, i) => -60 + 35 * voiceAt(i / rate));
const turns = [{ startSeconds: 1, endSeconds: 4 }];

function face(person: number, mouth: (time: number) => number, from = 0, to = seconds): KnownFace {
  const length = Math.round((to - from) * rate);
  const none = new Float32Array(length);
  const moments = {
    startSeconds: from,
    ratePerSecond: rate,
    mouth: Float32Array.from({ length }, (_, i) => 0.04 + 0.4 * mouth(from + i / rate)),
    eyes: none,
    yaw: none,
    pitch: none,
    roll: none,
    gazeX: none,
    gazeY: none,
    expression: new Float32Array(0),
  };
  return {
    startSeconds: from,
    endSeconds: to,
    box,
    path: [{ timeSeconds: from, box }],
    confidence: 0.9,
    person,
    point: new Uint8Array(0),
    moments,
  };
}

describe('mouthEvidence', () => {
  it('speaks for lips that move with the sound, against those that move by themselves and those that rest', () => {
    expect(mouthEvidence(face(0, voiceAt).moments, loud, turns)).toBeGreaterThan(2);
    expect(mouthEvidence(face(0, otherAt).moments, loud, turns)).toBeLessThan(0);
    expect(mouthEvidence(face(0, () => 0).moments, loud, turns)).toBeLessThan(-2);
  });

  it('says nothing of a face that is not in view meanwhile', () => {
    expect(mouthEvidence(face(0, voiceAt, 4.5, 6).moments, loud, turns)).toBeUndefined();
  });
});

describe('whoSpeaks', () => {
  const voice = { place: 3, turns };

  it('finds who of two says it, and is less sure of one who only might', () => {
    const [found, ...others] = whoSpeaks([voice], [face(0, otherAt), face(1, voiceAt)], loud);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      heard: { place: 3 },
      seen: { of: 'faces', place: 1 },
      startSeconds: 1,
      endSeconds: 4,
    });
    expect(found!.confidence).toBeGreaterThan(0.8);
  });

  it('names nobody where nobody in view speaks', () => {
    expect(whoSpeaks([voice], [face(0, () => 0), face(1, () => 0.1)], loud)).toEqual([]);
    expect(whoSpeaks([voice], [], loud)).toEqual([]);
  });
});

describe('oneOfEach', () => {
  it('gives probabilities, of which no source and no person has more than one', () => {
    const table = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) =>
      fc.array(fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
    fc.assert(
      fc.property(table, (odds) => {
        const sure = oneOfEach(odds);
        for (const row of sure) expect(row.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(1 + 1e-9);
        for (const column of odds[0]!.keys())
          expect(sure.reduce((sum, row) => sum + row[column]!, 0)).toBeLessThanOrEqual(1.02);
      }),
    );
  });

  it('leaves the other person to the other source', () => {
    const [first, second] = oneOfEach([
      [4, 1],
      [1, 1],
    ]);
    expect(first![0]).toBeGreaterThan(0.7);
    expect(second![1]).toBeGreaterThan(second![0]!);
  });
});

describe('whatSounds', () => {
  const path = (x: number) => [
    { timeSeconds: 0, box: [x, 0.2, 0.1, 0.2] as Box },
    { timeSeconds: 6, box: [x, 0.2, 0.1, 0.2] as Box },
  ];
  const thing = (x: number, label?: string) => ({
    startSeconds: 0,
    endSeconds: 6,
    path: path(x),
    confidence: 0.9,
    ...(label && { label, labelConfidence: 0.8 }),
  });
  const movement = (x: number, startSeconds: number, endSeconds: number) => ({
    startSeconds,
    endSeconds,
    path: path(x),
    growthX: 0,
    growthY: 0,
  });
  const known = (things: WhatIsKnown['things'], movements: readonly ReturnType<typeof movement>[]): WhatIsKnown => ({
    shots: [{ startSeconds: 0, endSeconds: 6, transition: 'START', camera: [], movements }],
    faces: [],
    bodies: [],
    hands: [],
    things,
    aspect: 1.78,
  });
  const noise = (label: string, startSeconds: number, endSeconds: number) => ({
    place: 0,
    label,
    turns: [{ startSeconds, endSeconds }],
  });

  it('finds what stops where a knock begins, and what moves as long as it hums', () => {
    const all = known([thing(0.1), thing(0.6)], [movement(0.1, 1, 2), movement(0.6, 3, 5)]);
    expect(whatSounds([noise('machine', 2.05, 2.2)], all)[0]!.seen).toEqual({ of: 'appearances', place: 0 });
    expect(whatSounds([noise('machine', 3.1, 5)], all)[0]!.seen).toEqual({ of: 'appearances', place: 1 });
  });

  it('finds the dog that barks, and nothing for a sound that nothing goes with', () => {
    const all = known([thing(0.1, 'cat'), thing(0.6, 'dog')], []);
    expect(whatSounds([noise('dog', 2, 2.5)], all)[0]!.seen).toEqual({ of: 'appearances', place: 1 });
    expect(whatSounds([noise('thunder', 2, 2.5)], all)).toEqual([]);
  });
});
