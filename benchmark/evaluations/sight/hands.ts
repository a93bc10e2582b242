/**
 * How well are hands found and followed: on films of a hand, on talking heads that show none, and on photographed hands that are put on
 * drawn people, or before a backdrop, of which it is known where they are?
 *
 *     npx tsx benchmark/evaluations/sight/hands.ts FOLDER
 *
 * FOLDER has `asl_hand.25fps.mp4` (of TensorFlow's tfjs-models), other films of hands beside it, and in `grid` films without hands.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Lanes } from '../../../src/inference/lanes.ts';
import { allResultsOfFile } from '../../../src/inference/infer-file.ts';
import type { MediaFile } from '../../../src/media/media.ts';
import { openMedia } from '../../../src/media/open-media.ts';
import findHands from '../../../src/sight/hands/find-hands.ts';
import type { HandFound } from '../../../src/sight/hands/hand.ts';
import { bodiesOfRecording } from '../../../src/sight/people/bodies-inference.ts';
import type { BodyFound } from '../../../src/sight/people/body.ts';
import findBodies from '../../../src/sight/people/find-bodies.ts';
import { shotsOfRecording } from '../../../src/sight/shots/shots-inference.ts';
import { printTable } from '../print-table.ts';
import { cutOutHands } from './rendered/cut-out-hands.ts';
import { closeUp, handFilm, palmByHeight, personFilm, type HandClip } from './rendered/hand-clips.ts';

const { width, height, ratePerSecond, seconds } = handFilm;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('which FOLDER of films?');
const lanes = new Lanes(1);
printTable('Films', await realFilms(folder));
const cut = await cutOutHands(join(folder, 'asl_hand.25fps.mp4'));
const rows: Record<string, string | number>[] = [];
for (const personHeight of [310, 500, 800]) {
  const films = Array.from({ length: 6 }, (_, seed) => personFilm(cut, personHeight, seed));
  rows.push(
    await scored(`on people of ${personHeight} pixels (palm ${Math.round(personHeight * palmByHeight)})`, films),
  );
}
for (const palm of [20, 40, 80]) {
  const films = Array.from({ length: 8 }, (_, seed) => closeUp(cut, palm, seed));
  rows.push(await scored(`alone, palm of ${palm} pixels, in eight directions`, films));
}
printTable('Photographed hands', rows);
await lanes.close();

async function realFilms(from: string): Promise<Record<string, string | number>[]> {
  const films = [
    ...(await readdir(from)).filter((name) => /\.(mp4|mpg)$/.test(name)),
    ...(await readdir(join(from, 'grid'))).map((name) => join('grid', name)),
  ].sort();
  const told: Record<string, string | number>[] = [];
  for (const name of films) {
    const media = await openMedia(join(from, name));
    const all = await allResultsOfFile([bodiesOfRecording, shotsOfRecording], join(from, name), lanes);
    const inputs = {
      shots: all.foundBy(shotsOfRecording)[0]?.result,
      bodies: all.foundBy(bodiesOfRecording)[0]?.result,
    };
    const { hands, milliseconds } = await handsIn(media, inputs);
    const frames = Math.ceil(media.facts.durationSeconds * ratePerSecond);
    const seen = hands.flatMap(({ moments }) => [...moments.confidence].filter((value) => !Number.isNaN(value)));
    told.push({
      film: name,
      hands: hands.length,
      frames,
      'frames with a hand': seen.length,
      'ms a frame': (milliseconds / frames).toFixed(1),
    });
  }
  return told;
}

async function handsIn(
  media: MediaFile,
  inputs: Readonly<Record<string, unknown>>,
): Promise<{ hands: readonly HandFound[]; milliseconds: number }> {
  const before = process.cpuUsage();
  const [hands] = await findHands(batchOf(media, inputs));
  const { user, system } = process.cpuUsage(before);
  return { hands: hands!, milliseconds: (user + system) / 1000 };
}

function batchOf(media: MediaFile, inputs: Readonly<Record<string, unknown>>) {
  return {
    subjects: [{ id: 'film', startSeconds: 0, endSeconds: media.facts.durationSeconds }],
    media,
    inputs,
    parameters: {},
    progress: () => undefined,
    signal: new AbortController().signal,
  };
}

async function scored(name: string, films: readonly HandClip[]): Promise<Record<string, string | number>> {
  let [places, found, sides, owners, wrong, tracks, error, milliseconds] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const film of films) {
    const bodies = name.startsWith('on people') ? await bodiesIn(film.media) : [];
    const { hands, milliseconds: taken } = await handsIn(film.media, { bodies });
    milliseconds += taken;
    tracks += hands.length;
    for (let frame = 0; frame < seconds * ratePerSecond; frame++) {
      const seen = hands.flatMap((hand) => momentOf(hand, frame));
      const free = new Set(seen);
      for (const truth of film.hands) {
        const { wrist, palm, openness, isInView } = truth.places[frame]!;
        const home = seen.find(({ x, y }) => Math.hypot(x - wrist.x, y - wrist.y) < palm);
        if (home) free.delete(home);
        if (!isInView) continue;
        places++;
        if (!home) continue;
        found++;
        if (home.hand.side === truth.side) sides++;
        if (home.hand.body) owners++;
        error += Math.abs(home.openness - openness);
      }
      wrong += free.size;
    }
  }
  const share = (count: number, of: number): string => `${Math.round((100 * count) / (of || 1))} %`;
  return {
    hands: name,
    'places found': share(found, places),
    'tracks a hand': (tracks / films.reduce((sum, film) => sum + film.hands.length, 0)).toFixed(1),
    'wrong places': share(wrong, places),
    'side right': share(sides, found),
    'body known': share(owners, found),
    'error of openness': (error / (found || 1)).toFixed(2),
    'ms a frame': (milliseconds / (films.length * seconds * ratePerSecond)).toFixed(1),
  };
}

function momentOf(hand: HandFound, frame: number): { hand: HandFound; x: number; y: number; openness: number }[] {
  const at = frame - Math.round(hand.moments.startSeconds * ratePerSecond);
  const openness = hand.moments.openness[at];
  if (openness === undefined || Number.isNaN(openness)) return [];
  const [x, y] = [hand.moments.points[at * 42]! * width, hand.moments.points[at * 42 + 1]! * height];
  return [{ hand, x, y, openness }];
}

async function bodiesIn(media: MediaFile): Promise<readonly BodyFound[]> {
  const path = [{ timeSeconds: 0, box: [0.2, 0, 0.6, 1] }];
  const appearances = [{ startSeconds: 0, endSeconds: seconds, path, label: 'person', labelConfidence: 0.9 }];
  const [bodies] = await findBodies(batchOf(media, { 'visual-contexts': { appearances, contexts: [] }, faces: [] }));
  return bodies!;
}
