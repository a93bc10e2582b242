import { expect, it } from 'vitest';
import { statedGlosses } from '../../../src/exchange/captions/speech-pieces.ts';
import { toCaption } from '../../../src/exchange/captions/to-caption.ts';
import type { HeardPhone } from '../../../src/phonetics/phones/phone.ts';

const choices = { style: 'respelling', leastConfidence: 0.4, unknownSounds: false } as const;
const voice = { startSeconds: 1, endSeconds: 3, label: 'voice', kind: 'HUMAN', confidence: 0.9 } as const;
const dog = { startSeconds: 1, endSeconds: 3, label: 'dog', kind: 'ANIMAL', confidence: 0.9 } as const;

/** A tenth of a second each from second 1 on; a space is a pause of three. */
function phones(ipa: string, confidence = 0.8): HeardPhone[] {
  const heard: HeardPhone[] = [];
  let at = 1;
  for (const each of ipa) {
    if (each === ' ') {
      at += 0.3;
      continue;
    }
    const place = { startSeconds: at, endSeconds: at + 0.1 };
    heard.push({ ...place, ipa: each, confidence, alternatives: [], stress: null, tone: null });
    at += 0.1;
  }
  return heard;
}

const textOf = (found: ReturnType<typeof toCaption>) =>
  found.map((each) =>
    each.kind === 'sound'
      ? `[${each.label}]`
      : each.pieces.map(({ text, joint }, at) => (at === 0 ? text : joint + text)).join(''),
  );

it('writes speech in syllables, with bars or spaces where it pauses', () => {
  expect(textOf(toCaption(voice, phones('banana mi'), choices))).toEqual(['Ba Na Na | Mi']);
  expect(textOf(toCaption(voice, phones('banana mi'), { ...choices, style: 'ipa' }))).toEqual(['banana mi']);
});

it('gives each syllable its time', () => {
  const [caption] = toCaption(voice, phones('banana mi'), choices);
  expect(caption).toMatchObject({
    kind: 'speech',
    pieces: [
      { startSeconds: 1, startsWord: true },
      { startSeconds: expect.closeTo(1.2, 6) as number, startsWord: false },
      { startsWord: false },
      { startsWord: true, endSeconds: expect.closeTo(2.1, 6) as number },
    ],
  });
});

it('writes a known word by its gloss, and what is around it as it sounds', () => {
  const words = statedGlosses([
    { startSeconds: 0, endSeconds: 0.8, meaning: { label: 'earlier' } },
    { startSeconds: 1.19, endSeconds: 1.41, meaning: { label: 'fish' } },
    { startSeconds: 1.41, endSeconds: 1.6, meaning: { label: null } },
    { startSeconds: 1.6, endSeconds: 1.7 },
  ]);
  expect(textOf(toCaption(voice, phones('banana mi'), { ...choices, style: 'gloss' }, words))).toEqual([
    'Ba “fish” Na | Mi',
  ]);
});

it('says that there is speech where its phones are not heard or not surely', () => {
  expect(textOf(toCaption(voice, [], choices))).toEqual(['[unclear speech]']);
  expect(textOf(toCaption(voice, phones('banana', 0.3), choices))).toEqual(['[unclear speech]']);
});

it('shows sounds in brackets, and neither what is unsure nor, unless asked, what is not known', () => {
  expect(textOf(toCaption(dog, [], choices))).toEqual(['[dog]']);
  expect(textOf(toCaption({ ...dog, confidence: 0.3 }, [], choices))).toEqual([]);
  const noise = { ...dog, label: 'noise', kind: 'UNKNOWN' } as const;
  expect(textOf(toCaption(noise, [], choices))).toEqual([]);
  expect(textOf(toCaption(noise, [], { ...choices, unknownSounds: true }))).toEqual(['[noise]']);
});

it('parts an utterance where another speaker goes on', () => {
  const turns = [
    { startSeconds: 1, endSeconds: 1.4, speaker: 'Anna' },
    { startSeconds: 1.4, endSeconds: 2.8, speaker: 'Speaker 2' },
    { startSeconds: 2.8, endSeconds: 3, speaker: 'Anna' },
  ];
  const found = toCaption(voice, phones('banana mi'), choices, [], turns);
  expect(textOf(found)).toEqual(['Ba Na', 'Na | Mi']);
  expect(found).toMatchObject([
    { kind: 'speech', speaker: 'Anna', startSeconds: 1, endSeconds: 1.4 },
    { kind: 'speech', speaker: 'Speaker 2', startSeconds: 1.4, endSeconds: 2.8 },
  ]);
});
