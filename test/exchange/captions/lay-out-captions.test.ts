import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionRules, type SpeechPiece, type ToCaption } from '../../../src/exchange/captions/caption.ts';
import { layOutCaptions } from '../../../src/exchange/captions/lay-out-captions.ts';
import { charactersOf, charactersIn, shownLine } from '../../../src/exchange/captions/caption-block.ts';

const sound = (startSeconds: number, endSeconds: number, label: string): ToCaption => ({
  kind: 'sound',
  startSeconds,
  endSeconds,
  label,
});

/** Syllables one after another from `startSeconds` on, a fifth of a second each; `|` is a pause of a fifth. */
function speech(startSeconds: number, text: string, speaker: string | null = null): ToCaption {
  const pieces: SpeechPiece[] = [];
  let at = startSeconds;
  let startsWord = true;
  for (const part of text.split(' ')) {
    if (part !== '|') {
      const joint = startsWord ? ' | ' : ' ';
      pieces.push({ startSeconds: at, endSeconds: at + 0.2, text: part, joint, startsWord });
    }
    startsWord = part === '|';
    at += 0.2;
  }
  return { kind: 'speech', startSeconds, endSeconds: at, speaker, pieces };
}

const textOf = (heard: readonly ToCaption[], durationSeconds = 60) =>
  layOutCaptions(heard, durationSeconds).captions.map(({ startSeconds, endSeconds, lines }) => [
    Number(startSeconds.toFixed(2)),
    Number(endSeconds.toFixed(2)),
    ...lines.map(shownLine),
  ]);

describe('captions are laid out', () => {
  it('with what sounds together in one of them, in the order in which it began', () => {
    expect(textOf([speech(1, 'Ba Na Na'), sound(0.5, 2, 'dog')])).toEqual([[0.5, 2, '[dog]', 'Ba Na Na']]);
    expect(textOf([speech(1, 'Ba Na Na'), sound(1.2, 2, 'dog')])).toEqual([[1, 2, 'Ba Na Na', '[dog]']]);
  });

  it('with a sound that goes on told once, for three seconds', () => {
    expect(textOf([sound(5, 40, 'rain'), sound(41, 55, 'rain')])).toEqual([[5, 8, '[rain]']]);
  });

  it('with a sound that goes on beneath speech told once, but again after a long while', () => {
    const said = speech(8, 'Ba Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na Na');
    const labels = (heard: readonly ToCaption[]) =>
      textOf(heard)
        .flat()
        .filter((text) => text === '[rain]');
    expect(labels([sound(5, 7, 'rain'), said, sound(14, 16, 'rain')])).toHaveLength(1);
    expect(labels([sound(5, 7, 'rain'), sound(8, 13, 'unclear speech'), sound(14, 16, 'rain')])).toHaveLength(1);
    expect(labels([sound(5, 7, 'rain'), sound(14, 16, 'rain')])).toHaveLength(2);
    expect(labels([sound(5, 7, 'rain'), said, sound(8, 21, 'unclear speech'), sound(22, 24, 'rain')])).toHaveLength(2);
  });

  it('with two sounds on one line where there is no other', () => {
    const heard = [sound(1, 3, 'rain'), speech(1, 'Ba Na'), sound(1.2, 2, 'dog')];
    expect(textOf(heard)).toEqual([
      [1, 3, '[rain]', 'Ba Na'],
      [3.08, 4.08, '[dog]'],
    ]);
    expect(textOf([sound(1, 3, 'rain'), sound(1.1, 3, 'wind'), sound(1.2, 2, 'dog')])).toEqual([
      [1, 3, '[rain]', '[wind] [dog]'],
    ]);
  });

  it('with lines that end between words where they can', () => {
    const heard = speech(0, 'A A A A A A A A A A A A A A A A A A | B B B B B B B B B B B B B');
    expect(textOf([heard])[0]!.slice(2)).toEqual(['A A A A A A A A A A A A A A A A A A', 'B B B B B B B B B B B B B']);
    const long = speech(0, `${'Ma '.repeat(20)}| ${'Na '.repeat(20)}`.trim());
    expect(textOf([long]).map((caption) => caption.slice(2).join(' / '))).toEqual([
      `${'Ma '.repeat(14).trim()} / ${'Ma '.repeat(6).trim()}`,
      `${'Na '.repeat(14).trim()} / ${'Na '.repeat(6).trim()}`,
    ]);
  });

  it('with a name before the first line, which it shortens', () => {
    const [caption] = textOf([speech(0, 'Ma '.repeat(16).trim(), 'Anna')]);
    expect(caption!.slice(2)).toEqual([`Anna: ${'Ma '.repeat(12).trim()}`, 'Ma Ma Ma Ma']);
  });

  it('so that a short sound at the end is there for a second', () => {
    expect(textOf([sound(9.8, 10, 'dog')], 10)).toEqual([[9, 10, '[dog]']]);
    expect(textOf([sound(0, 0.3, 'dog')], 0.3)).toEqual([[0, 1, '[dog]']]);
  });

  it('shortened, and says so, where there is no time to read', () => {
    const fast = Array.from({ length: 40 }, (_, i) => ({
      startSeconds: i / 10,
      endSeconds: (i + 1) / 10,
      text: 'Strengths',
      joint: ' ',
      startsWord: true,
    }));
    const { captions, shortened } = layOutCaptions(
      [{ kind: 'speech', startSeconds: 0, endSeconds: 4, speaker: null, pieces: fast }],
      4,
    );
    expect(shortened).toBeGreaterThan(0);
    expect(captions.some(({ lines }) => lines.at(-1)!.text.endsWith('…'))).toBe(true);
  });

  it('as nothing where there is nothing', () => {
    expect(layOutCaptions([], 10)).toEqual({ captions: [], shortened: 0, leftOut: 0 });
  });

  it('at most two seconds late', () => {
    const many = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(many, (starts) => {
        const heard = starts.map((at, place) => sound(at, at + 8, `sound ${place}`));
        for (const { startSeconds, lines } of layOutCaptions(heard, 60).captions) {
          const places = lines.flatMap(({ text }) =>
            [...text.matchAll(/sound (\d+)/g)].map(([, place]) => Number(place)),
          );
          const first = Math.min(...places.map((place) => starts[place]!));
          expect(startSeconds).toBeLessThanOrEqual(first + captionRules.latestSeconds + 1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('by the rules, whatever is heard', () => {
    const seconds = fc.double({ min: 0, max: 30, noNaN: true });
    const sounds = fc.record({ at: seconds, long: fc.double({ min: 0.01, max: 20, noNaN: true }), label: fc.string() });
    const said = fc.record({
      at: seconds,
      speaker: fc.option(fc.string({ minLength: 1, maxLength: 12 })),
      words: fc.array(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 40 }),
    });
    fc.assert(
      fc.property(fc.array(sounds, { maxLength: 12 }), fc.array(said, { maxLength: 5 }), (noises, utterances) => {
        const heard = [
          ...noises.map(({ at, long, label }) => sound(at, at + long, label)),
          ...utterances.map(({ at, speaker, words }) => speech(at, words.join(' '), speaker)),
        ];
        const { captions, leftOut } = layOutCaptions(heard, 40);
        let free = 0;
        for (const { startSeconds, endSeconds, lines } of captions) {
          expect(startSeconds).toBeGreaterThanOrEqual(free - 1e-9);
          free = endSeconds + captionRules.gapSeconds;
          expect(lines.length).toBeGreaterThan(0);
          expect(lines.length).toBeLessThanOrEqual(captionRules.mostLines);
          for (const line of lines) expect(charactersIn(shownLine(line))).toBeLessThanOrEqual(captionRules.longestLine);
          expect(endSeconds - startSeconds).toBeGreaterThanOrEqual(captionRules.leastSeconds - 1e-6);
          expect(charactersOf(lines) / (endSeconds - startSeconds)).toBeLessThanOrEqual(20 + 1e-6);
        }
        if (heard.length > 0) expect(captions.length + leftOut).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
