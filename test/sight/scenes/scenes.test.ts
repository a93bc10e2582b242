import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place } from '../../../benchmark/evaluations/sight/rendered/places.ts';
import { seededRandom } from '../../../benchmark/evaluations/seeded-random.ts';
import type { Picture } from '../../../src/sight/pictures/picture.ts';
import findScenes from '../../../src/sight/scenes/find-scenes.ts';
import { logistic } from '../../../src/dsp/log-odds.ts';
import { judgeScene } from '../../../src/sight/scenes/judge-scene.ts';
import { luminance } from '../../../src/sight/scenes/luminance.ts';
import { sceneCues } from '../../../src/sight/scenes/scene-cues.ts';
import { scenesOfShots, type SceneMoment } from '../../../src/sight/scenes/scenes-of-shots.ts';
import { sceneLabels } from '../../../src/sight/scenes/scene.ts';
import { videoOf } from '../drawn-pictures.ts';

const [width, height] = [160, 90];

function even(red: number, green: number, blue: number): Picture {
  const pixels = new Uint8Array(width * height * 3);
  for (let i = 0; i < pixels.length; i += 3) pixels.set([red, green, blue], i);
  return { width, height, pixels };
}

function drawn(seed: number, how: { indoors: boolean; night: boolean }): Picture {
  const pen = createCanvas(width, height).getContext('2d');
  pen.drawImage(place(seededRandom(`scene ${seed}`), how).canvas, 256, 144, 640, 360, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  return {
    width,
    height,
    pixels: Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!),
  };
}

describe('luminance', () => {
  it('is that of linear light: a middle grey of 8 bits is about a fifth of white', () => {
    expect(luminance(even(0, 0, 0))[0]).toBe(0);
    expect(luminance(even(255, 255, 255))[0]).toBeCloseTo(1, 5);
    expect(luminance(even(128, 128, 128))[0]).toBeCloseTo(0.2159, 3);
    expect(luminance(even(0, 255, 0))[0]).toBeCloseTo(0.7152, 4);
  });
});

describe('judgeScene', () => {
  const judged = (picture: Picture) => {
    const { outdoors, day } = judgeScene(sceneCues(picture));
    return { outdoors: logistic(outdoors), day: logistic(day) };
  };

  it.each([0, 1, 2, 3])('tells the open air by its sky, by day and by night (place %i)', (seed) => {
    const day = judged(drawn(seed, { indoors: false, night: false }));
    const night = judged(drawn(seed, { indoors: false, night: true }));
    expect(day.outdoors).toBeGreaterThan(0.8);
    expect(night.outdoors).toBeGreaterThan(0.8);
    expect(day.day).toBeGreaterThan(0.8);
    expect(night.day).toBeLessThan(0.2);
  });

  it.each([0, 1, 2, 3])('tells a room by its frames, and not whether it is day there (place %i)', (seed) => {
    const { outdoors, day } = judged(drawn(seed, { indoors: true, night: false }));
    expect(outdoors).toBeLessThan(0.2);
    expect(Math.abs(day - 0.5)).toBeLessThan(0.3);
  });

  it('says nothing of an even picture, be it blue, or of a black one', () => {
    for (const picture of [even(60, 150, 220), even(200, 200, 200), even(0, 0, 0)]) {
      const { outdoors, day } = judged(picture);
      expect(outdoors).toBeGreaterThan(0.15);
      expect(outdoors).toBeLessThan(0.8);
      expect(day).toBeGreaterThan(0.2);
      expect(day).toBeLessThan(0.8);
    }
  });
});

describe('scenesOfShots', () => {
  const moments = (from: number, to: number, outdoors: number, brightness = 0.3): SceneMoment[] =>
    Array.from({ length: (to - from) * 2 }, (_, i) => ({ timeSeconds: from + i / 2, outdoors, day: 2, brightness }));

  it('keeps a long shot together while it says the same, and cuts it where it walks out of the door', () => {
    const shots = [{ startSeconds: 0, endSeconds: 60 }];
    expect(scenesOfShots(shots, moments(0, 60, 3))).toHaveLength(1);
    const walked = scenesOfShots(shots, [...moments(0, 30, -3), ...moments(30, 60, 3)]);
    expect(walked.map(({ setting, startSeconds, endSeconds }) => [setting, startSeconds, endSeconds])).toEqual([
      ['INDOORS', 0, 30],
      ['OUTDOORS', 30, 60],
    ]);
  });

  it('begins anew where the light changes by more than a factor of two', () => {
    const lamp = scenesOfShots(
      [{ startSeconds: 0, endSeconds: 20 }],
      [...moments(0, 10, 0), ...moments(10, 20, 0, 0.05)],
    );
    expect(lamp.map(({ brightness }) => brightness)).toEqual([expect.closeTo(0.3), expect.closeTo(0.05)]);
  });

  it('says nothing of a shot in which no picture was looked at', () => {
    const shots = [
      { startSeconds: 0, endSeconds: 1 },
      { startSeconds: 1, endSeconds: 1.2 },
    ];
    expect(scenesOfShots(shots, moments(0, 1, 0))).toHaveLength(1);
  });

  it('lies within its shot, in order, with probabilities, and names only what is sure', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 1, maxLength: 80 }), (logs) => {
        const end = logs.length / 2;
        const seen = logs.map((outdoors, i) => ({ timeSeconds: i / 2, outdoors, day: -outdoors, brightness: 0.2 }));
        const scenes = scenesOfShots([{ startSeconds: 0, endSeconds: end }], seen);
        expect(scenes[0]!.startSeconds).toBe(0);
        expect(scenes.at(-1)!.endSeconds).toBeCloseTo(end);
        for (const [i, scene] of scenes.entries()) {
          if (i > 0) expect(scene.startSeconds).toBe(scenes[i - 1]!.endSeconds);
          for (const { confidence } of sceneLabels(scene)) {
            expect(confidence).toBeGreaterThanOrEqual(0.8);
            expect(confidence).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});

describe('findScenes', () => {
  it('judges each shot of a film by itself', async () => {
    const room = drawn(1, { indoors: true, night: false });
    const night = drawn(1, { indoors: false, night: true });
    const media = videoOf([room, room, room, room, night, night, night, night]);
    const [scenes] = await findScenes({
      subjects: [{ id: 'rec', startSeconds: 0, endSeconds: 4 }],
      media,
      inputs: {
        shots: [
          { startSeconds: 0, endSeconds: 2 },
          { startSeconds: 2, endSeconds: 4 },
        ],
      },
      parameters: {},
      progress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(scenes!.map(({ setting, dayTime }) => [setting, dayTime])).toEqual([
      ['INDOORS', 'UNKNOWN'],
      ['OUTDOORS', 'NIGHT'],
    ]);
    expect(scenes![0]!.brightness).toBeGreaterThan(scenes![1]!.brightness);
  });
});
