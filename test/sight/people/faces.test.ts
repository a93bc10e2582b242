import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionsOver } from '../../../src/sight/people/expressions-over.ts';
import { expressions } from '../../../src/sight/people/expression.ts';
import { facePointLength } from '../../../src/sight/people/face-looks.ts';
import { encodeFacePoint, faceLikeness } from '../../../src/sight/people/face-point.ts';
import type { FaceMoments } from '../../../src/sight/people/face.ts';
import { personsOfFaces } from '../../../src/sight/people/persons-of-faces.ts';
import { restoredMoments, storedMoments } from '../../../src/sight/people/stored-moments.ts';

/** Points that are far from each other for different persons. */
function look(person: number, noise = 0): Float32Array {
  const values = Float32Array.from(
    { length: facePointLength },
    (_, i) => (i % 7 === person ? 1 : 0) + noise * ((i * 31) % 10),
  );
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return values.map((value) => value / length);
}

const face = (person: number, startSeconds: number, endSeconds: number, noise = 0.01) => ({
  startSeconds,
  endSeconds,
  point: encodeFacePoint([look(person, noise)]),
});

describe('encodeFacePoint', () => {
  it('keeps who is who in one byte a number', () => {
    const [one, again, other] = [look(1), look(1, 0.02), look(2)].map((each) => encodeFacePoint([each]));
    expect(one).toHaveLength(facePointLength);
    expect(faceLikeness(one!, again!)).toBeGreaterThan(0.95);
    expect(faceLikeness(one!, other!)).toBeLessThan(0.1);
  });
});

describe('personsOfFaces', () => {
  it('knows a person again in a later shot', () => {
    expect(personsOfFaces([face(1, 0, 2), face(2, 0, 2), face(1, 3, 5, 0.02)])).toEqual([0, 1, 0]);
  });

  it('counts two who look alike and are in view together as two', () => {
    const persons = personsOfFaces([face(1, 0, 2), face(1, 1, 3), face(1, 0, 3, 0.02)]);
    expect(new Set(persons).size).toBe(3);
  });

  it('never makes one person of faces in view together, whatever they look like', () => {
    const anyFace = fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 8 }))
      .map(([person, start, length]) => face(person, start, start + length));
    fc.assert(
      fc.property(fc.array(anyFace, { maxLength: 12 }), (faces) => {
        const persons = personsOfFaces(faces);
        faces.forEach((a, i) =>
          faces.slice(0, i).forEach((b, j) => {
            if (a.startSeconds < b.endSeconds && b.startSeconds < a.endSeconds) expect(persons[i]).not.toBe(persons[j]);
          }),
        );
      }),
    );
  });
});

function moments(length: number, valueAt: (at: number) => number): FaceMoments {
  const series = () => Float32Array.from({ length }, (_, at) => valueAt(at));
  const expression = new Float32Array(length * expressions.length).fill(NaN);
  for (let at = 0; at < length; at += 3) {
    expression.fill(0, at * expressions.length, (at + 1) * expressions.length);
    expression[at * expressions.length + (at < length / 2 ? 3 : 0)] = 1;
  }
  const [mouth, eyes, yaw, pitch, roll, gazeX, gazeY] = Array.from({ length: 7 }, series) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return { startSeconds: 2, ratePerSecond: 12, mouth, eyes, yaw, pitch, roll, gazeX, gazeY, expression };
}

describe('storedMoments', () => {
  it('come back as they were, what was not measured too', () => {
    const before = moments(25, (at) => (at % 5 === 0 ? NaN : Math.sin(at)));
    expect(restoredMoments(storedMoments(before))).toEqual(before);
    expect(restoredMoments(storedMoments(moments(0, () => 0))).mouth).toHaveLength(0);
  });
});

describe('expressionsOver', () => {
  it('is the mean over the stretch that is asked for', () => {
    const seen = moments(24, () => 0);
    expect(expressionsOver(seen, 2, 2.9)[0]).toEqual({ expression: 'HAPPY', share: 1 });
    expect(expressionsOver(seen, 3.1, 4)[0]).toEqual({ expression: 'ANGRY', share: 1 });
    expect(
      expressionsOver(seen, 2, 4)
        .slice(0, 2)
        .map(({ share }) => share),
    ).toEqual([0.5, 0.5]);
    expect(expressionsOver(seen, 9, 10)).toEqual([]);
  });
});
