import { createCanvas } from '@napi-rs/canvas';
import { drawHead, looks } from '../../benchmark/evaluations/sight/rendered/person.ts';
import { openVoice } from '../../src/voice/espeak.ts';
import type { MediaFolder } from '../fixtures/make-media.ts';

const [width, height, ratePerSecond] = [320, 180, 12];

/** A film of a drawn head and of a synthetic voice that says each text, with a second of silence around each. */
export async function filmTalkingHead(folder: MediaFolder, name: string, texts: readonly string[]): Promise<string> {
  const voice = await openVoice();
  const spoken = texts.map((text) => voice.synthesise(text, { voice: 'en-us' }));
  const { sampleRateHz } = spoken[0]!;
  const parts = [
    ...spoken.flatMap(({ samples }) => [new Float32Array(sampleRateHz), samples]),
    new Float32Array(sampleRateHz),
  ];
  const sound = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    sound.set(part, at);
    at += part.length;
  }
  const count = Math.ceil((sound.length / sampleRateHz) * ratePerSecond);
  return await folder.video(name, {
    ...{ width, height, ratePerSecond, frames: heads(count) },
    sound: await folder.wave(`${name}.wav`, sound, { sampleRateHz }),
  });
}

function* heads(count: number): Generator<Uint8Array> {
  for (let frame = 0; frame < count; frame++) {
    const pen = createCanvas(width, height).getContext('2d');
    pen.fillStyle = '#a9b3b8';
    pen.fillRect(0, 0, width, height);
    drawHead(pen, { x: 160, y: 95 }, 58, 0, { mouth: frame % 6 < 3 ? 0.8 : 0 }, looks[0]!);
    const { data } = pen.getImageData(0, 0, width, height);
    yield Uint8Array.from({ length: width * height * 3 }, (_, i) => data[Math.floor(i / 3) * 4 + (i % 3)]!);
  }
}
