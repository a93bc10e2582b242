/** Films in which texts come and go: signs, labels and captions, of which it is known what they say, when and where. */
import { join } from 'node:path';
import type { Box } from '../../../../src/sight/pictures/picture.ts';
import { seededRandom, type Random } from '../../seeded-random.ts';
import { backdrop, look, still } from './camera.ts';
import { anyColour } from './colours.ts';
import { place } from './places.ts';
import { film, stage, type Pen } from './stage.ts';

export interface TextClip {
  readonly path: string;
  readonly seconds: number;
  readonly texts: readonly TrueText[];
}

export interface TrueText {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Height of its capital letters, pixels of the stage. */
  readonly capitalPixels: number;
  readonly box: Box;
  readonly moves: boolean;
}

interface Sign extends TrueText {
  readonly paint: (pen: Pen, seconds: number) => void;
}

const words =
  'open closed exit bakery milk bread honey station platform hotel museum garden school library kitchen street river market doctor flowers fresh daily welcome please mind the gap push pull coffee tea water fire door private parking north south tickets music radio phone letter paper rose apple lemon sugar salt pepper summer winter monday friday seven twelve 24 1987 9-5 room 101 no entry keep left'.split(
    ' ',
  );
const fonts = ['sans-serif', 'serif', 'monospace', 'bold sans-serif'];

/** @param number also the seed: another number is another film */
export async function makeTextClip(folder: string, number: number, count = 3): Promise<TextClip> {
  const random = seededRandom(`texts ${number}`);
  const seconds = 6;
  const where = place(random);
  const signs = Array.from({ length: count }, (_, i) => sign(random, i, seconds));
  const path = join(folder, `texts-${number}-${count}.mp4`);
  await film(path, seconds, (pen, time) => {
    look(pen, still);
    backdrop(pen, where);
    pen.resetTransform();
    for (const each of signs) if (time >= each.startSeconds && time < each.endSeconds) each.paint(pen, time);
  });
  return { path, seconds, texts: signs.map(({ paint: _, ...text }) => text) };
}

/** @param lane from above, so that no sign hides another */
function sign(random: Random, lane: number, seconds: number): Sign {
  const text = Array.from({ length: 1 + Math.floor(random.next() * 3) }, () => random.oneOf(words))
    .map((word) => (random.next() < 0.4 ? word.toUpperCase() : random.next() < 0.5 ? capital(word) : word))
    .join(' ');
  const size = Math.min(random.between(11, 46), 560 / (text.length * 0.62));
  const [weight, family] = fontOf(random);
  const font = `${weight}${size.toFixed(1)}px ${family}`;
  const startSeconds = Math.round(random.between(0, 2.4) * 24) / 24;
  const endSeconds = Math.round(random.between(startSeconds + 1.5, seconds) * 24) / 24;
  const moves = random.next() < 0.25;
  const speed = moves ? random.between(-30, 30) : 0;
  const width = text.length * size * 0.6;
  const x = random.between(20, Math.max(21, stage.width - width - 40));
  const y = 70 + lane * 110 + random.between(-10, 10);
  const isPanel = random.next() < 0.65;
  const isLight = random.next() < 0.5;
  const ink = isLight ? anyColour(random, 0.3, 0.92) : anyColour(random, 0.5, 0.12);
  const ground = isLight ? anyColour(random, 0.6, 0.22) : anyColour(random, 0.4, 0.88);
  return {
    text,
    startSeconds,
    endSeconds,
    capitalPixels: size * 0.72,
    box: [x / stage.width, (y - size * 0.75) / stage.height, width / stage.width, size / stage.height],
    moves,
    paint: (pen, time) => {
      const left = x + speed * (time - startSeconds);
      pen.font = font;
      if (isPanel) {
        pen.fillStyle = ground;
        pen.fillRect(left - size * 0.5, y - size * 1.1, pen.measureText(text).width + size, size * 1.6);
        pen.fillStyle = ink;
      } else {
        // As captions are: light with a dark outline.
        pen.strokeStyle = '#101014';
        pen.lineWidth = Math.max(2, size / 7);
        pen.strokeText(text, left, y);
        pen.fillStyle = '#f4f4ee';
      }
      pen.fillText(text, left, y);
    },
  };
}

function fontOf(random: Random): readonly [weight: string, family: string] {
  const font = random.oneOf(fonts);
  return font.startsWith('bold ') ? ['bold ', font.slice(5)] : ['', font];
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
