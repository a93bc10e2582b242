import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '../seeded-random.ts';
import { pinkNoise } from '../voice-activity/padded-words.ts';
import { decode, pick, sharedData } from '../voice-activity/shared-recordings.ts';

const rate = 16000;
const seconds = 60;
const clipsPerClass = 12;

/** Sounds in which nobody speaks, by kind: made ones, and each class of ESC-10. Mono at 16 kHz. */
export async function* soundsWithoutSpeech(): AsyncGenerator<{ kind: string; recordings: readonly Float32Array[] }> {
  const length = seconds * rate;
  const random = seededRandom('noise');
  yield { kind: 'digital silence', recordings: [new Float32Array(length)] };
  yield { kind: 'white noise', recordings: [Float32Array.from({ length }, () => 0.1 * random.normal())] };
  yield { kind: 'pink noise', recordings: [pinkNoise(length, 'pink').map((sample) => 0.1 * sample)] };
  yield { kind: 'hum of 50 Hz', recordings: [hum(length)] };
  yield { kind: 'music (a made melody in chords)', recordings: [melody(length)] };
  const folder = join(sharedData, 'esc10');
  for (const name of (await readdir(folder)).filter((each) => /^\d/.test(each)).sort()) {
    const files = await pick(join(folder, name), '.ogg', clipsPerClass);
    yield { kind: name.slice(6), recordings: await Promise.all(files.map(decode)) };
  }
}

function hum(length: number): Float32Array {
  return Float32Array.from({ length }, (_, at) =>
    [1, 2, 3, 5, 7].reduce((sum, part) => sum + (0.1 / part) * Math.sin((2 * Math.PI * 50 * part * at) / rate), 0),
  );
}

/** Three voices a chord, each a plucked string of ten partials, a note every third of a second. */
function melody(length: number): Float32Array {
  const random = seededRandom('melody');
  const samples = new Float32Array(length);
  const scale = [0, 2, 4, 5, 7, 9, 11];
  const noteSamples = Math.round(rate / 3);
  for (let start = 0; start < length; start += noteSamples) {
    for (const octave of [0, 12, 24]) {
      const hz = 110 * 2 ** ((random.oneOf(scale) + octave) / 12);
      for (let at = 0; at < 2 * noteSamples && start + at < length; at++) {
        const fade = Math.exp((-4 * at) / rate) * Math.min(1, at / 80);
        let value = 0;
        for (let part = 1; part <= 10 && part * hz < rate / 2; part++) {
          value += Math.sin((2 * Math.PI * part * hz * at) / rate) / part;
        }
        samples[start + at] = samples[start + at]! + 0.06 * fade * value;
      }
    }
  }
  return samples;
}
