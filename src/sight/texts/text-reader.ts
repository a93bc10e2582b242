import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { resample, type Box, type Picture } from '../pictures/picture.ts';

/** What is written in one place, as it was read once. */
export interface Reading {
  readonly text: string;
  /** 0 to 1 */
  readonly confidence: number;
  readonly box: Box;
}

/** What Tesseract reads best: lines of capital letters about this high (its manual says 20 to 40), pixels. */
const lineHeight = 46;
const mostEnlarged = 4;
/**
 * Room around a place, in heights of it, so that no letter is cut, and whether its text is taken for light though its edge is:
 * tried in this order until one reads surely.
 */
const attempts = [
  { margin: 0.1, inverted: false },
  { margin: 0.35, inverted: false },
  { margin: 0.1, inverted: true },
] as const;
const sure = 0.85;
const mostOfPlace = 0.7;
const leastWordConfidence = 60;

/**
 * Reads what is written in places of pictures, by Tesseract's network of English (`@tesseract.js-data/eng`), in a thread of its
 * own. Nothing is fetched: program and network come with their packages.
 */
export class TextReader {
  private constructor(private readonly worker: Worker) {}

  static async open(): Promise<TextReader> {
    const worker = await createWorker('eng', OEM.LSTM_ONLY, {
      langPath: join(
        dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
        '4.0.0_best_int',
      ),
      cacheMethod: 'none',
      // It is told by the promise that is rejected; without this it would be thrown where nobody can catch it.
      errorHandler: () => undefined,
    });
    await worker.setParameters({
      tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
      // Sauvola's: one threshold for all fails where a place is lighter on one side than on the other.
      thresholding_method: '2',
      user_defined_dpi: '150',
    });
    return new TextReader(worker);
  }

  /** @returns undefined where nothing is written that can be read */
  async read(picture: Picture, place: Box): Promise<Reading | undefined> {
    let best: Reading | undefined;
    for (const { margin, inverted } of attempts) {
      const reading = await this.attempt(picture, place, margin, inverted);
      if (reading && worth(reading) > (best ? worth(best) : 0)) best = reading;
      // Words that could not be read leave a gap: another attempt may read them too.
      if (best && best.confidence >= sure && best.box[2] >= mostOfPlace * place[2]) break;
    }
    return best;
  }

  private async attempt(picture: Picture, place: Box, margin: number, inverted: boolean): Promise<Reading | undefined> {
    const from = [
      (place[0] * picture.width - margin * place[3] * picture.height) | 0,
      (place[1] * picture.height - margin * place[3] * picture.height) | 0,
      Math.ceil(place[2] * picture.width + 2 * margin * place[3] * picture.height),
      Math.ceil(place[3] * picture.height * (1 + 2 * margin)),
    ] as const;
    const scale = Math.min(mostEnlarged, lineHeight / (place[3] * picture.height));
    const [width, height] = [Math.max(16, Math.round(from[2] * scale)), Math.max(16, Math.round(from[3] * scale))];
    const input = asPgm(darkOnLight(resample(picture, width, height, from), inverted));
    const { data } = await this.worker.recognize(input, {}, { blocks: true });
    const words = (data.blocks ?? [])
      .flatMap(({ paragraphs }) => paragraphs)
      .flatMap(({ lines }) => lines)
      .flatMap((line) => line.words)
      .map((word) => ({ ...word, text: withoutFrame(word.text) }))
      .filter(({ text, confidence }) => confidence >= leastWordConfidence && isWritten(text));
    const text = words.map((word) => word.text).join(' ');
    if (!isWorthTelling(text)) return undefined;
    const letters = words.reduce((sum, word) => sum + word.text.length, 0);
    const confidence = words.reduce((sum, word) => sum + (word.confidence / 100) * word.text.length, 0) / letters;
    const [x0, y0] = [Math.min(...words.map(({ bbox }) => bbox.x0)), Math.min(...words.map(({ bbox }) => bbox.y0))];
    const [x1, y1] = [Math.max(...words.map(({ bbox }) => bbox.x1)), Math.max(...words.map(({ bbox }) => bbox.y1))];
    const across = (x: number): number => Math.min(1, Math.max(0, (from[0] + (x / width) * from[2]) / picture.width));
    const down = (y: number): number => Math.min(1, Math.max(0, (from[1] + (y / height) * from[3]) / picture.height));
    return { text, confidence, box: [across(x0), down(y0), across(x1) - across(x0), down(y1) - down(y0)] };
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** Letters by how sure they are. */
function worth({ text, confidence }: Reading): number {
  return text.length * (confidence - 0.5);
}

/** Grey, and the other way round where the edge of the place is darker than what is in it. */
function darkOnLight(
  { width, height, pixels }: Picture,
  inverted: boolean,
): { width: number; height: number; grey: Uint8Array } {
  const grey = new Uint8Array(width * height);
  let [edge, edges, all] = [0, 0, 0];
  for (let i = 0; i < grey.length; i++) {
    const value = 0.299 * pixels[i * 3]! + 0.587 * pixels[i * 3 + 1]! + 0.114 * pixels[i * 3 + 2]!;
    grey[i] = value;
    all += value;
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x > 1 && y > 1 && x < width - 2 && y < height - 2) continue;
    edge += value;
    edges++;
  }
  if (edge / edges < all / grey.length !== inverted) for (let i = 0; i < grey.length; i++) grey[i] = 255 - grey[i]!;
  return { width, height, grey };
}

/** A portable grey map, which Tesseract's picture library reads and which needs no encoder. */
function asPgm({ width, height, grey }: { width: number; height: number; grey: Uint8Array }): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey]);
}

/** The edge of a sign is read as a bracket or a dash. */
function withoutFrame(word: string): string {
  return word.replace(/^[^\p{L}\p{N}("$€£+-]+|[^\p{L}\p{N})."!?%,:]+$/gu, '');
}

/** Letters or digits, and not only marks, which grain and lattices are taken for. */
function isWritten(word: string): boolean {
  const letters = word.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters > 0 && letters >= word.length / 2;
}

/** A letter or digit alone is more often the edge of something. */
function isWorthTelling(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2;
}
