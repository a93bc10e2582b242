import { createHash } from 'node:crypto';
import { dot } from '../../dsp/dot.ts';
import { EMBEDDING_SIZE } from '../../phonetics/likeness/word-embedder.ts';
import { decodeDescriptor } from '../../sight/appearance/appearance-descriptor.ts';
import { colourBins } from '../../sight/appearance/appearance-features.ts';
import { spaceDims } from '../../sight/appearance/form-space.ts';
import type { Channel } from './moment.ts';

const textDims = 256;

/** Numbers of a part of each channel. */
export const channelDims: Readonly<Record<Channel, number>> = {
  sound: EMBEDDING_SIZE,
  sight: spaceDims + colourBins,
  text: textDims,
};

/** What colours weigh beside form, by length. */
const colourLength = 0.5;

/**
 * A thing's looks as a vector whose products are near where `appearanceDistance` is small.
 * @param descriptor see `appearance-descriptor.ts`
 * @returns shape (224), length 1
 */
export function sightVector(descriptor: Uint8Array): Float32Array {
  const { form, colour } = decodeDescriptor(descriptor);
  return unit(Float32Array.from([...form, ...colour.map((value) => colourLength * value)]));
}

const shortestGram = 2;
const longestGram = 4;

/**
 * Words as the runs of two to four letters in them, each with a sign and a place by its hash (Weinberger et al. 2009): near for
 * words that share letters, in any script, without a model of any language.
 * @param words at least one letter among them, or all is 0
 * @returns shape (256), length 1
 */
export function textVector(words: readonly string[]): Float32Array {
  const vector = new Float32Array(textDims);
  for (const word of words) {
    const letters = [...`_${word.normalize('NFC').toLowerCase()}_`];
    for (let length = shortestGram; length <= longestGram; length++) {
      for (let from = 0; from + length <= letters.length; from++) {
        const hash = createHash('sha256')
          .update(letters.slice(from, from + length).join(''))
          .digest()
          .readUInt32LE(0);
        vector[hash % textDims]! += hash & 0x8000_0000 ? 1 : -1;
      }
    }
  }
  return unit(vector);
}

/** @returns the same where all is 0 */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}
