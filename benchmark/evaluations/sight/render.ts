/**
 * Draws films of which it is known what they show, and writes what is true of them, as `phonograph evaluate sight` takes it:
 * `npx tsx benchmark/evaluations/sight/render.ts FOLDER shots,tracks,gestures,deeds FIRST COUNT`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TimedAction } from '../../../src/sight/evaluation/action-score.ts';
import { makeDeedClip } from './rendered/deed-clips.ts';
import { makeGestureClip } from './rendered/gesture-clips.ts';
import { makeShotClip } from './rendered/shot-clips.ts';
import { makeTrackClip } from './rendered/track-clips.ts';

type Row = readonly (string | number)[];

const makers = {
  shots: async (folder: string, seed: number): Promise<Row[]> => {
    const { path, shots } = await makeShotClip(folder, seed);
    return shots.slice(1).map(({ startSeconds, transition }) => [path, 'boundary', startSeconds, transition]);
  },
  tracks: async (folder: string, seed: number): Promise<Row[]> => {
    const { path, things } = await makeTrackClip(folder, seed);
    return things.flatMap(({ name, places }) =>
      places.map(({ timeSeconds, box }) => [path, 'thing', name, timeSeconds, ...box]),
    );
  },
  gestures: async (folder: string, seed: number) => rowsOfActions(await makeGestureClip(folder, seed)),
  deeds: async (folder: string, seed: number) => rowsOfActions(await makeDeedClip(folder, seed)),
} as const;

function rowsOfActions({ path, actions }: { path: string; actions: readonly TimedAction[] }): Row[] {
  // A film in which nothing is done counts as well.
  return [
    [path, 'action'],
    ...actions.map(({ label, startSeconds, endSeconds }) => [path, 'action', label, startSeconds, endSeconds]),
  ];
}

const [folder, kinds = Object.keys(makers).join(','), first = '0', count = '6'] = process.argv.slice(2);
if (folder === undefined) throw new Error('where to? FOLDER [KINDS [FIRST [COUNT]]]');
await mkdir(folder, { recursive: true });
const rows: Row[] = [];
for (const kind of kinds.split(',')) {
  const make = makers[kind as keyof typeof makers];
  if (make === undefined) throw new Error(`there is no kind ${kind}; there are ${Object.keys(makers).join(', ')}`);
  for (let seed = Number(first); seed < Number(first) + Number(count); seed++) rows.push(...(await make(folder, seed)));
}
const text = rows.map(([path, ...cells]) =>
  [basename(String(path)), ...cells.map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(4)) : cell))].join(
    '\t',
  ),
);
await writeFile(join(folder, 'truth.tsv'), `${text.join('\n')}\n`);
