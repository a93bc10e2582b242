/**
 * How often scenes are told rightly: on places that the project draws, as stills and as films, and on films and pictures given.
 *
 *   npx tsx benchmark/evaluations/sight/scenes.ts [--first 100] [--places 100] [FILM_OR_PICTURE…]
 */
import { createCanvas } from '@napi-rs/canvas';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { openMedia } from '../../../src/media/open-media.ts';
import type { MediaFile } from '../../../src/media/media.ts';
import findScenes from '../../../src/sight/scenes/find-scenes.ts';
import type { SceneFound } from '../../../src/sight/scenes/scene.ts';
import { seededRandom } from '../seeded-random.ts';
import { drawPerson, looks } from './rendered/person.ts';
import { place } from './rendered/places.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { first: { type: 'string', default: '100' }, places: { type: 'string', default: '100' } },
});
const [width, height] = [160, 90];

console.log(
  '| drawn places | setting: right / wrong / unknown | time of day: right / wrong / unknown | mean brightness |\n|---|---|---|---|',
);
for (const indoors of [false, true]) {
  for (const night of [false, true]) {
    const scenes: SceneFound[] = [];
    for (let i = 0; i < Number(values.places); i++) {
      scenes.push((await scenesOf(still(`places ${Number(values.first) + i}`, indoors, night)))[0]!);
    }
    const counts = (is: (scene: SceneFound) => string, truth: string): string => {
      const said = scenes.map(is);
      const right = said.filter((each) => each === truth).length;
      const unknown = said.filter((each) => each === 'UNKNOWN').length;
      return `${right} / ${scenes.length - right - unknown} / ${unknown}`;
    };
    const setting = counts((scene) => scene.setting, indoors ? 'INDOORS' : 'OUTDOORS');
    const dayTime = counts((scene) => scene.dayTime, night ? 'NIGHT' : 'DAY');
    const brightness = scenes.reduce((sum, scene) => sum + scene.brightness, 0) / scenes.length;
    const name = `${indoors ? 'rooms' : 'open air'}, ${night ? 'night' : 'day'}`;
    console.log(`| ${name} | ${setting} | ${dayTime} | ${brightness.toFixed(2)} |`);
  }
}
for (const path of positionals) {
  const scenes = await scenesOf(await openMedia(path));
  const told = scenes.map(
    ({ setting, outdoorsProbability, dayTime, dayProbability, brightness }) =>
      `${setting} (outdoors ${outdoorsProbability.toFixed(2)}), ${dayTime} (day ${dayProbability.toFixed(2)}), brightness ${brightness.toFixed(2)}`,
  );
  console.log(`${basename(path)}: ${told.join('; ')}`);
}

/** One picture of a place from anywhere in it, with people or without. */
function still(seed: string, indoors: boolean, night: boolean): MediaFile {
  const random = seededRandom(seed);
  const { canvas } = place(random, { indoors, night });
  const pen = createCanvas(width, height).getContext('2d');
  const [across, down] = [random.between(0, canvas.width - 640), random.between(80, canvas.height - 360 - 80)];
  pen.drawImage(canvas, across, down, 640, 360, 0, 0, width, height);
  for (let i = 0; i < Math.floor(random.next() * 3); i++) {
    const size = random.between(45, 80);
    drawPerson(pen, { x: random.between(20, 140), y: 88 }, size, {}, random.oneOf(looks));
  }
  const { data } = pen.getImageData(0, 0, width, height);
  const rgb = Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!);
  return {
    path: seed,
    facts: { container: 'drawn', durationSeconds: 1, video: { codec: 'drawn', width, height, frameRateHz: 2 } },
    pcm: () => Promise.reject(new Error('no sound')),
    async *frames() {
      yield await Promise.resolve({ index: 0, timeSeconds: 0, width, height, rgb });
    },
  };
}

async function scenesOf(media: MediaFile): Promise<readonly SceneFound[]> {
  const { durationSeconds: endSeconds } = media.facts;
  const [scenes] = await findScenes({
    subjects: [{ id: media.path, startSeconds: 0, endSeconds }],
    media,
    // Each is taken for one shot.
    inputs: { shots: [{ startSeconds: 0, endSeconds }] },
    parameters: {},
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  return scenes!;
}
