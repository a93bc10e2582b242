import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptionRules, wordsIn } from '../../../src/exchange/descriptions/description.ts';
import { describeFilm } from '../../../src/exchange/descriptions/describe.ts';
import { layOutDescriptions } from '../../../src/exchange/descriptions/lay-out-descriptions.ts';
import type { Remark } from '../../../src/exchange/descriptions/remark.ts';
import { descriptionTrack } from '../../../src/exchange/descriptions/write-description.ts';
import { parseTranscript } from '../../../src/phonetics/transcripts/parse-transcript.ts';
import { sharedSeconds } from '../../../src/sound/time-span.ts';
import { action, seen, shot, thing } from './seen-things.ts';

const film = { durationSeconds: 30, shots: [shot(0, 30)], speech: [] };
const remark = (text: string, atSeconds: number, other: Partial<Remark> = {}): Remark => ({
  text,
  atSeconds,
  latestSeconds: 30,
  shorter: [],
  recurs: false,
  shot: 0,
  isEssential: true,
  weight: 1,
  ...other,
});

const share = fc.double({ min: 0, max: 0.7, noNaN: true });
const labels = ['person', 'dog', 'cup', 'boat', null];
const labelled = fc.constantFrom(...labels);
/** Films of cuts, things, deeds and talk. */
const films = fc
  .record({
    cuts: fc.array(fc.double({ min: 0.4, max: 12, noNaN: true }), { minLength: 1, maxLength: 12 }),
    things: fc.array(fc.tuple(labelled, share, share, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 20 }),
    deeds: fc.array(fc.tuple(fc.constantFrom('wave', 'fall', 'give'), share), { maxLength: 8 }),
    talk: fc.array(fc.tuple(share, fc.double({ min: 0.2, max: 9, noNaN: true })), { maxLength: 10 }),
    texts: fc.array(fc.tuple(fc.string({ maxLength: 300 }), share), { maxLength: 3 }),
  })
  .map(({ cuts, things, deeds, talk, texts }) => {
    const starts = cuts.reduce<number[]>((all, seconds) => [...all, all.at(-1)! + seconds], [0]);
    const durationSeconds = starts.at(-1)!;
    const at = (part: number) => (part / 0.7) * durationSeconds * 0.999;
    return seen({
      durationSeconds,
      shots: cuts.map((_, place) => shot(starts[place]!, starts[place + 1]!)),
      things: things.map(([label, x, from, confidence]) =>
        thing(label, [x, 0.2, 0.2, 0.4], { from: at(from), to: Math.min(durationSeconds, at(from) + 4), confidence }),
      ),
      actions: deeds.map(([label, from]) => action(label, at(from))),
      speech: talk.map(([from, seconds]) => ({ startSeconds: at(from), endSeconds: at(from) + seconds })),
      texts: texts.map(([text, from]) => ({ startSeconds: at(from), endSeconds: at(from) + 2, text, confidence: 1 })),
    });
  });

describe('a description', () => {
  it('has cues in order that never overlap, are never empty, can be said in their time and are not talked over', () => {
    fc.assert(
      fc.property(films, (known) => {
        const { cues } = describeFilm(known);
        expect(cues.length).toBeGreaterThan(0);
        for (const [place, cue] of cues.entries()) {
          expect(cue.text).toMatch(/[\p{L}\p{N}]/u);
          expect(cue.endSeconds).toBeGreaterThan(cue.startSeconds);
          expect(cue.startSeconds).toBeGreaterThanOrEqual(cues[place - 1]?.endSeconds ?? 0);
          if (cue.isExtended) continue;
          expect(cue.endSeconds).toBeLessThanOrEqual(known.durationSeconds);
          const minutes = (cue.endSeconds - cue.startSeconds) / 60;
          expect(wordsIn(cue.text) / minutes).toBeLessThanOrEqual(180);
          for (const words of known.speech) expect(sharedSeconds(words, cue)).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is a WebVTT file that is read back', () => {
    fc.assert(
      fc.property(films, (known) => {
        const description = describeFilm(known);
        const { format, cues } = parseTranscript(descriptionTrack(description), known.durationSeconds + 1);
        expect(format).toBe('WEB_VTT');
        expect(cues).toHaveLength(description.cues.length);
      }),
      { numRuns: 100 },
    );
  });

  it('never says the same twice of one shot', () => {
    fc.assert(
      fc.property(films, (known) => {
        const sentences = (from: number, to: number) =>
          describeFilm(known)
            .cues.filter(({ startSeconds }) => startSeconds >= from && startSeconds < to)
            .flatMap(({ text }) => text.split(/(?<=\.) /u));
        for (const { startSeconds, endSeconds } of known.shots) {
          const all = sentences(startSeconds, Math.min(endSeconds, startSeconds + 30));
          expect(new Set(all).size).toBe(all.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('sentences are laid out', () => {
  it('in the first pause that has room for them', () => {
    const speech = [
      { startSeconds: 0, endSeconds: 4 },
      { startSeconds: 5, endSeconds: 9 },
    ];
    const { cues } = layOutDescriptions([remark('A dog is on the left and a cat on the right.', 1)], {
      ...film,
      speech,
    });
    expect(cues).toMatchObject([{ startSeconds: 9 + descriptionRules.marginSeconds, isExtended: false }]);
  });

  it('with the film held where there is no such pause while they are in view', () => {
    const speech = [{ startSeconds: 0, endSeconds: 30 }];
    const remarks = [
      remark('A dog is on the left.', 1),
      remark('The dog looks happy.', 1, { isEssential: false }),
      remark('The dog falls.', 3),
      remark('The dog leaves the picture.', 20),
    ];
    expect(layOutDescriptions(remarks, { ...film, speech })).toEqual({
      cues: [
        { startSeconds: 1, endSeconds: 1.5, text: 'A dog is on the left.', isExtended: true },
        { startSeconds: 20, endSeconds: 20.5, text: 'The dog leaves the picture.', isExtended: true },
      ],
      leftOut: 2,
    });
  });

  it('one after the other in one cue, and what need not be said makes room for what must', () => {
    const remarks = [
      remark('A dog is on the left.', 0),
      remark('The camera pans to the left.', 0, { isEssential: false }),
      remark('There are also several other things that nobody needs.', 0, { isEssential: false }),
      remark('The dog falls.', 5),
    ];
    const { cues, leftOut } = layOutDescriptions(remarks, film);
    expect(cues.map(({ text }) => text)).toEqual([
      'A dog is on the left. The camera pans to the left.',
      'The dog falls.',
    ]);
    expect(cues[1]!.startSeconds).toBe(5);
    expect(leftOut).toBe(1);
  });

  it('again where it is done again, and once where it stays so', () => {
    const shots = [shot(0, 100)];
    const remarks = [0, 10, 40].flatMap((at) => [
      remark('Text reads: “Exit”.', at, { latestSeconds: 100 }),
      remark('The dog falls.', at, { latestSeconds: 100, recurs: true }),
    ]);
    const { cues } = layOutDescriptions(remarks, { durationSeconds: 100, shots, speech: [] });
    expect(cues.map(({ text }) => text)).toEqual(['Text reads: “Exit”. The dog falls.', 'The dog falls.']);
  });

  it('with less in them where there is no time for all', () => {
    const speech = [{ startSeconds: 4, endSeconds: 30 }];
    const shorter = ['A dog is on the left and a cat on the right.', 'A dog is on the left.'];
    const long = remark('A dog is on the left, a cat on the right and a cup at the bottom.', 0, { shorter });
    expect(layOutDescriptions([long], { ...film, speech }).cues[0]!.text).toBe(shorter[1]);
  });

  it('not much beyond their shot', () => {
    const shots = [shot(0, 1), shot(1, 30)];
    const remarks = [
      remark('A very large dog is on the left and a very small cat on the right.', 0, { latestSeconds: 1 }),
      remark('A cup is on the left.', 1, { shot: 1 }),
    ];
    expect(layOutDescriptions(remarks, { ...film, shots })).toMatchObject({
      cues: [{ startSeconds: 1, text: 'A cup is on the left.' }],
      leftOut: 1,
    });
  });
});
