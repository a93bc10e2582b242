import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeId } from '../../src/graph/node-id.ts';
import { seededRandom } from './seeded-random.ts';
import { decodeWord, makeWordVariants } from './word-variants.ts';

/** One saying of a word whose identity is known to the evaluation, and to nothing else. */
export interface SpokenWord {
  readonly id: string;
  readonly word: string;
  readonly voice: string;
  /** Mono at 16 kHz. */
  readonly samples: Float32Array;
}

/** Recordings 0 to 4 of each digit by each of the six speakers: the test half of the Free Spoken Digit Dataset. */
export function spokenDigits(dataFolder: string): SpokenWord[] {
  const folder = join(dataFolder, 'fsdd', 'recordings');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [word = '', voice = '', take = ''] = file.replace('.flac', '').split('_');
      if (Number(take) > 4) return [];
      return [{ id: nodeId('tok', file), word, voice, samples: decodeWord(join(folder, file)) }];
    });
}

/** Words of one language in one voice, drawn by seed, each as it is and in changed variants. */
export function variedWords(dataFolder: string, language: string, words: number, variants: number): SpokenWord[] {
  const folder = join(dataFolder, 'words', language);
  const random = seededRandom(`words ${language}`);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.opus'))
    .sort();
  const drawn = new Set<string>();
  while (drawn.size < Math.min(words, files.length)) drawn.add(random.oneOf(files));
  return [...drawn].flatMap((file) => varied(join(folder, file), file.replace('.opus', ''), language, variants));
}

/**
 * Words that two voices say: a bare word by the first, a caption by the second (Tux Paint's stamps), most with an
 * article. The caption is chosen where its English one is the word's English name with an article.
 * @param stampsFolder `usr/share/tuxpaint/stamps` of the Debian package tuxpaint-stamps-default
 */
export function wordsOfTwoVoices(
  dataFolder: string,
  stampsFolder: string,
  language: string,
  words: number,
  variants: number,
): SpokenWord[] {
  const captions = new Map<string, string>();
  for (const path of readdirSync(stampsFolder, { recursive: true, encoding: 'utf8' }).sort()) {
    const sound = join(stampsFolder, path.replace(/\.txt$/, `_desc_${language}.ogg`));
    if (!path.endsWith('.txt') || !existsSync(sound)) continue;
    const [english = ''] = readFileSync(join(stampsFolder, path), 'utf8').split('\n');
    const noun = /^(?:an? )?([a-z]+)\.?$/i.exec(english.trim())?.[1]?.toLowerCase();
    if (noun !== undefined && !captions.has(noun)) captions.set(noun, sound);
  }
  const random = seededRandom(`two voices ${language}`);
  const shared = [...captions.keys()].filter((noun) => existsSync(join(dataFolder, 'words', language, `${noun}.opus`)));
  const drawn = new Set<string>();
  while (drawn.size < Math.min(words, shared.length)) drawn.add(random.oneOf(shared));
  return [...drawn].flatMap((noun) => [
    ...varied(join(dataFolder, 'words', language, `${noun}.opus`), noun, 'first', variants),
    ...varied(captions.get(noun)!, noun, 'second', variants),
  ]);
}

function varied(path: string, word: string, voice: string, count: number): SpokenWord[] {
  return makeWordVariants(decodeWord(path), count, `${voice} ${word}`).map(({ samples }, index) => ({
    id: nodeId('tok', voice, word, index),
    word,
    voice,
    samples,
  }));
}
