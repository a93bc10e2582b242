import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** One picture with what Tux Paint says of it. */
export interface Stamp {
  readonly picture: string;
  /** By language tag; `en` is the first line of the caption file. */
  readonly captions: ReadonlyMap<string, string>;
  /** Recordings of the captions, by language tag. */
  readonly spoken: ReadonlyMap<string, string>;
  readonly mirrorable: boolean;
}

/** All stamps below `folder` that have a caption, in order of their paths; SVG pictures only if `svg`. */
export async function readStamps(folder: string, { svg }: { svg: boolean }): Promise<Stamp[]> {
  const paths = (await readdir(folder, { recursive: true })).sort();
  const known = new Set(paths);
  const stamps: Stamp[] = [];
  for (const file of paths.filter((one) => one.endsWith('.txt'))) {
    const stem = file.slice(0, -'.txt'.length);
    const picture = [`${stem}.png`, ...(svg ? [`${stem}.svg`] : [])].find((one) => known.has(one));
    if (picture === undefined) continue;
    stamps.push({
      picture: path.join(folder, picture),
      captions: parseCaptions(await readFile(path.join(folder, file), 'utf8')),
      spoken: spokenCaptions(folder, stem, paths),
      mirrorable:
        !known.has(`${stem}.dat`) || !(await readFile(path.join(folder, `${stem}.dat`), 'utf8')).includes('nomirror'),
    });
  }
  return stamps;
}

/** The first line is English, then lines `LANGUAGE.utf8=caption`. */
export function parseCaptions(text: string): Map<string, string> {
  const [english = '', ...others] = text.split(/\r?\n/u);
  const captions = new Map([['en', english.trim()]]);
  for (const line of others) {
    const [, language, caption] = /^([\w@]+)\.utf8=(.*)$/u.exec(line) ?? [];
    if (language !== undefined && caption!.trim() !== '') captions.set(language, caption!.trim());
  }
  return captions;
}

function spokenCaptions(folder: string, stem: string, paths: readonly string[]): Map<string, string> {
  const spoken = new Map<string, string>();
  const start = `${stem}_desc`;
  for (const file of paths.slice(lowerBound(paths, start))) {
    if (!file.startsWith(start)) break;
    const [, language = 'en'] = /^(?:_([A-Za-z_@]+))?\.ogg$/u.exec(file.slice(start.length)) ?? [undefined, ''];
    if (language !== '') spoken.set(language, path.join(folder, file));
  }
  return spoken;
}

function lowerBound(sorted: readonly string[], value: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
