/**
 * Things without a name, end to end: scenes made of Tux Paint's stamps, through the codec, the eyes and the clusterer.
 *
 *     npx tsx benchmark/evaluations/appearances.ts [stamps folder] [--half tune|test] [--json]
 *
 * The folder is `usr/share/tuxpaint/stamps` of Debian's tuxpaint-stamps-default; `TUXPAINT_STAMPS` says it too.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMedia } from '../../src/media/open-media.ts';
import { settleAppearances, type SeenAppearance } from '../../src/sight/appearance/appearance-clusterer.ts';
import { boxIou } from '../../src/sight/pictures/picture.ts';
import recognise from '../../src/sight/contexts/recognise-visual-contexts.ts';
import type { AppearanceFound } from '../../src/sight/contexts/visual-context.ts';
import findShots from '../../src/sight/shots/find-shots.ts';
import { makeScenes, sceneSize, type Backdrop, type Scene } from './appearances/scenes.ts';
import { readHalf } from './appearances/stamps.ts';
import { pairwiseScore } from './pairwise-score.ts';
import { seededRandom } from './seeded-random.ts';

const times = 4;

interface Found {
  readonly id: string;
  readonly thing: AppearanceFound;
  /** The stamp that it is, where it is one. */
  readonly name: string | undefined;
}

const values = process.argv.slice(2);
const half = values.includes('tune') ? 'tune' : 'test';
const folder = values.find((value) => existsSync(value)) ?? process.env['TUXPAINT_STAMPS'];

if (folder === undefined || !existsSync(folder)) {
  process.stderr.write(
    'skipped: no stamps. `apt-get download tuxpaint-stamps-default && dpkg -x *.deb stamps`, ' +
      'then give stamps/usr/share/tuxpaint/stamps\n',
  );
} else {
  const work = await mkdtemp(join(tmpdir(), 'appearances-'));
  try {
    await evaluate(folder, work);
  } finally {
    await rm(work, { recursive: true });
  }
}

async function evaluate(stampsFolder: string, work: string): Promise<void> {
  const stamps = await readHalf(stampsFolder, half);
  const all: Found[] = [];
  const rows: Record<string, unknown>[] = [];
  for (const backdrop of ['plain', 'textured'] as const satisfies readonly Backdrop[]) {
    const path = join(work, `${backdrop}.mp4`);
    const scenes = await makeScenes(path, stamps, times, backdrop, seededRandom(half + backdrop));
    const { found, recalled, shown, cpuMsPerFrame } = await look(path, scenes, backdrop);
    rows.push({
      backdrop,
      foundShare: recalled / shown,
      spurious: found.filter(({ name }) => !name).length,
      cpuMsPerFrame,
    });
    Object.assign(rows.at(-1)!, score(found));
    all.push(...found);
  }
  rows.push({ backdrop: 'both together', ...score(all) });
  for (const row of rows) process.stdout.write(`${JSON.stringify(row, rounded)}\n`);
  for (const minConfidence of [0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95]) {
    const named = all.filter(({ thing }) => (thing.labelConfidence ?? 0) >= minConfidence);
    const labels = Object.entries(
      named.reduce<Record<string, number>>((counts, { name, thing }) => {
        const key = `${name ?? 'nothing'}: ${thing.label!}`;
        return { ...counts, [key]: (counts[key] ?? 0) + 1 };
      }, {}),
    );
    process.stdout.write(
      `${JSON.stringify({ minConfidence, named: named.length, labels: labels.map((l) => l.join(' ')) })}\n`,
    );
  }
}

async function look(path: string, scenes: readonly Scene[], prefix: string) {
  const media = await openMedia(path);
  const subject = { id: 'rec', startSeconds: 0, endSeconds: media.facts.durationSeconds };
  const before = process.cpuUsage();
  const batch = {
    subjects: [subject],
    media,
    inputs: {},
    parameters: {},
    progress: () => undefined,
    signal: new AbortController().signal,
  };
  const [shots] = await findShots(batch);
  const [seen] = await recognise({ ...batch, inputs: { shots } });
  const used = process.cpuUsage(before);
  const found: Found[] = [];
  let recalled = 0;
  let shown = 0;
  scenes.forEach((scene, index) => {
    const middle = (scene.startSeconds + scene.endSeconds) / 2;
    const things = seen!.appearances.filter(
      ({ startSeconds, endSeconds }) => startSeconds <= middle && middle < endSeconds,
    );
    shown += scene.shown.length;
    recalled += scene.shown.filter(({ box }) => things.some((thing) => boxIou(thing.box, box) > 0.5)).length;
    things.forEach((thing, i) => {
      const name = scene.shown.find(({ box }) => boxIou(thing.box, box) > 0.5)?.name;
      found.push({ id: `${prefix}-${String(index).padStart(4, '0')}-${i}`, thing, name });
    });
  });
  const frames = subject.endSeconds * sceneSize.ratePerSecond;
  return { found, recalled, shown, cpuMsPerFrame: (used.user + used.system) / 1000 / frames };
}

/** Of the appearances that are a stamp; the others are counted as spurious, and clustered with them all the same. */
function score(found: readonly Found[]) {
  const seen = found.map(({ id, thing }): SeenAppearance => ({ id, descriptor: thing.descriptor }));
  const { assignments } = settleAppearances('evaluation', seen);
  const conceptOf = new Map(assignments.map(({ appearanceId, conceptId }) => [appearanceId, conceptId]));
  const real = found.filter(({ name }) => name !== undefined);
  const group = ({ id }: Found): string => conceptOf.get(id)!;
  const truth = ({ name }: Found): string => name!;
  const confused = new Set<string>();
  for (const a of real) {
    for (const b of real) {
      if (group(a) === group(b) && truth(a) < truth(b)) confused.add(`${truth(a)} = ${truth(b)}`);
    }
  }
  return { appearances: real.length, ...pairwiseScore(real, group, truth), confused: [...confused] };
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
}
