/**
 * How often colours, numbers and relations of things are told rightly: on films that the project draws, by the whole chain from
 * pictures, and for colours and relations also from where the things truly are.
 *
 *   npx tsx benchmark/evaluations/sight/qualities.ts [--first 0] [--films 20]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openMedia } from '../../../src/media/open-media.ts';
import type { MediaFile } from '../../../src/media/media.ts';
import recogniseVisualContexts from '../../../src/sight/contexts/recognise-visual-contexts.ts';
import type { SightFound } from '../../../src/sight/contexts/visual-context.ts';
import { boxAt } from '../../../src/sight/objects/path.ts';
import { boxIou, type Box } from '../../../src/sight/pictures/picture.ts';
import type { BasicColour } from '../../../src/sight/qualities/basic-colours.ts';
import findQualities from '../../../src/sight/qualities/find-qualities.ts';
import type { QualityFound } from '../../../src/sight/qualities/quality.ts';
import { seededRandom, type Random } from '../seeded-random.ts';
import { backdrop, look, still } from './rendered/camera.ts';
import { place } from './rendered/places.ts';
import { film, stage, type Pen } from './rendered/stage.ts';

const { values } = parseArgs({
  options: { first: { type: 'string', default: '0' }, films: { type: 'string', default: '20' } },
});

interface Shape {
  readonly term: BasicColour;
  readonly box: Box;
}

/** Colours that anybody would call so, from which those of shapes stray a little. */
const inks: Readonly<Record<BasicColour, readonly [number, number, number]>> = {
  black: [22, 22, 24],
  white: [244, 244, 242],
  grey: [128, 128, 130],
  red: [205, 28, 34],
  green: [36, 145, 58],
  yellow: [246, 218, 40],
  blue: [36, 92, 210],
  brown: [112, 66, 30],
  orange: [246, 130, 24],
  pink: [246, 146, 178],
  purple: [120, 44, 150],
};
const terms = Object.keys(inks) as BasicColour[];

const folder = await mkdtemp(join(tmpdir(), 'qualities-'));
const tally = { things: 0, seen: 0, colour: [0, 0, 0], chainColour: [0, 0, 0], number: [0, 0], relation: [0, 0] };
for (let i = 0; i < Number(values.films); i++) {
  const random = seededRandom(`qualities ${Number(values.first) + i}`);
  const shapes = shapesOf(random);
  const where = place(random, { night: false });
  const kinds = shapes.map(() => random.oneOf(['disc', 'box', 'star'] as const));
  const path = join(folder, `${i}.mp4`);
  await film(path, 2, (pen) => {
    look(pen, still);
    backdrop(pen, where);
    pen.resetTransform();
    shapes.forEach((shape, at) => paint(pen, shape, kinds[at]!));
  });
  const media = await openMedia(path);
  const truth: SightFound['appearances'] = shapes.map(({ box }) => ({
    startSeconds: 0,
    endSeconds: 2,
    box,
    path: [{ timeSeconds: 0, box }],
    confidence: 1,
    descriptor: new Uint8Array(),
    isNamed: false,
  }));
  const told = await qualitiesOf(media, { appearances: truth, contexts: [] });
  shapes.forEach(({ term }, at) => count(tally.colour, coloursOf(told, at), term));
  const isPair = (first: number, second: number) => (quality: QualityFound) =>
    quality.kind === 'SPATIAL_RELATION' && quality.of[0]!.place === first && quality.of[1]!.place === second;
  // The truth by hand: which sides do not meet.
  for (let a = 0; a < shapes.length; a++) {
    for (let b = 0; b < shapes.length; b++) {
      for (const { label } of told.filter(isPair(a, b))) {
        tally.relation[isTrue(label, shapes[a]!.box, shapes[b]!.box) ? 0 : 1]!++;
      }
    }
  }
  const [sight] = await recogniseVisualContexts({ ...batchOf(media), inputs: {} });
  const chain = await qualitiesOf(media, sight!);
  tally.things += shapes.length;
  for (const { term, box } of shapes) {
    const at = sight!.appearances.findIndex((each) => boxIou(boxAt(each.path, 1), box) >= 0.5);
    if (at < 0) continue;
    tally.seen++;
    count(tally.chainColour, coloursOf(chain, at), term);
  }
  const longest = chain
    .filter(({ kind, of }) => kind === 'NUMBER' && of.length > 0)
    .sort((a, b) => b.endSeconds - b.startSeconds - (a.endSeconds - a.startSeconds) || b.of.length - a.of.length)[0];
  tally.number[longest?.of.length === shapes.length ? 0 : 1]!++;
}
const [right, wrong, none] = tally.colour;
console.log(
  `${tally.things} things; their colours, from where they are: right ${right}, another ${wrong}, none ${none}`,
);
console.log(`relations from where they are: right ${tally.relation[0]}, wrong ${tally.relation[1]}`);
console.log(
  `by the whole chain ${tally.seen} of the things are found; their colours: right ${tally.chainColour[0]}, another ${tally.chainColour[1]}, none ${tally.chainColour[2]}`,
);
console.log(`the number that is held longest: right in ${tally.number[0]} films, wrong in ${tally.number[1]}`);
await rm(folder, { recursive: true });

function count(into: number[], told: readonly string[], term: string): void {
  into[told[0] === term ? 0 : told.length > 0 ? 1 : 2]!++;
}

/** The most of it first. */
function coloursOf(told: readonly QualityFound[], at: number): readonly string[] {
  return told
    .filter(({ kind, of }) => kind === 'COLOUR' && of[0]!.place === at)
    .sort((a, b) => b.confidence - a.confidence)
    .map(({ label }) => label);
}

function isTrue(label: string, figure: Box, ground: Box): boolean {
  switch (label) {
    case 'left of':
      return figure[0] + figure[2] / 2 < ground[0];
    case 'right of':
      return figure[0] + figure[2] / 2 > ground[0] + ground[2];
    case 'above':
      return figure[1] + figure[3] / 2 < ground[1];
    case 'below':
      return figure[1] + figure[3] / 2 > ground[1] + ground[3];
    default:
      return figure[0] >= ground[0] && figure[0] + figure[2] <= ground[0] + ground[2];
  }
}

function batchOf(media: MediaFile) {
  return {
    subjects: [{ id: media.path, startSeconds: 0, endSeconds: media.facts.durationSeconds }],
    media,
    parameters: {},
    progress: () => undefined,
    signal: new AbortController().signal,
  };
}

async function qualitiesOf(media: MediaFile, sight: SightFound): Promise<readonly QualityFound[]> {
  const [found] = await findQualities({ ...batchOf(media), inputs: { 'visual-contexts': sight } });
  return found!;
}

function shapesOf(random: Random): readonly Shape[] {
  const shapes: Shape[] = [];
  const count = 1 + Math.floor(random.next() * 4);
  for (let attempt = 0; attempt < 200 && shapes.length < count; attempt++) {
    const half = random.between(22, 62);
    const [x, y] = [
      random.between(half + 6, stage.width - half - 6),
      random.between(half + 6, stage.height - half - 6),
    ];
    const box: Box = [
      (x - half) / stage.width,
      (y - half) / stage.height,
      (2 * half) / stage.width,
      (2 * half) / stage.height,
    ];
    const meets = shapes.some(
      ({ box: other }) =>
        box[0] < other[0] + other[2] + 0.03 &&
        other[0] < box[0] + box[2] + 0.03 &&
        box[1] < other[1] + other[3] + 0.05 &&
        other[1] < box[1] + box[3] + 0.05,
    );
    if (!meets) shapes.push({ term: random.oneOf(terms), box });
  }
  return shapes;
}

function paint(pen: Pen, { term, box }: Shape, kind: 'disc' | 'box' | 'star'): void {
  const half = (box[2] * stage.width) / 2;
  const [x, y] = [box[0] * stage.width + half, box[1] * stage.height + half];
  const channels = inks[term];
  const lit = (share: number): string =>
    `rgb(${channels.map((channel) => Math.min(255, Math.round(channel * share))).join(', ')})`;
  const light = pen.createLinearGradient(x - half, y - half, x + half, y + half);
  light.addColorStop(0, lit(1.12));
  light.addColorStop(1, lit(0.86));
  pen.fillStyle = light;
  pen.beginPath();
  if (kind === 'disc') pen.arc(x, y, half, 0, 7);
  else if (kind === 'box') pen.rect(x - half, y - half, 2 * half, 2 * half);
  else {
    for (let point = 0; point < 10; point++) {
      const reach = point % 2 ? half * 0.5 : half;
      const angle = (point / 10) * 2 * Math.PI - Math.PI / 2;
      pen.lineTo(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach);
    }
  }
  pen.fill();
}
