/**
 * Looks at Tux Paint's stamps through the program's own eyes, for `models/appearance/train.py`.
 *
 *     npx tsx benchmark/evaluations/appearances/dump-features.ts STAMPS_FOLDER FEATURES_FOLDER
 *
 * Takes the stamps that the evaluation neither tunes nor scores on, and those that it tunes on; never those it scores on.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeScenes, sceneSize, type Backdrop } from './scenes.ts';
import { readHalf } from './stamps.ts';
import { seededRandom } from '../seeded-random.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import { appearanceFeatures } from '../../../src/sight/appearance/appearance-features.ts';
import { ObjectNetwork } from '../../../src/sight/objects/object-network.ts';
import { boxIou } from '../../../src/sight/pictures/picture.ts';
import { salientRegions } from '../../../src/sight/objects/salient-regions.ts';

const [stampsFolder, target] = process.argv.slice(2);
if (!stampsFolder || !target) throw new Error('give the folder of stamps and the folder to write to');
await mkdir(target, { recursive: true });

for (const half of ['fit', 'tune'] as const) {
  const stamps = await readHalf(stampsFolder, half);
  await dump(half, stamps, 'plain', half === 'fit' ? 3 : 4);
  await dump(half, stamps, 'textured', half === 'fit' ? 2 : 4);
}

async function dump(
  half: string,
  stamps: Awaited<ReturnType<typeof readHalf>>,
  backdrop: Backdrop,
  times: number,
): Promise<void> {
  const path = join(target!, `${half}-${backdrop}`);
  const prefix = half === 'fit' ? 'train-' : half;
  const scenes = await makeScenes(`${path}.mp4`, stamps, times, backdrop, seededRandom(prefix + backdrop));
  const network = await ObjectNetwork.load();
  const media = await openMedia(`${path}.mp4`);
  const names: string[] = [];
  const rows: Buffer[] = [];
  const framesAScene = sceneSize.seconds * sceneSize.ratePerSecond;
  for await (const frame of media.frames({ ratePerSecond: sceneSize.ratePerSecond })) {
    const scene = scenes[Math.floor(frame.index / framesAScene)];
    if (!scene || frame.index % framesAScene !== 1) continue;
    const picture = { width: frame.width, height: frame.height, pixels: frame.rgb };
    for (const region of salientRegions(picture)) {
      const shown = scene.shown.find(({ box }) => boxIou(region.box, box) > 0.5);
      if (!shown) continue;
      const { form } = await appearanceFeatures(picture, region, network);
      names.push(shown.name);
      rows.push(Buffer.from(form.buffer, form.byteOffset, form.byteLength));
    }
  }
  await writeFile(`${path}.features`, Buffer.concat(rows));
  await writeFile(`${path}.names`, names.join('\n'));
  process.stderr.write(`${path}: ${names.length} looks\n`);
}
